package io.rheobase.math;

/** Sine and cosine of angles counted in quarter turns, within half a quarter of zero. */
public final class QuarterTurns {
  private static final double S0 = 1.5707963267948966143;
  private static final double S1 = -0.64596409750624431573;
  private static final double S2 = 0.079692626246043003134;
  private static final double S3 = -0.0046817541323409759917;
  private static final double S4 = 0.00016044115074219091052;
  private static final double S5 = -3.598643352982309702e-6;
  private static final double S6 = 5.6339337815378539538e-8;

  private static final double C0 = 0.99999999999999999997;
  private static final double C1 = -1.2337005501361698118;
  private static final double C2 = 0.2536695079010467091;
  private static final double C3 = -0.020863480763311209103;
  private static final double C4 = 0.00091926027418315572082;
  private static final double C5 = -0.000025202036770460258445;
  private static final double C6 = 4.7106097267578230119e-7;
  private static final double C7 = -6.3212568696285884105e-9;

  private QuarterTurns() {}

  /**
   * sin((π/2)·h), within 2 ulp.
   *
   * @param h quarter turns, in [−1/2, 1/2]; meaningless outside
   */
  public static double sin(double h) {
    double q = h * h;
    double p = Math.fma(S6, q, S5);
    p = Math.fma(p, q, S4);
    p = Math.fma(p, q, S3);
    p = Math.fma(p, q, S2);
    p = Math.fma(p, q, S1);
    p = Math.fma(p, q, S0);
    return p * h;
  }

  /**
   * cos((π/2)·h), within 1 ulp.
   *
   * @param h quarter turns, in [−1/2, 1/2]; meaningless outside
   */
  public static double cos(double h) {
    double q = h * h;
    double p = Math.fma(C7, q, C6);
    p = Math.fma(p, q, C5);
    p = Math.fma(p, q, C4);
    p = Math.fma(p, q, C3);
    p = Math.fma(p, q, C2);
    p = Math.fma(p, q, C1);
    return Math.fma(p, q, C0);
  }
}
