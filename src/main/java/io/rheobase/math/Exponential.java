package io.rheobase.math;

/**
 * The exponential function, by a polynomial on [−1/2, 1/2] and an addition to the exponent bits.
 *
 * <p>A kernel that needs exp((V − V_T)/Δ_T) folds the scaling into one fma, {@code t = fma(V,
 * log2(e)/Δ_T, −V_T·log2(e)/Δ_T)}, and calls {@link #exp2}.
 */
public final class Exponential {
  /** log2(e), the factor that takes an argument of exp to one of exp2. */
  public static final double LOG2_E = 1.4426950408889634074;

  private static final double OVERFLOW = 1024.0;
  private static final double UNDERFLOW = -1000.0;

  /** Adding it leaves the nearest integer in the low bits of the sum. */
  private static final double ROUNDER = 0x1.8p52;

  private static final double C0 = 1.0;
  private static final double C1 = 0.69314718055994530925;
  private static final double C2 = 0.24022650695910159567;
  private static final double C3 = 0.055504108664821627039;
  private static final double C4 = 0.0096181291075872566681;
  private static final double C5 = 0.0013333558146406470697;
  private static final double C6 = 1.5403530463724354209e-4;
  private static final double C7 = 1.5252733841556772589e-5;
  private static final double C8 = 1.3215432535912376166e-6;
  private static final double C9 = 1.0178057087733941105e-7;
  private static final double C10 = 7.0741942972885210056e-9;
  private static final double C11 = 4.455817908336064493e-10;

  private Exponential() {}

  /**
   * 2 to the power t, within 0.9 ulp of the real value; exact for integer t.
   *
   * @param t any double
   * @return 2^t; 0 below t = −1000, where 2^t is under 1e-301; +∞ from 1024 on; the canonical NaN
   *     for NaN
   */
  public static double exp2(double t) {
    if (t >= OVERFLOW) {
      return Double.POSITIVE_INFINITY;
    }
    if (!(t >= UNDERFLOW)) {
      return t < UNDERFLOW ? 0.0 : Double.NaN;
    }
    double shifted = t + ROUNDER;
    double f = t - (shifted - ROUNDER);
    double p = Math.fma(C11, f, C10);
    p = Math.fma(p, f, C9);
    p = Math.fma(p, f, C8);
    p = Math.fma(p, f, C7);
    p = Math.fma(p, f, C6);
    p = Math.fma(p, f, C5);
    p = Math.fma(p, f, C4);
    p = Math.fma(p, f, C3);
    p = Math.fma(p, f, C2);
    p = Math.fma(p, f, C1);
    p = Math.fma(p, f, C0);
    // Above 1023.5 the shift is 1024, but f < 0 and p < 1 there: the exponent field stays finite.
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(p) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  /**
   * e to the power x, as {@code exp2(x · log2(e))}. The rounding of that product dominates for
   * large arguments: the error stays below 1 + |x| ulp.
   *
   * @param x any double
   * @return e^x; 0 below x = −693.1, +∞ from 709.79 on, the canonical NaN for NaN
   */
  public static double exp(double x) {
    return exp2(x * LOG2_E);
  }
}
