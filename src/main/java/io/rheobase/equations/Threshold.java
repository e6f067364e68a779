package io.rheobase.equations;

import java.util.Optional;

/**
 * The condition of a spike.
 *
 * @param condition the condition, over state variables, parameters and time
 * @param crossing what crosses what, if the condition is {@code X >= limit} or {@code X > limit}
 *     with a state variable X that the limit does not contain
 */
public record Threshold(Condition condition, Optional<Crossing> crossing) {
  /**
   * A state variable that crosses a limit upwards.
   *
   * @param variable the state variable
   * @param limit its limit, of the same dimension
   */
  public record Crossing(String variable, Numeric limit) {}

  static Threshold of(Condition condition) {
    if (condition instanceof Condition.Comparison comparison
        && (comparison.operator() == ComparisonOperator.GREATER
            || comparison.operator() == ComparisonOperator.GREATER_OR_EQUAL)
        && comparison.left() instanceof Numeric.Reference left
        && left.kind() == ReferenceKind.STATE
        && comparison.right().references().stream().noneMatch(r -> r.name().equals(left.name()))) {
      return new Threshold(condition, Optional.of(new Crossing(left.name(), comparison.right())));
    }
    return new Threshold(condition, Optional.empty());
  }
}
