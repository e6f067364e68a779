package io.rheobase.verify;

/** What rules of plasticity make of given spikes, in closed form from spike to spike. */
final class PlasticityTheory {
  private PlasticityTheory() {}

  /**
   * The pairs of spikes a presynaptic spike has on the mean, each counted as e^(−|Δt|/τ): what the
   * rule of Vogels et al. 2011 brings to 2·ρ₀·τ, whatever the correlations are.
   *
   * @param pre spikes of each source (ms)
   * @param post spikes of each target (ms)
   * @param synapses source and target of each
   * @param tau of both traces (ms)
   * @param from the later spike of a pair is behind this time (ms)
   */
  static double pairsPerSpike(
      double[][] pre, double[][] post, int[][] synapses, double tau, double from) {
    double pairs = 0;
    long spikes = 0;
    for (int[] synapse : synapses) {
      double[] x = pre[synapse[0]];
      double[] y = post[synapse[1]];
      double traceX = 0;
      double traceY = 0;
      double last = 0;
      int i = 0;
      int j = 0;
      while (i < x.length || j < y.length) {
        boolean isPre = j == y.length || i < x.length && x[i] <= y[j];
        double time = isPre ? x[i++] : y[j++];
        double kept = StrictMath.exp((last - time) / tau);
        traceX *= kept;
        traceY *= kept;
        last = time;
        if (time > from) {
          pairs += isPre ? traceY : traceX;
          spikes += isPre ? 1 : 0;
        }
        traceX += isPre ? 1 : 0;
        traceY += isPre ? 0 : 1;
      }
    }
    return pairs / spikes;
  }

  /**
   * A weight under dw/dt = η·x·y − w/τ_w from nothing, x and y the spikes filtered by e^(−t/τ)/τ.
   *
   * @param pre spikes as they arrive (ms)
   * @param post spikes (ms)
   * @param eta learning rate
   * @param tau of both rates (ms)
   * @param tauW of the weight (ms)
   * @param at when it is asked for (ms), in order
   */
  static double[] hebbianWeight(
      double[] pre, double[] post, double eta, double tau, double tauW, double... at) {
    double[] weights = new double[at.length];
    double w = 0;
    double x = 0;
    double y = 0;
    double last = 0;
    int i = 0;
    int j = 0;
    for (int k = 0; k < at.length; ) {
      double nextPre = i < pre.length ? pre[i] : Double.POSITIVE_INFINITY;
      double nextPost = j < post.length ? post[j] : Double.POSITIVE_INFINITY;
      double time = Math.min(at[k], Math.min(nextPre, nextPost));
      double kept = StrictMath.exp((last - time) / tauW);
      double fallen = StrictMath.exp((last - time) / tau);
      w = w * kept + eta * x * y * (kept - fallen * fallen) / (2 / tau - 1 / tauW);
      x *= fallen;
      y *= fallen;
      last = time;
      if (time == nextPre) {
        x += 1 / tau;
        i++;
      } else if (time == nextPost) {
        y += 1 / tau;
        j++;
      } else {
        weights[k++] = w;
      }
    }
    return weights;
  }
}
