package io.rheobase.math;

/**
 * The natural logarithm: x = 2^e·m with m in [√½, √2), ln m = 2 artanh(s) with s = (m − 1)/(m + 1)
 * as s times a polynomial in s².
 */
public final class Logarithm {
  /** The bits of √½; subtracting them moves the exponent's carry from m = 1 to m = √½. */
  private static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

  private static final long EXPONENT_FIELD = 0xFFF0000000000000L;

  /** The bits of 1.5·2⁵²: adding a small integer to them gives the bits of 1.5·2⁵² + integer. */
  private static final long ROUNDER_BITS = 0x4338000000000000L;

  private static final double ROUNDER = 0x1.8p52;

  private static final double LN_2 = 0.69314718055994530942;

  private static final double C0 = 1.9999999999999999977;
  private static final double C1 = 0.66666666666667645658;
  private static final double C2 = 0.39999999999302338113;
  private static final double C3 = 0.28571428760641679883;
  private static final double C4 = 0.22222197056726046608;
  private static final double C5 = 0.18183631680229328804;
  private static final double C6 = 0.15312528148364190966;
  private static final double C7 = 0.14809710360655276698;

  private Logarithm() {}

  /**
   * The natural logarithm, within 3.5 ulp.
   *
   * @param x any double
   * @return ln x; −∞ for ±0, +∞ for +∞, NaN for NaN and negative x
   */
  public static double ln(double x) {
    if (x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE) {
      long bits = Double.doubleToRawLongBits(x);
      return ofParts(exponent(bits), mantissa(bits));
    }
    if (x > 0 && x < Double.MIN_NORMAL) {
      long bits = Double.doubleToRawLongBits(x * 0x1p54);
      return ofParts(exponent(bits) - 54, mantissa(bits));
    }
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return x > 0 ? x : Double.NaN;
  }

  /** The e of x = 2^e·m, from the bits of a positive normal x. */
  static double exponent(long bits) {
    return Double.longBitsToDouble(((bits - SQRT_HALF_BITS) >> 52) + ROUNDER_BITS) - ROUNDER;
  }

  /** The m of x = 2^e·m in [√½, √2), from the bits of a positive normal x. */
  static double mantissa(long bits) {
    return Double.longBitsToDouble(bits - ((bits - SQRT_HALF_BITS) & EXPONENT_FIELD));
  }

  /** ln(2^e·m). */
  static double ofParts(double e, double m) {
    double s = (m - 1.0) / (m + 1.0);
    double y = s * s;
    double p = Math.fma(C7, y, C6);
    p = Math.fma(p, y, C5);
    p = Math.fma(p, y, C4);
    p = Math.fma(p, y, C3);
    p = Math.fma(p, y, C2);
    p = Math.fma(p, y, C1);
    p = Math.fma(p, y, C0);
    return Math.fma(e, LN_2, p * s);
  }
}
