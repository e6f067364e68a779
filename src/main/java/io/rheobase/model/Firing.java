package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.Assignment;
import io.rheobase.equations.ComparisonOperator;
import io.rheobase.equations.Condition;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.ReferenceKind;
import io.rheobase.equations.StateVariable;
import io.rheobase.equations.Threshold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers threshold and reset. A candidate is a neuron whose condition holds, or whose threshold
 * variable is not a number.
 */
final class Firing {

  /** The parameter that a trace shows at a spike. */
  static final String PEAK = "V_peak";

  private final ModelEquations equations;
  private final Mentions mentions;

  Firing(ModelEquations equations, Mentions mentions) {
    this.equations = equations;
    this.mentions = mentions;
  }

  /**
   * The variable that crosses; of other conditions the first state variable they mention; of a
   * model without threshold, or with one that mentions none, the first.
   */
  String variable() {
    if (equations.threshold().isPresent()) {
      Threshold threshold = equations.threshold().get();
      if (threshold.crossing().isPresent()) {
        return threshold.crossing().get().variable();
      }
      for (String name : mentions.in(threshold.condition())) {
        for (StateVariable state : equations.states()) {
          if (state.name().equals(name)) {
            return name;
          }
        }
      }
    }
    return equations.states().get(0).name();
  }

  /** The variable that a neuron keeps while it is held; a model without a reset holds none. */
  Optional<String> held() {
    return equations.reset().isEmpty() ? Optional.empty() : Optional.of(variable());
  }

  /** What the variable crosses, where parameters alone fix that. */
  Optional<Numeric> limit() {
    if (equations.threshold().isEmpty() || equations.threshold().get().crossing().isEmpty()) {
      return Optional.empty();
    }
    Numeric limit = equations.threshold().get().crossing().get().limit();
    return isParameter(limit) ? Optional.of(limit) : Optional.empty();
  }

  /** Whether the threshold is {@code V >= V_peak}. */
  boolean hasPeak() {
    return limit().isPresent()
        && limit().get() instanceof Numeric.Reference reference
        && reference.name().equals(PEAK);
  }

  /** Says which neurons are candidates after a step. */
  void candidates(Step step, Map<String, Value> after) {
    if (equations.threshold().isEmpty()) {
      return;
    }
    ProgramBuilder b = step.builder();
    Threshold threshold = equations.threshold().get();
    Value sampleAfter = b.add(b.step(), b.constant(1));
    Instant then = new Instant(step.scope(), after, sampleAfter, null, null);
    Value v = after.get(variable());
    Value free = b.not(b.held());
    if (!equations.reset().isEmpty()) {
      b.candidates(b.and(reached(threshold, then, v), free));
      return;
    }
    Instant before = new Instant(step.scope(), step.old(), b.step(), null, null);
    Value crosses = b.and(then.truth(threshold.condition()), free);
    Value crossed = b.and(crosses, b.not(before.truth(threshold.condition())));
    b.candidates(b.or(crossed, b.ne(v, v)));
  }

  /** One comparison says it, where the limit can only be a number. */
  private Value reached(Threshold threshold, Instant then, Value v) {
    ProgramBuilder b = then.builder();
    if (limit().isPresent()) {
      Value limit = then.number(limit().get());
      boolean strict =
          ((Condition.Comparison) threshold.condition()).operator() == ComparisonOperator.GREATER;
      return b.not(strict ? b.le(v, limit) : b.lt(v, limit));
    }
    return b.or(then.truth(threshold.condition()), b.ne(v, v));
  }

  private static boolean isParameter(Numeric limit) {
    return limit instanceof Numeric.Literal
        || limit instanceof Numeric.Negation negation && isParameter(negation.operand())
        || limit instanceof Numeric.Reference r && r.kind() == ReferenceKind.PARAMETER;
  }

  /** The statements of the reset, each after those before it. */
  void reset(Scope scope) {
    ProgramBuilder b = scope.builder();
    Map<String, Value> states = new HashMap<>();
    for (StateVariable state : equations.states()) {
      states.put(state.name(), b.slot(state.name()));
    }
    for (Assignment assignment : equations.reset()) {
      String name = assignment.variable();
      Value value = new Instant(scope, states, b.step(), null, null).number(assignment.value());
      Value old = states.get(name);
      Value changed =
          switch (assignment.operator()) {
            case SET -> value;
            case ADD -> b.add(old, value);
            case SUBTRACT -> b.sub(old, value);
            case MULTIPLY -> b.mul(old, value);
          };
      states.put(name, changed);
      b.next(name, changed);
    }
  }
}
