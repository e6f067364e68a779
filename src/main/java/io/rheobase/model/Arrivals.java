package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.Receptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What arrives at receptors: where it is filled in, and what it adds to state variables. */
final class Arrivals {

  /** An addition of {@code factor * slot} to a state variable, both by their names. */
  private record Addition(String variable, String factor, String slot) {}

  private final List<String> slots = new ArrayList<>();
  private final List<Addition> additions = new ArrayList<>();
  private final Map<String, PerNeuron> factors = new LinkedHashMap<>();

  /**
   * @param among finds the parameters that an expression uses
   */
  Arrivals(ModelEquations equations, double dt, Function<Numeric, Map<String, PerNeuron>> among) {
    for (Receptor receptor : equations.receptors()) {
      String slot = slot(receptor.name());
      slots.add(slot);
      for (Receptor.Arrival arrival : receptor.arrival()) {
        String factor = slot + "[" + additions.size() + "]";
        additions.add(new Addition(arrival.variable(), factor, slot));
        Precomputation computation =
            new Precomputation(equations, dt, List.of(factor), among.apply(arrival.factor()));
        computation.set(factor, computation.instant().number(arrival.factor()));
        double[] numbers = computation.numbers()[0];
        factors.put(
            factor, numbers.length == 1 ? PerNeuron.all(numbers[0]) : PerNeuron.each(numbers));
      }
    }
  }

  /** The name of the slot of what arrives at a receptor, which no parameter can have. */
  static String slot(String receptor) {
    return "arrival[" + receptor + "]";
  }

  /** The names of the slots, in the order of the receptors. */
  List<String> slots() {
    return slots;
  }

  /** What the step reads, by name. */
  Map<String, PerNeuron> factors() {
    return factors;
  }

  /** A state variable with what arrives. */
  Value added(Step step, String variable, Value value) {
    ProgramBuilder b = step.builder();
    Value sum = value;
    for (Addition addition : additions) {
      if (addition.variable().equals(variable)) {
        Value factor = step.scope().parameters().get(addition.factor());
        sum = b.add(sum, b.mul(b.slot(addition.slot()), factor));
      }
    }
    return sum;
  }
}
