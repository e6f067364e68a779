package io.rheobase.record;

/**
 * Writes a double as the shortest decimal that reads back to the same double, the closest one where
 * several are equally short, without allocating.
 *
 * <p>The text is that of {@link Double#toString(double)} since JDK 19, on every JDK and in every
 * locale: plain between 10<sup>-3</sup> and 10<sup>7</sup> with at least one digit after the point
 * ({@code -64.65953679826342}, {@code 100.0}, {@code -0.0}), otherwise with an exponent ({@code
 * 1.0E-5}, {@code 1.0E7}). The non-finite values are {@code NaN}, {@code Infinity} and {@code
 * -Infinity}.
 *
 * <p>Source: R. Giulietti, "The Schubfach way to render doubles", 2020.
 */
public final class ShortestDecimal {
  /** The most characters that one double takes, as in {@code -2.2250738585072014E-308}. */
  public static final int MAX_CHARS = 24;

  private static final int FRACTION_BITS = 52;
  private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
  private static final int EXPONENT_MASK = 0x7FF;
  private static final int MIN_BINARY_EXPONENT = -1074;

  private static final long FIRST_INTEGER_WITH_EXPONENT = 10_000_000;

  /** Subnormals below this many units in the last place have shortest decimals of one digit. */
  private static final long FIRST_SUBNORMAL_OF_TWO_DIGITS = 3;

  private ShortestDecimal() {}

  /**
   * Writes {@code v} in ASCII.
   *
   * @param v any double
   * @param out has room for {@link #MAX_CHARS} bytes from {@code at} on; those behind the text may
   *     be overwritten
   * @param at where the text begins
   * @return the position behind the text
   * @throws IndexOutOfBoundsException if there is too little room
   */
  public static int write(double v, byte[] out, int at) {
    long bits = Double.doubleToRawLongBits(v);
    long fraction = bits & FRACTION_MASK;
    int biased = (int) (bits >>> FRACTION_BITS) & EXPONENT_MASK;
    if (biased == EXPONENT_MASK) {
      return writeNonFinite(v, out, at);
    }
    int p = at;
    if (bits < 0) {
      out[p++] = '-';
    }
    if (biased == 0) {
      return writeSubnormalOrZero(fraction, out, p);
    }
    long c = fraction | FRACTION_MASK + 1;
    int q = biased + MIN_BINARY_EXPONENT - 1;
    if (q < 0 && q > -FRACTION_BITS - 1) {
      long integer = c >> -q;
      if (integer << -q == c) {
        return writeInteger(integer, out, p);
      }
    }
    return writeShortest(c, q, 0, out, p);
  }

  private static int writeNonFinite(double v, byte[] out, int at) {
    String text = v != v ? "NaN" : v > 0 ? "Infinity" : "-Infinity";
    for (int i = 0; i < text.length(); i++) {
      out[at + i] = (byte) text.charAt(i);
    }
    return at + text.length();
  }

  /** Up to 2<sup>53</sup> no other integer rounds to the same double, so all digits are needed. */
  private static int writeInteger(long integer, byte[] out, int at) {
    if (integer >= FIRST_INTEGER_WITH_EXPONENT) {
      return DecimalLayout.write(integer, 0, out, at);
    }
    int point = WholeNumber.write(integer, out, at);
    out[point] = '.';
    out[point + 1] = '0';
    return point + 2;
  }

  private static int writeSubnormalOrZero(long c, byte[] out, int at) {
    if (c == 0) {
      out[at] = '0';
      out[at + 1] = '.';
      out[at + 2] = '0';
      return at + 3;
    }
    // Two digits are always shown; a tenfold value taken to a tenth has the closest two.
    return c < FIRST_SUBNORMAL_OF_TWO_DIGITS
        ? writeShortest(10 * c, MIN_BINARY_EXPONENT, -1, out, at)
        : writeShortest(c, MIN_BINARY_EXPONENT, 0, out, at);
  }

  /**
   * Writes the decimal of c·2<sup>q</sup>·10<sup>e</sup>. Let k be the greatest exponent for which
   * the rounding interval surely holds a multiple of 10<sup>k</sup>. At most one multiple of
   * 10<sup>k+1</sup> lies inside; that is then the shortest decimal, otherwise it is the nearest
   * multiple of 10<sup>k</sup>. Everything is compared in units of 10<sup>k</sup>/4.
   */
  private static int writeShortest(long c, int q, int e, byte[] out, int at) {
    boolean regular = c != FRACTION_MASK + 1 || q == MIN_BINARY_EXPONENT;
    int k = regular ? floorLog10OfPowerOf2(q) : floorLog10OfThreeQuartersOfPowerOf2(q);
    int h = q + floorLog2OfPowerOf10(-k) + 2;
    long high = PowersOfTen.high(-k);
    long low = PowersOfTen.low(-k);

    int odd = (int) c & 1;
    long value = scale(high, low, c << 2 << h);
    long lower = scale(high, low, (c << 2) - (regular ? 2 : 1) << h) + odd;
    long upper = scale(high, low, (c << 2) + 2 << h) - odd;

    // Which candidate is taken is a matter of chance, so it is done without branches.
    long tens = value / 40;
    long lowerTenIsOutside = tens * 40 - lower >>> 63;
    long upperTenIsOutside = upper - (tens + 1) * 40 >>> 63;
    long takeTen = 399 - value >> 63 & -(lowerTenIsOutside ^ upperTenIsOutside);
    long ten = 10 * (tens + lowerTenIsOutside);
    long unit = nearest(value);
    // Below a power of two the interval is half as wide and may not reach the nearest.
    unit += (unit << 2) - lower >>> 63;
    return DecimalLayout.write(ten & takeTen | unit & ~takeTen, k + e, out, at);
  }

  /** value/4, rounded to the nearest integer, ties to even. */
  private static long nearest(long value) {
    return value + 1 + (value >>> 2 & 1) >>> 2;
  }

  /**
   * The product (high·2<sup>63</sup> + low)·x / 2<sup>127</sup>, rounded to odd: down, with the
   * last bit set where anything was cut off.
   */
  private static long scale(long high, long low, long x) {
    long middle = (high * x >>> 1) + Math.multiplyHigh(low, x);
    long top = Math.multiplyHigh(high, x) + (middle >>> 63);
    return top | (middle & Long.MAX_VALUE) + Long.MAX_VALUE >>> 63;
  }

  /** floor(log10(2<sup>q</sup>)), exact for |q| ≤ 1100. */
  private static int floorLog10OfPowerOf2(int q) {
    return q * 315_653 >> 20;
  }

  /** floor(log10(3/4 · 2<sup>q</sup>)), exact for |q| ≤ 1100. */
  private static int floorLog10OfThreeQuartersOfPowerOf2(int q) {
    return q * 631_305 - 261_663 >> 21;
  }

  /** floor(log2(10<sup>e</sup>)), exact for |e| ≤ 330. */
  private static int floorLog2OfPowerOf10(int e) {
    return e * 1_741_647 >> 19;
  }
}
