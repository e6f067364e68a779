package io.rheobase.input;

/**
 * The standard deviation of a {@link GaussianCurrent} drawn anew every step that stands for white
 * noise, so that what it does to a membrane does not depend on the step.
 */
public final class WhiteNoise {
  private WhiteNoise() {}

  /**
   * White noise as the membrane sees it, {@code tau_m dV = (μ − V) dt + σ √tau_m dW}: a free
   * membrane then varies with variance σ²/2 (Brunel 2000, doi:10.1023/A:1008925309027). Each step's
   * current has the standard deviation {@code σ/R_m · √(tau_m/dt)}.
   *
   * @param sigma σ (mV)
   * @param leakConductance g_L = 1/R_m (nS)
   * @param tauM membrane time constant (ms)
   * @param dt step (ms)
   * @return pA
   */
  public static double std(double sigma, double leakConductance, double tauM, double dt) {
    return sigma * leakConductance * Math.sqrt(tauM / dt);
  }

  /**
   * White noise by its intensity: the integral of the current over a time T has the standard
   * deviation {@code intensity · √T}.
   *
   * @param intensity pA·ms^½
   * @param dt step (ms)
   * @return pA
   */
  public static double std(double intensity, double dt) {
    return intensity / Math.sqrt(dt);
  }
}
