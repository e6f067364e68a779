package io.rheobase.units;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A unit: its text, its dimension and the power of ten by which it exceeds the coherent unit of
 * that dimension. The coherent units are ms, mV, pA, nS, pF, GOhm, kHz, um and mM; {@code 1 s} is
 * {@code 10^3 ms}, so the scale of {@code s} is 3.
 *
 * @param text the unit without spaces, with {@code u} for micro and {@code /ms} for {@code 1/ms};
 *     {@code 1} without dimension
 * @param dimension its dimension
 * @param scale one of this unit is {@code 10^scale} coherent units
 */
public record Unit(String text, Dimension dimension, int scale) {
  public static final Unit ONE = new Unit("1", Dimension.NONE, 0);

  /**
   * Reads units joined by {@code *}, {@code /} and {@code ^} with whole or half exponents: {@code
   * nS/mV}, {@code /ms}, {@code pA*ms^0.5}, {@code Ohm*cm^2}.
   *
   * @throws UnitException if the text is no unit, or not a power of ten of the coherent one
   */
  public static Unit parse(String text) {
    return UnitParser.parse(text);
  }

  /** The coherent unit of a dimension. */
  public static Unit coherent(Dimension dimension) {
    return new Unit(dimension.symbol(), dimension, 0);
  }

  /** Whether a single name, such as {@code mV}, is that of a unit. */
  public static boolean isName(String name) {
    return UnitNames.find(name).isPresent();
  }

  /** The unit's name nearest to an unknown one. */
  public static Optional<String> nearestName(String name) {
    return UnitNames.nearest(name);
  }

  /** The value {@code number} of this unit in the coherent system, rounded once. */
  public double toCoherent(BigDecimal number) {
    return DecimalText.toDouble(number.scaleByPowerOfTen(scale));
  }

  /**
   * A coherent value as a number of this unit: the shortest decimal that reads back to the same
   * coherent value.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  public String number(double coherent) {
    return DecimalText.layOut(DecimalText.shortest(coherent).scaleByPowerOfTen(-scale));
  }

  /**
   * A coherent value as a quantity in this unit, such as {@code 0.7 nS/mV}; {@link Quantity#parse}
   * reads it back to the same coherent value.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  public String format(double coherent) {
    return text.equals("1") ? number(coherent) : number(coherent) + " " + text;
  }

  @Override
  public String toString() {
    return text;
  }
}
