package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ArithmeticOperator;
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
  private final List<ReceptorStep> receptors;
  private final Map<String, Value> old = new LinkedHashMap<>();
  private final Optional<String> held;
  private final Optional<Numeric> limit;
  private final Value noise;
  private final boolean driven;

  /**
   * @param states of the model and its receptors
   * @param variables those that the method advances
   * @param receptors what advances the others
   * @param firing of the model: which variable is held, and what it crosses
   * @param noisy whether the equations contain {@code xi}
   */
  Step(
      Scope scope,
      List<StateVariable> states,
      List<StateVariable> variables,
      List<ReceptorStep> receptors,
      Firing firing,
      boolean noisy,
      boolean driven) {
    this.driven = driven;
    this.scope = scope;
    this.b = scope.builder();
    this.variables = variables;
    this.receptors = receptors;
    this.held = firing.held();
    this.limit = firing.limit();
    for (StateVariable state : states) {
      old.put(state.name(), b.slot(state.name()));
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

  /** The state variables that the method advances. */
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

  /** The sum of the inputs, which is held over the step; nothing where there is none. */
  Value input() {
    return driven ? b.slot(Slots.INPUT) : b.constant(0);
  }

  /** The instant {@code share} of a step after its beginning. */
  Instant instant(Map<String, Value> states, double share) {
    Value time = share == 0 ? b.step() : b.add(b.step(), b.constant(share));
    return new Instant(scope, states, time, input(), noise);
  }

  /** How far the rates would take the variables of the method within the whole step. */
  Map<String, Value> changes(Map<String, Value> states, double share) {
    return changes(variables, states, share);
  }

  /** How far the rates would take some variables within the whole step. */
  Map<String, Value> changes(List<StateVariable> some, Map<String, Value> states, double share) {
    Instant instant = instant(states, share);
    Map<String, Value> changes = new LinkedHashMap<>();
    for (StateVariable variable : some) {
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

  /** The old values of the variables of the method and a share of their changes. */
  Map<String, Value> along(Map<String, Value> changes, double share) {
    Map<String, Value> states = new LinkedHashMap<>();
    changes.forEach(
        (name, change) -> states.put(name, b.add(old.get(name), b.mul(change, b.constant(share)))));
    return states;
  }

  /**
   * All states at a stage of a step: the old ones and a share of changes, receptors where their own
   * rule takes them by then, but the held variable not beyond the threshold that it is reset from.
   * There an exponential soon is infinite, and everything that the variable drives with it.
   */
  Map<String, Value> stage(Map<String, Value> changes, double stageAt) {
    Map<String, Value> states = whole(along(changes, stageAt), stageAt);
    held.ifPresent(name -> states.compute(name, this::unlessHeld));
    if (held.isPresent() && limit.isPresent()) {
      Value highest = instant(old, 0).number(limit.get());
      states.compute(held.get(), (name, value) -> b.min(value, highest));
    }
    return states;
  }

  /**
   * All states at the end of the step.
   *
   * @param after where the method takes its variables
   * @param arrivals what arrives by then
   */
  Map<String, Value> end(Map<String, Value> after, Arrivals arrivals) {
    Map<String, Value> states = whole(after, 1);
    states.replaceAll((name, value) -> arrivals.added(this, name, value));
    held.ifPresent(name -> states.compute(name, this::unlessHeld));
    return states;
  }

  /** The variables of the method and those of the receptors, in the order of the states. */
  private Map<String, Value> whole(Map<String, Value> variables, double share) {
    Map<String, Value> all = new LinkedHashMap<>(old);
    all.putAll(variables);
    receptors.forEach(receptor -> all.putAll(receptor.along(this, share)));
    return all;
  }

  private Value unlessHeld(String variable, Value value) {
    return b.select(b.held(), old.get(variable), value);
  }
}
