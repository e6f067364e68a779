package io.rheobase.equations;

import java.util.List;

/** An expression that is true or false. */
public sealed interface Condition extends Expression {
  /** {@code left < right} and the like; both sides have the same dimension. */
  record Comparison(ComparisonOperator operator, Numeric left, Numeric right, Span span)
      implements Condition {
    @Override
    public List<Numeric> children() {
      return List.of(left, right);
    }
  }

  /** {@code left and right}, {@code left or right}. */
  record Logical(LogicalOperator operator, Condition left, Condition right, Span span)
      implements Condition {
    @Override
    public List<Condition> children() {
      return List.of(left, right);
    }
  }

  /** {@code not operand}. */
  record Not(Condition operand, Span span) implements Condition {
    @Override
    public List<Condition> children() {
      return List.of(operand);
    }
  }
}
