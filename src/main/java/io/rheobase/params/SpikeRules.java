package io.rheobase.params;

import io.rheobase.equations.Assignment;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.ReferenceKind;
import io.rheobase.equations.Threshold;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Values;
import io.rheobase.units.Unit;
import java.util.Optional;

/**
 * What a model with a reset asks of its values: the reset leads below the threshold, and no neuron
 * begins at it. Drawn values are held to it only as far as their bounds say.
 */
final class SpikeRules {

  private final Population population;
  private final Given.Keys parameters;
  private final Given.Keys initial;
  private final Faults faults;

  private record Named(String name, Values values) {}

  SpikeRules(Population population, Given.Keys parameters, Given.Keys initial, Faults faults) {
    this.population = population;
    this.parameters = parameters;
    this.initial = initial;
    this.faults = faults;
  }

  /** Whether the rules hold; faults say where they do not. */
  boolean hold() {
    Optional<Threshold.Crossing> crossing =
        population.model().equations().threshold().flatMap(Threshold::crossing);
    if (crossing.isEmpty()) {
      return true;
    }
    Optional<Named> limit = named(crossing.get().limit(), "the threshold");
    Optional<Named> reset =
        population.model().equations().reset().stream()
            .filter(a -> a.variable().equals(crossing.get().variable()))
            .filter(a -> a.operator() == Assignment.Operator.SET)
            .findFirst()
            .flatMap(a -> named(a.value(), "the reset"));
    if (limit.isEmpty() || reset.isEmpty()) {
      return true;
    }
    String variable = crossing.get().variable();
    boolean below =
        isBelow(
            reset.get(),
            limit.get(),
            place(parameters, reset.get().name(), limit.get().name()),
            "a neuron that is reset to its threshold would spike at every step");
    return isBelow(
            new Named("the initial " + variable, population.initial().get(variable)),
            limit.get(),
            initial.has(variable)
                ? initial.keyAt(variable)
                : place(parameters, "E_L", limit.get().name()),
            "a neuron cannot start at its threshold")
        && below;
  }

  private Position place(Given.Keys keys, String name, String other) {
    return keys.has(name) ? keys.keyAt(name) : keys.keyAt(other);
  }

  private Optional<Named> named(Numeric value, String what) {
    if (value instanceof Numeric.Reference reference
        && reference.kind() == ReferenceKind.PARAMETER) {
      return Optional.of(
          new Named(reference.name(), population.parameters().get(reference.name())));
    }
    if (value instanceof Numeric.Negation negation
        && negation.operand() instanceof Numeric.Literal literal) {
      return Optional.of(constant(what, -literal.value(), literal.unit()));
    }
    return value instanceof Numeric.Literal literal
        ? Optional.of(constant(what, literal.value(), literal.unit()))
        : Optional.empty();
  }

  private static Named constant(String what, double value, Unit unit) {
    return new Named(what, new Values.Constant(value, unit));
  }

  private boolean isBelow(Named low, Named high, Position at, String why) {
    int neurons = population.size();
    if (low.values().greatest() < high.values().least()) {
      return true;
    }
    if (low.values() instanceof Values.Known lower && high.values() instanceof Values.Known upper) {
      for (int i = 0; i < neurons; i++) {
        if (lower.at(i, neurons) >= upper.at(i, neurons)) {
          boolean same = lower instanceof Values.Constant && upper instanceof Values.Constant;
          report(
              low,
              lower.at(i, neurons),
              high,
              upper.at(i, neurons),
              at,
              (same ? "" : " for neuron " + i) + ": " + why);
          return false;
        }
      }
      return true;
    }
    if (low.values().least() >= high.values().greatest()
        || low.values() instanceof Values.Uniform
            && low.values().greatest() >= high.values().greatest()) {
      double reached =
          low.values() instanceof Values.Uniform uniform ? uniform.high() : low.values().greatest();
      report(low, reached, high, high.values().greatest(), at, ": " + why);
      return false;
    }
    return true;
  }

  private void report(Named low, double lower, Named high, double upper, Position at, String why) {
    faults.error(
        at,
        low.name()
            + " ("
            + shown(low, lower)
            + ") must lie below "
            + high.name()
            + " ("
            + shown(high, upper)
            + ")"
            + why,
        "lower the one or raise the other");
  }

  private static String shown(Named named, double value) {
    return Double.isFinite(value) ? named.values().unit().format(value) : "without bound";
  }
}
