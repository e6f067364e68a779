package io.rheobase.equations;

import java.math.BigDecimal;
import java.util.Optional;

/** The value of an exponent, which must be a whole number known from the text alone. */
final class ConstantExponent {
  private static final int LARGEST = 100;

  private ConstantExponent() {}

  /** The exponent, or nothing if it is not constant, not whole or beyond ±100. */
  static Optional<Integer> of(Syntax syntax) {
    if (syntax instanceof Syntax.Number number && number.quantity().bare()) {
      return whole(number.quantity().number());
    }
    if (syntax instanceof Syntax.Group group) {
      return of(group.inner());
    }
    if (syntax instanceof Syntax.Prefix prefix && prefix.operator().equals("-")) {
      return of(prefix.operand()).map(value -> -value);
    }
    if (syntax instanceof Syntax.Infix infix) {
      return of(infix.left())
          .flatMap(left -> of(infix.right()).flatMap(right -> of(infix.operator(), left, right)));
    }
    return Optional.empty();
  }

  private static Optional<Integer> of(String operator, int left, int right) {
    BigDecimal first = BigDecimal.valueOf(left);
    BigDecimal second = BigDecimal.valueOf(right);
    return switch (operator) {
      case "+" -> whole(first.add(second));
      case "-" -> whole(first.subtract(second));
      case "*" -> whole(first.multiply(second));
      case "^" -> right < 0 ? Optional.empty() : whole(first.pow(right));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> whole(BigDecimal value) {
    BigDecimal limit = BigDecimal.valueOf(LARGEST);
    boolean small = value.abs().compareTo(limit) <= 0;
    return small && value.remainder(BigDecimal.ONE).signum() == 0
        ? Optional.of(value.intValue())
        : Optional.empty();
  }
}
