package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
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
  private final Map<String, String> direct = new LinkedHashMap<>();
  private final List<Addition> additions = new ArrayList<>();
  private final Map<String, PerNeuron> factors = new LinkedHashMap<>();

  /**
   * @param among finds the parameters that an expression uses
   */
  Arrivals(ModelEquations equations, double dt, Function<Numeric, Map<String, PerNeuron>> among) {
    for (Receptor receptor : equations.receptors()) {
      String slot = slot(receptor.name());
      if (isDirect(receptor)) {
        direct.put(receptor.name(), receptor.arrival().get(0).variable());
        continue;
      }
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

  /** Whether a weight is simply added to a state variable of the receptor's own. */
  private static boolean isDirect(Receptor receptor) {
    return receptor.arrival().size() == 1
        && receptor.states().contains(receptor.arrival().get(0).variable())
        && receptor.arrival().get(0).factor() instanceof Numeric.Literal factor
        && factor.value() == 1;
  }

  /** What the engine fills in for a receptor. */
  BoundModel.Receptor receptor(String name, Slots layout) {
    return direct.containsKey(name)
        ? new BoundModel.Receptor(name, layout.index(direct.get(name)), true)
        : new BoundModel.Receptor(name, layout.index(slot(name)), false);
  }

  /** The name of the slot of what arrives at a receptor, which no parameter can have. */
  private static String slot(String receptor) {
    return "arrival[" + receptor + "]";
  }

  /** The names of the slots of the receptors that have one, in their order. */
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
