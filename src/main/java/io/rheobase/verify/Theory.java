package io.rheobase.verify;

import java.util.function.DoubleUnaryOperator;

/** Rates of single neurons and of a network, in closed form or by quadrature. */
final class Theory {

  private static final double MS_PER_S = 1000;

  /** −ζ(1/2)/√(2π): by how many steps' SD a diffusion on a grid oversteps a threshold. */
  private static final double OVERSHOOT = 0.5825971579390106;

  private Theory() {}

  /** The constants of a leaky integrate-and-fire neuron (ms, mV). */
  record Leaky(double tau, double refractory, double threshold, double reset) {}

  /** The rate (Hz) of a leaky neuron under a constant drive (mV), above threshold. */
  static double rate(Leaky neuron, double mu) {
    return MS_PER_S
        / (neuron.refractory
            + neuron.tau * StrictMath.log((mu - neuron.reset) / (mu - neuron.threshold)));
  }

  /**
   * The rate (Hz) of a leaky neuron under white noise, τ dV = (μ − V) dt + σ√τ dW.
   *
   * <p>Source: Siegert 1951, doi:10.1103/PhysRev.81.617; in the form of Brunel &amp; Hakim 1999,
   * doi:10.1162/089976699300016179, whose integrand is smooth and never overflows: 1/ν = t_ref + τ
   * ∫ e^(−u²)·(e^(2bu) − e^(2au))/u du over u ≥ 0, a = (V_reset − μ)/σ, b = (V_th − μ)/σ.
   */
  static double rate(Leaky neuron, double mu, double sigma) {
    double a = (neuron.reset - mu) / sigma;
    double b = (neuron.threshold - mu) / sigma;
    double peak = Math.max(b, 0);
    double passage =
        simpson(
            u ->
                u == 0
                    ? 2 * (b - a)
                    : (StrictMath.exp(u * (2 * b - u)) - StrictMath.exp(u * (2 * a - u))) / u,
            0,
            peak + 8,
            4000);
    return MS_PER_S / (neuron.refractory + neuron.tau * passage);
  }

  /**
   * The rate (Hz) that a simulation of this neuron on a grid has: its threshold is higher by the
   * overshoot of a random walk.
   *
   * <p>Source: Asmussen, Glynn &amp; Pitman 1995, doi:10.1214/aoap/1177004597.
   */
  static double rateOnGrid(Leaky neuron, double mu, double sigma, double dt) {
    double raised = neuron.threshold + OVERSHOOT * sigma * Math.sqrt(dt / neuron.tau);
    return rate(new Leaky(neuron.tau, neuron.refractory, raised, neuron.reset), mu, sigma);
  }

  /**
   * The rate (Hz) of an exponential integrate-and-fire neuron under a constant drive above
   * rheobase.
   *
   * @param tau membrane time constant (ms)
   * @param rest leak reversal potential and drive/g_L, together (mV)
   */
  static double exponentialRate(
      double tau,
      double rest,
      double slope,
      double foot,
      double reset,
      double peak,
      double refractory) {
    double passage =
        simpson(
            v -> tau / (rest - v + slope * StrictMath.exp((v - foot) / slope)),
            reset,
            peak,
            20_000);
    return MS_PER_S / (refractory + passage);
  }

  /**
   * The rate (Hz) at which a network of excitatory and inhibitory neurons of one kind drives
   * itself.
   *
   * <p>Source: Brunel 2000, doi:10.1023/A:1008925309027, eqs. 4 and 5.
   *
   * @param excitatory synapses of a neuron; a quarter as many are inhibitory
   * @param weight of an excitatory synapse (mV)
   * @param g inhibitory by excitatory weight
   * @param eta external rate by the one that just reaches threshold
   */
  static double networkRate(Leaky neuron, int excitatory, double weight, double g, double eta) {
    double external = eta * neuron.threshold / (weight * excitatory * neuron.tau);
    double low = 0;
    double high = 1 / neuron.refractory;
    for (int i = 0; i < 60; i++) {
      double rate = (low + high) / 2;
      double mu = excitatory * weight * neuron.tau * (external + rate * (1 - g / 4));
      double sigma =
          weight * Math.sqrt(excitatory * neuron.tau * (external + rate * (1 + g * g / 4)));
      if (rate(neuron, mu, sigma) / MS_PER_S > rate) {
        low = rate;
      } else {
        high = rate;
      }
    }
    return MS_PER_S * (low + high) / 2;
  }

  /** Simpson's rule over an even number of intervals. */
  private static double simpson(DoubleUnaryOperator f, double from, double to, int intervals) {
    double h = (to - from) / intervals;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < intervals; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
    }
    return sum * h / 3;
  }
}
