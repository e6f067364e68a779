package io.rheobase.network.plasticity;

import io.rheobase.math.Exponential;

/**
 * What is left of something after a number of steps: {@code exp(−steps dt/tau)}, as the product of
 * a factor for the low eight bits of the number and one for the next eight, within 2 ulp.
 */
final class Decay {

  private static final int BITS = 8;
  private static final int SIZE = 1 << BITS;

  private final double perStep;
  private final double[] low = new double[SIZE];
  private final double[] high = new double[SIZE];

  /**
   * @param dt step (ms)
   * @param tau ms; 0 leaves nothing after a step, +∞ leaves all
   */
  Decay(double dt, double tau) {
    perStep = dt / tau;
    for (int i = 0; i < SIZE; i++) {
      low[i] = i == 0 ? 1 : StrictMath.exp(-i * perStep);
      high[i] = i == 0 ? 1 : StrictMath.exp(-(i << BITS) * perStep);
    }
  }

  /**
   * The factor that is left.
   *
   * @param steps not negative
   */
  double over(long steps) {
    return steps < SIZE * SIZE
        ? low[(int) steps & SIZE - 1] * high[(int) steps >> BITS]
        : Exponential.exp(-steps * perStep);
  }
}
