package io.rheobase.run;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values, targets and files as they stand in a parameter file, one text for one meaning. */
final class ResolvedValues {
  private ResolvedValues() {}

  /** Values with their units, on one line. */
  static String text(Values values) {
    Unit unit = values.unit();
    if (values instanceof Values.Constant constant) {
      return unit.format(constant.value());
    }
    if (values instanceof Values.Listed listed) {
      return list(listed.values(), unit);
    }
    if (values instanceof Values.Linspace linspace) {
      return "{linspace: " + pair(linspace.first(), linspace.last(), unit) + "}";
    }
    if (values instanceof Values.Uniform uniform) {
      return "{uniform: " + pair(uniform.low(), uniform.high(), unit) + "}";
    }
    if (values instanceof Values.Normal normal) {
      return "{normal: {mean: "
          + unit.format(normal.mean())
          + ", std: "
          + unit.format(normal.std())
          + (Double.isFinite(normal.min()) ? ", min: " + unit.format(normal.min()) : "")
          + (Double.isFinite(normal.max()) ? ", max: " + unit.format(normal.max()) : "")
          + ", bounds: "
          + normal.bounds()
          + "}}";
    }
    if (values instanceof Values.Lognormal lognormal) {
      return "{lognormal: {mean: "
          + unit.format(lognormal.mean())
          + ", std: "
          + unit.format(lognormal.std())
          + "}}";
    }
    Values.FromFile from = (Values.FromFile) values;
    return "{file: "
        + quoted(from.file().name())
        + ", column: "
        + quoted(from.column())
        + ", unit: "
        + unit(from.columnUnit())
        + ", "
        + hash(from.file())
        + "}";
  }

  private static String list(Numbers values, Unit unit) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> unit.format(values.get(i)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String pair(double first, double second, Unit unit) {
    return "[" + unit.format(first) + ", " + unit.format(second) + "]";
  }

  /** A unit alone; that of numbers without dimension in quotes, since it looks like a number. */
  static String unit(Unit unit) {
    return unit.equals(Unit.ONE) ? "\"1\"" : unit.text();
  }

  static String hash(DataFile file) {
    return "sha256: " + file.sha256();
  }

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  /**
   * Neurons.
   *
   * @param whole whether each target is all of its population
   */
  static String targets(List<Target> targets, Predicate<Target> whole) {
    return targets.size() == 1
        ? target(targets.get(0), whole)
        : targets.stream()
            .map(target -> target(target, whole))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String target(Target target, Predicate<Target> whole) {
    if (whole.test(target)) {
      return target.population();
    }
    String ranges =
        target.neurons().size() == 1
            ? range(target.neurons().get(0))
            : target.neurons().stream()
                .map(ResolvedValues::range)
                .collect(Collectors.joining(", ", "[", "]"));
    return "{" + target.population() + ": " + ranges + "}";
  }

  private static String range(NeuronRange range) {
    return range.from() + ".." + range.to();
  }
}
