package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ArithmeticOperator;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.StateVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step from one sample to the next, as the integrators see it. */
final class Step {

  /** Name of the slot of the standard normals that {@code xi} is made of. */
  static final String NOISE = "xi";

  private final Scope scope;
  private final ProgramBuilder b;
  private final List<StateVariable> variables;
  private final Map<String, Value> old = new LinkedHashMap<>();
  private final Optional<String> held;
  private final Optional<Numeric> limit;
  private final Value noise;

  /**
   * @param firing of the model: which variable is held, and what it crosses
   * @param noisy whether the equations contain {@code xi}
   */
  Step(Scope scope, ModelEquations equations, Firing firing, boolean noisy) {
    this.scope = scope;
    this.b = scope.builder();
    this.variables = equations.states();
    this.held = firing.held();
    this.limit = firing.limit();
    for (StateVariable variable : variables) {
      old.put(variable.name(), b.slot(variable.name()));
    }
    double perRootStep = 1 / Math.sqrt(scope.dt());
    this.noise = noisy ? b.mul(b.slot(NOISE), b.constant(perRootStep)) : null;
  }

  ProgramBuilder builder() {
    return b;
  }

  Scope scope() {
    return scope;
  }

  List<StateVariable> variables() {
    return variables;
  }

  /** The length of the step (ms). */
  double dt() {
    return scope.dt();
  }

  /** The states before the step. */
  Map<String, Value> old() {
    return old;
  }

  /** The input, which is held over the step. */
  Value input() {
    return b.slot(Slots.INPUT);
  }

  /** The instant {@code share} of a step after its beginning. */
  Instant instant(Map<String, Value> states, double share) {
    Value time = share == 0 ? b.step() : b.add(b.step(), b.constant(share));
    return new Instant(scope, states, time, input(), noise);
  }

  /** How far the rates would take all variables within the whole step. */
  Map<String, Value> changes(Map<String, Value> states, double share) {
    Instant instant = instant(states, share);
    Map<String, Value> changes = new LinkedHashMap<>();
    for (StateVariable variable : variables) {
      changes.put(variable.name(), change(variable.rate(), instant));
    }
    return changes;
  }

  /** Of a rate like {@code (E_L - V)/tau_m} it is the numerator times {@code dt/tau_m}. */
  private Value change(Numeric rate, Instant instant) {
    if (rate instanceof Numeric.Arithmetic quotient
        && quotient.operator() == ArithmeticOperator.DIVIDE) {
      Value divisor = instant.number(quotient.right());
      if (divisor.isConstant()) {
        return b.mul(instant.number(quotient.left()), b.constant(dt() / divisor.number()));
      }
    }
    return b.mul(instant.number(rate), b.constant(dt()));
  }

  /** The old states and a share of changes. */
  Map<String, Value> along(Map<String, Value> changes, double share) {
    Map<String, Value> states = new LinkedHashMap<>();
    for (Map.Entry<String, Value> entry : old.entrySet()) {
      String name = entry.getKey();
      Value change = b.mul(changes.get(name), b.constant(share));
      states.put(name, unlessHeld(name, b.add(entry.getValue(), change)));
    }
    return states;
  }

  /**
   * A stage of a step: the old states and a share of changes, but with the held variable not beyond
   * the threshold that it is reset from. There an exponential soon is infinite, and everything that
   * the variable drives with it.
   */
  Map<String, Value> stage(Map<String, Value> changes, double share) {
    Map<String, Value> states = along(changes, share);
    if (held.isPresent() && limit.isPresent()) {
      Value highest = instant(old, 0).number(limit.get());
      states.compute(held.get(), (name, value) -> b.min(value, highest));
    }
    return states;
  }

  /** A new value, which a held variable does not take. */
  Value unlessHeld(String variable, Value value) {
    return held.isPresent() && held.get().equals(variable)
        ? b.select(b.held(), old.get(variable), value)
        : value;
  }
}
