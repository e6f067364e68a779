package io.rheobase.model;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import io.rheobase.equations.ModelText.ParameterText;
import java.util.ArrayList;
import java.util.List;

/** Models written in a test. */
final class Texts {
  private Texts() {}

  /** Each parameter is written {@code name = default : unit}. */
  static Model model(String equations, String threshold, String reset, String... parameters) {
    List<ParameterText> texts = new ArrayList<>();
    for (String line : parameters) {
      String[] parts = line.split("[=:]");
      texts.add(new ParameterText(parts[0].strip(), parts[2].strip(), parts[1].strip(), ""));
    }
    return new Model(
        "test",
        "",
        "",
        ModelEquations.of(
            new ModelText(
                equations,
                threshold,
                reset,
                texts.stream().anyMatch(p -> p.name().equals("t_ref")) ? "t_ref" : "",
                "",
                texts)));
  }

  static BoundModel bind(Model model, double dt, Method method, Object... parameters) {
    return model.bind(dt, method, Experiment.values(parameters), Experiment.NOISE);
  }
}
