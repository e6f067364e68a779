package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.Optional;

/**
 * The factor in {@code factor * weight}, found by the structure of an expression alone. Where there
 * is one, an arrival of two weights is an arrival of their sum.
 */
final class WeightFactor {
  private WeightFactor() {}

  /** The factor, or nothing where an expression is not proportional to the weight. */
  static Optional<Numeric> of(Numeric expression) {
    if (expression instanceof Numeric.Reference reference && isWeight(reference)) {
      return Optional.of(new Numeric.Literal(1, Unit.ONE, Dimension.NONE, reference.span()));
    }
    if (expression instanceof Numeric.Negation negation) {
      return of(negation.operand()).map(f -> new Numeric.Negation(f, negation.span()));
    }
    return expression instanceof Numeric.Arithmetic arithmetic
        ? ofArithmetic(arithmetic)
        : Optional.empty();
  }

  private static Optional<Numeric> ofArithmetic(Numeric.Arithmetic whole) {
    Numeric left = whole.left();
    Numeric right = whole.right();
    return switch (whole.operator()) {
      case PLUS, MINUS -> of(left).flatMap(l -> of(right).map(r -> with(whole, l, r)));
      case TIMES ->
          isFree(left)
              ? of(right).map(r -> with(whole, left, r))
              : isFree(right) ? of(left).map(l -> with(whole, l, right)) : Optional.empty();
      case DIVIDE -> isFree(right) ? of(left).map(l -> with(whole, l, right)) : Optional.empty();
    };
  }

  private static Numeric with(Numeric.Arithmetic whole, Numeric left, Numeric right) {
    return new Numeric.Arithmetic(whole.operator(), left, right, whole.dimension(), whole.span());
  }

  private static boolean isFree(Numeric expression) {
    return expression.references().stream().noneMatch(WeightFactor::isWeight);
  }

  private static boolean isWeight(Numeric.Reference reference) {
    return reference.name().equals(Scope.WEIGHT);
  }
}
