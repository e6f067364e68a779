package io.rheobase.cli;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.Parameter;
import io.rheobase.experiment.Model;
import io.rheobase.model.Method;
import io.rheobase.model.PerNeuron;
import io.rheobase.params.ModelLibrary;
import io.rheobase.params.ReceptorLibrary;
import io.rheobase.random.StreamKey;
import io.rheobase.units.NearestName;
import io.rheobase.units.Unit;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the models and the receptors, or shows one model. */
@Command(
    name = "models",
    description =
        "Lists the models and the receptors, or shows one model: equations, parameters, units,"
            + " defaults, source.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class ModelsCommand implements Callable<Integer> {

  private static final double LISTED_DT = 0.1;
  private static final String RECEPTORS = "receptors";

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The model to show, or receptors.")
  private String name;

  @Option(
      names = "--java",
      description =
          "Shows the kernel that is made of the model, as Java: forward Euler, dt = 0.1 ms, every"
              + " parameter at its default.")
  private boolean java;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      for (String each : ModelLibrary.NAMES) {
        show(ModelLibrary.get(each), out);
        out.println();
        out.println();
      }
      showReceptors(out);
    } else if (name.equals(RECEPTORS)) {
      showReceptors(out);
    } else if (ModelLibrary.NAMES.contains(name)) {
      Model model = ModelLibrary.get(name);
      if (java) {
        out.print(listing(model));
      } else {
        show(model, out);
      }
    } else {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "there is no model "
              + name
              + NearestName.of(name, ModelLibrary.NAMES)
                  .map(nearest -> ": did you mean " + nearest + "?")
                  .orElse("; `sim models` lists them"));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private String listing(Model model) {
    if (model.isSpikeSource()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), model.name() + " has no equations, hence no kernel");
    }
    Map<String, PerNeuron> parameters = new HashMap<>();
    for (Parameter parameter : model.equations().parameters()) {
      if (parameter.defaultValue().isEmpty()) {
        parameters.put(parameter.name(), PerNeuron.all(1));
      }
    }
    return new io.rheobase.model.Model(
            model.name(), model.description(), model.source(), model.equations())
        .bind(LISTED_DT, Method.EULER, parameters, new StreamKey(0, 0))
        .listing();
  }

  private static void show(Model model, PrintWriter out) {
    out.println(model.name() + ": " + model.description());
    if (!model.source().isEmpty()) {
      out.println("source: " + model.source());
    }
    block(out, "equations", model.text().equations());
    block(out, "threshold", model.text().threshold());
    block(out, "reset", model.text().reset());
    block(out, "refractory", model.text().refractory());
    block(out, "unit of I", model.text().inputUnit());
    out.println();
    out.println("parameters");
    for (Parameter parameter : model.equations().parameters()) {
      Unit unit = parameter.unit();
      String value =
          parameter
              .defaultValue()
              .map(quantity -> unit.format(quantity.coherent()))
              .orElse("required, in " + unit);
      out.println(
          String.format(
                  Locale.ROOT, "  %-9s %-16s %s", parameter.name(), value, parameter.description())
              .stripTrailing());
    }
    if (!model.initial().isEmpty()) {
      out.println();
      out.println("initial values");
      model
          .initial()
          .forEach((state, value) -> out.printf(Locale.ROOT, "  %-9s %s%n", state, value));
    }
  }

  private static void showReceptors(PrintWriter out) {
    out.println(
        "Receptors of any model. [V] is the unit of its V, [I] that of its input; names become"
            + " g_ampa and so on in a receptor ampa.");
    for (ReceptorLibrary.Kind kind : ReceptorLibrary.kinds()) {
      out.println();
      out.println();
      out.println(kind.acts() + ": " + kind.shape() + ": " + kind.description());
      out.println("source: " + kind.source());
      block(out, "equations", kind.text().equations());
      block(out, "current", kind.text().current());
      block(out, "arrival", kind.text().arrival());
      if (!kind.text().parameters().isEmpty()) {
        out.println();
        out.println("parameters");
      }
      for (ParameterText parameter : kind.text().parameters()) {
        out.println(
            String.format(
                Locale.ROOT,
                "  %-9s required, in %-4s %s",
                parameter.name(),
                parameter.unit(),
                parameter.description()));
      }
    }
  }

  private static void block(PrintWriter out, String title, String text) {
    if (!text.isBlank()) {
      out.println();
      out.println(title);
      text.lines().forEach(line -> out.println("  " + line));
    }
  }
}
