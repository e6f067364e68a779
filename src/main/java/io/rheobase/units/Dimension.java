package io.rheobase.units;

import java.util.Optional;

/**
 * A physical dimension: exponents over length, mass, time, current and amount of substance. They
 * are stored doubled, so that half powers such as that of {@code pA*ms^0.5} are whole numbers.
 *
 * @param length twice the exponent of length
 * @param mass twice the exponent of mass
 * @param time twice the exponent of time
 * @param current twice the exponent of electric current
 * @param amount twice the exponent of amount of substance
 */
public record Dimension(int length, int mass, int time, int current, int amount) {
  /** Twice the greatest exponent that any dimension may have. */
  private static final int LIMIT = 400;

  public static final Dimension NONE = new Dimension(0, 0, 0, 0, 0);
  public static final Dimension LENGTH = new Dimension(2, 0, 0, 0, 0);
  public static final Dimension TIME = new Dimension(0, 0, 2, 0, 0);
  public static final Dimension CURRENT = new Dimension(0, 0, 0, 2, 0);
  public static final Dimension AMOUNT = new Dimension(0, 0, 0, 0, 2);
  public static final Dimension VOLTAGE = new Dimension(4, 2, -6, -2, 0);
  public static final Dimension AREA = LENGTH.power(2);
  public static final Dimension FREQUENCY = NONE.per(TIME);
  public static final Dimension CONDUCTANCE = CURRENT.per(VOLTAGE);
  public static final Dimension RESISTANCE = VOLTAGE.per(CURRENT);
  public static final Dimension CHARGE = CURRENT.times(TIME);
  public static final Dimension CAPACITANCE = CHARGE.per(VOLTAGE);
  public static final Dimension CONCENTRATION = AMOUNT.per(LENGTH.power(3));

  /**
   * @throws ArithmeticException if an exponent lies beyond ±200
   */
  public Dimension {
    if (beyond(length) || beyond(mass) || beyond(time) || beyond(current) || beyond(amount)) {
      throw new ArithmeticException("a dimension with an exponent beyond " + LIMIT / 2);
    }
  }

  private static boolean beyond(int doubledExponent) {
    return doubledExponent > LIMIT || doubledExponent < -LIMIT;
  }

  /** The dimension of a product. */
  public Dimension times(Dimension other) {
    return new Dimension(
        length + other.length,
        mass + other.mass,
        time + other.time,
        current + other.current,
        amount + other.amount);
  }

  /** The dimension of a quotient. */
  public Dimension per(Dimension other) {
    return new Dimension(
        length - other.length,
        mass - other.mass,
        time - other.time,
        current - other.current,
        amount - other.amount);
  }

  /**
   * The dimension of an integer power.
   *
   * @throws ArithmeticException if an exponent of the result lies beyond ±200
   */
  public Dimension power(int exponent) {
    return new Dimension(
        Math.multiplyExact(length, exponent),
        Math.multiplyExact(mass, exponent),
        Math.multiplyExact(time, exponent),
        Math.multiplyExact(current, exponent),
        Math.multiplyExact(amount, exponent));
  }

  /** Whether {@link #sqrt()} exists: no exponent is itself a half. */
  public boolean hasSqrt() {
    return ((length | mass | time | current | amount) & 1) == 0;
  }

  /**
   * The dimension of a square root.
   *
   * @throws ArithmeticException if it would need quarter powers
   */
  public Dimension sqrt() {
    if (!hasSqrt()) {
      throw new ArithmeticException("the square root of " + this + " needs quarter powers");
    }
    return new Dimension(length / 2, mass / 2, time / 2, current / 2, amount / 2);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * The coherent unit of this dimension, such as {@code mV/ms}; {@code 1} without dimension. {@link
   * Unit#parse} reads it back.
   */
  public String symbol() {
    return DimensionNames.symbol(this);
  }

  /**
   * The name in the field's terms with the coherent unit, such as {@code voltage (mV)} or {@code
   * current per time (pA/ms)}; the coherent unit alone where there is no such name.
   */
  @Override
  public String toString() {
    return DimensionNames.describe(this);
  }

  /** The name alone, such as {@code voltage}, or nothing where there is none. */
  public Optional<String> name() {
    return DimensionNames.name(this);
  }
}
