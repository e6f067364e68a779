package io.rheobase.units;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Decimal numbers as text, read exactly and written as short as the double allows, with the same
 * result on every JDK.
 */
public final class DecimalText {
  private static final int LONGEST = 400;
  private static final int LARGEST_EXPONENT = 400;
  private static final int PLAIN_DIGITS_BEFORE_POINT = 9;
  private static final int PLAIN_ZEROS_AFTER_POINT = 4;

  /**
   * A number found in a text.
   *
   * @param value its exact value
   * @param end index of the first character after it
   */
  public record Found(BigDecimal value, int end) {}

  private DecimalText() {}

  /**
   * Reads the unsigned number that begins at {@code from}: {@code 5_000}, {@code .1}, {@code 55.},
   * {@code 1e-3}. Underscores stand between digits only.
   *
   * @return nothing if no number begins there
   * @throws UnitException if it has more than 400 characters or an exponent beyond ±400
   */
  public static Optional<Found> scan(String text, int from) {
    int whole = digits(text, from);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      int decimals = digits(text, end + 1);
      if (whole > from || decimals > end + 1) {
        end = decimals;
      }
    }
    if (end == from) {
      return Optional.empty();
    }
    int mantissaEnd = end;
    int exponent = 0;
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int sign = end + 1 < text.length() ? "+-".indexOf(text.charAt(end + 1)) : -1;
      int start = end + (sign < 0 ? 1 : 2);
      int exponentEnd = digits(text, start);
      if (exponentEnd > start) {
        exponent = exponent(text, start, exponentEnd, from) * (sign == 1 ? -1 : 1);
        end = exponentEnd;
      }
    }
    if (end - from > LONGEST) {
      throw new UnitException("a number of more than " + LONGEST + " characters", from, end - from);
    }
    String mantissa = text.substring(from, mantissaEnd).replace("_", "");
    return Optional.of(new Found(new BigDecimal(mantissa).scaleByPowerOfTen(exponent), end));
  }

  private static int exponent(String text, int from, int to, int numberStart) {
    int exponent = 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '_') {
        exponent = 10 * exponent + text.charAt(i) - '0';
      }
      if (exponent > LARGEST_EXPONENT) {
        throw new UnitException(
            "a number with an exponent beyond " + LARGEST_EXPONENT, numberStart, to - numberStart);
      }
    }
    return exponent;
  }

  /** The end of the run of digits, with single underscores between them, from {@code from}. */
  private static int digits(String text, int from) {
    int i = from;
    while (isDigit(text, i) || (i > from && text.charAt(i - 1) != '_' && separates(text, i))) {
      i++;
    }
    return i;
  }

  private static boolean separates(String text, int i) {
    return i < text.length() && text.charAt(i) == '_' && isDigit(text, i + 1);
  }

  private static boolean isDigit(String text, int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  /** The nearest double, rounded once. */
  static double toDouble(BigDecimal value) {
    return Double.parseDouble(value.toString());
  }

  /**
   * The shortest decimal that reads back to the same double.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  static BigDecimal shortest(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number: " + value);
    }
    return new BigDecimal(NumberOutput.toString(value, true)).stripTrailingZeros();
  }

  /** Digits with a point where that is short, else with an exponent: 0.02, 250000, 1.5e-9. */
  static String layOut(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    int beforePoint = stripped.precision() - stripped.scale();
    if (stripped.signum() == 0) {
      return "0";
    }
    if (beforePoint <= PLAIN_DIGITS_BEFORE_POINT && beforePoint > -PLAIN_ZEROS_AFTER_POINT) {
      return stripped.toPlainString();
    }
    BigDecimal mantissa = stripped.scaleByPowerOfTen(1 - beforePoint);
    return mantissa.toPlainString() + "e" + (beforePoint - 1);
  }
}
