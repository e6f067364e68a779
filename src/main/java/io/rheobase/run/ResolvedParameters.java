package io.rheobase.run;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rheobase.params.DataFile;
import io.rheobase.params.Experiment;
import io.rheobase.params.InputSpec;
import io.rheobase.params.PopulationSpec;
import io.rheobase.params.RefractoryPeriod;
import io.rheobase.params.TraceSpec;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/**
 * An experiment as text: the full form of the parameter file, every value with its unit, nothing
 * left to a default. It is the text whose hash identifies the parameters.
 */
final class ResolvedParameters {
  private ResolvedParameters() {}

  static String yaml(Experiment experiment) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("simulation:\n");
    line(yaml, 1, "dt", quantity(experiment.dt(), "ms"));
    line(yaml, 1, "duration", quantity(experiment.duration(), "ms"));
    line(yaml, 1, "seed", String.valueOf(experiment.seed()));
    yaml.append("\npopulations:\n");
    for (PopulationSpec population : experiment.populations()) {
      population(yaml, population);
    }
    yaml.append("\ninputs:\n");
    for (InputSpec input : experiment.inputs()) {
      line(yaml, 1, input.name(), "");
      line(yaml, 2, "to", input.population());
      line(yaml, 2, kind(input), value(input));
    }
    yaml.append("\nrecord:\n");
    line(yaml, 1, "spikes", "");
    line(
        yaml,
        2,
        "of",
        experiment.populations().stream()
            .map(PopulationSpec::name)
            .collect(Collectors.joining(", ", "[", "]")));
    line(yaml, 2, "spikes", "all");
    for (TraceSpec trace : experiment.traces()) {
      line(yaml, 1, trace.name(), "");
      line(
          yaml,
          2,
          "of",
          "{" + trace.population() + ": " + trace.from() + ".." + (trace.to() - 1) + "}");
      line(yaml, 2, "variables", "[" + trace.variable() + "]");
    }
    return yaml.toString();
  }

  private static void population(StringBuilder yaml, PopulationSpec population) {
    line(yaml, 1, population.name(), "");
    line(yaml, 2, "model", population.model().toString());
    line(yaml, 2, "size", String.valueOf(population.size()));
    line(yaml, 2, "parameters", "");
    population
        .parameters()
        .forEach(
            (name, parameter) ->
                line(yaml, 3, name, quantity(parameter.value(), parameter.unit())));
    line(yaml, 3, "t_ref", refractory(population.refractory()));
    line(yaml, 2, "initial", "");
    line(yaml, 3, "V", quantity(population.initialV(), "mV"));
  }

  private static String refractory(RefractoryPeriod period) {
    if (period.file().isPresent()) {
      RefractoryPeriod.FileColumn from = period.file().get();
      return "{"
          + file(from.file())
          + ", column: "
          + quoted(from.column())
          + ", unit: ms, "
          + hash(from.file())
          + "}";
    }
    return period.values().size() == 1
        ? quantity(period.values().get(0), "ms")
        : period.values().stream()
            .map(value -> quantity(value, "ms"))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String kind(InputSpec input) {
    if (input instanceof InputSpec.Constant) {
      return "constant";
    }
    return input instanceof InputSpec.Gaussian ? "gaussian" : "file";
  }

  private static String value(InputSpec input) {
    if (input instanceof InputSpec.Constant constant) {
      return quantity(constant.value(), "pA");
    }
    if (input instanceof InputSpec.Gaussian gaussian) {
      return "{mean: "
          + quantity(gaussian.mean(), "pA")
          + ", std: "
          + quantity(gaussian.std(), "pA")
          + "}";
    }
    DataFile data = ((InputSpec.FromFile) input).file();
    return "{" + file(data) + ", unit: pA, " + hash(data) + "}";
  }

  private static String file(DataFile file) {
    return "file: " + quoted(file.name());
  }

  private static String hash(DataFile file) {
    return "sha256: " + file.sha256();
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  /** One text for one value, however it was written. */
  private static String quantity(BigDecimal value, String unit) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    boolean unwieldy =
        Math.abs((long) plain.precision() - plain.scale()) > 20 || plain.scale() > 20;
    return (unwieldy ? plain.toString() : plain.toPlainString()) + " " + unit;
  }

  private static void line(StringBuilder yaml, int depth, String key, String value) {
    yaml.append("  ".repeat(depth)).append(key).append(':');
    if (!value.isEmpty()) {
      yaml.append(' ').append(value);
    }
    yaml.append('\n');
  }
}
