package io.rheobase.record;

/**
 * Powers of ten as 126-bit integers, the only constants that {@link ShortestDecimal} needs.
 *
 * <p>For every exponent e the table holds g = floor(10<sup>e</sup> · 2<sup>s</sup>) + 1, where s is
 * the one integer for which 2<sup>125</sup> ≤ 10<sup>e</sup> · 2<sup>s</sup> &lt; 2<sup>126</sup>,
 * split as g = high · 2<sup>63</sup> + low (R. Giulietti, "The Schubfach way to render doubles",
 * 2020).
 */
final class PowersOfTen {
  /** The least and the greatest exponent that a finite double asks for. */
  static final int MIN_EXPONENT = -292;

  static final int MAX_EXPONENT = 324;

  private static final int LIMBS = 6;
  private static final long LIMB_MASK = 0xFFFF_FFFFL;

  private static final long[] TABLE = table();

  private PowersOfTen() {}

  static long high(int exponent) {
    return TABLE[exponent - MIN_EXPONENT << 1];
  }

  static long low(int exponent) {
    return TABLE[(exponent - MIN_EXPONENT << 1) + 1];
  }

  /*
   * A running power is kept to 192 bits and multiplied or divided by ten, rounding down. After 324
   * steps its relative error is below 2^-182; no power in the range lies so close above a 126-bit
   * number without being one, so the floor is exact: tests compare every entry with exact
   * arithmetic. That takes a fraction of the start-up time of the same table by BigInteger.
   */
  private static long[] table() {
    long[] table = new long[(MAX_EXPONENT - MIN_EXPONENT + 1) * 2];
    long[] power = one();
    store(power, table, 0);
    for (int e = 1; e <= MAX_EXPONENT; e++) {
      multiplyByTen(power);
      store(power, table, e);
    }
    power = one();
    for (int e = -1; e >= MIN_EXPONENT; e--) {
      divideByTen(power);
      store(power, table, e);
    }
    return table;
  }

  /** A number of 32-bit limbs, most significant first, shifted so that its top bit is set. */
  private static long[] one() {
    long[] limbs = new long[LIMBS];
    limbs[0] = 1L << 31;
    return limbs;
  }

  private static void multiplyByTen(long[] limbs) {
    long carry = 0;
    for (int i = LIMBS - 1; i >= 0; i--) {
      long product = limbs[i] * 10 + carry;
      limbs[i] = product & LIMB_MASK;
      carry = product >>> 32;
    }
    int shift = 64 - Long.numberOfLeadingZeros(carry);
    for (int i = 0; i < LIMBS; i++) {
      long both = carry << 32 | limbs[i];
      carry = limbs[i];
      limbs[i] = both >>> shift & LIMB_MASK;
    }
  }

  private static void divideByTen(long[] limbs) {
    long remainder = 0;
    for (int i = 0; i < LIMBS; i++) {
      long dividend = remainder << 32 | limbs[i];
      limbs[i] = dividend / 10;
      remainder = dividend % 10;
    }
    int shift = Long.numberOfLeadingZeros(limbs[0]) - 32;
    // The bits that the shift brings in at the bottom are the quotient's next ones.
    long next = (remainder << 32) / 10;
    for (int i = LIMBS - 1; i >= 0; i--) {
      long both = limbs[i] << 32 | next;
      next = limbs[i];
      limbs[i] = both >>> 32 - shift & LIMB_MASK;
    }
  }

  private static void store(long[] limbs, long[] table, int exponent) {
    long first = limbs[0] << 32 | limbs[1];
    long second = limbs[2] << 32 | limbs[3];
    int at = exponent - MIN_EXPONENT << 1;
    table[at] = first >>> 1;
    table[at + 1] = (first << 62 & Long.MAX_VALUE | second >>> 2) + 1;
  }
}
