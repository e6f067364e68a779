package io.rheobase.units;

import java.math.BigDecimal;

/**
 * A number with its unit, as written: {@code 0.7 nS/mV}. The decimal stays exact until {@link
 * #coherent()} rounds it once, so {@code 0.02 s} and {@code 20 ms} are the same double.
 *
 * @param number the number before the unit
 * @param unit its unit; {@link Unit#ONE} if bare
 * @param bare whether no unit was written
 */
public record Quantity(BigDecimal number, Unit unit, boolean bare) {
  private static final int LONGEST = 400;

  /**
   * Reads a number and, after optional spaces, its unit.
   *
   * @throws UnitException if the text is no quantity, has more than 400 characters, or lies outside
   *     what a double holds
   */
  public static Quantity parse(String text) {
    if (text.length() > LONGEST) {
      throw new UnitException(
          "a quantity of more than " + LONGEST + " characters", LONGEST, text.length() - LONGEST);
    }
    int start = skipSpaces(text, 0);
    boolean signed = start < text.length() && "+-".indexOf(text.charAt(start)) >= 0;
    int numberStart = signed ? start + 1 : start;
    DecimalText.Found found =
        DecimalText.scan(text, numberStart)
            .orElseThrow(
                () ->
                    new UnitException(
                        "a number is expected, as in 20 ms",
                        start,
                        Math.max(0, text.length() - start)));
    boolean negative = signed && text.charAt(start) == '-';
    BigDecimal number = negative ? found.value().negate() : found.value();
    int unitStart = skipSpaces(text, found.end());
    Quantity quantity =
        unitStart == text.length()
            ? new Quantity(number, Unit.ONE, true)
            : new Quantity(number, unit(text, unitStart), false);
    quantity.checkRange(text);
    return quantity;
  }

  private static Unit unit(String text, int start) {
    if (text.charAt(start) == '*') {
      throw new UnitException("a unit follows its number without '*', as in 20 ms", start, 1);
    }
    try {
      return Unit.parse(text.substring(start).stripTrailing());
    } catch (UnitException e) {
      throw e.shifted(start);
    }
  }

  private static int skipSpaces(String text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private void checkRange(String text) {
    double value = coherent();
    if (Double.isInfinite(value) || (value == 0 && number.signum() != 0)) {
      throw new UnitException(
          "the value is too " + (value == 0 ? "small" : "large") + " for a double",
          0,
          text.length());
    }
  }

  /** The value in the coherent system, rounded once. */
  public double coherent() {
    return unit.toCoherent(number);
  }

  public Dimension dimension() {
    return unit.dimension();
  }
}
