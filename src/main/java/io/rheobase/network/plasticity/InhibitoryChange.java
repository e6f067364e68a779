package io.rheobase.network.plasticity;

import io.rheobase.network.plasticity.Plasticity.Pairing;
import java.util.List;

/** {@link Plasticity.InhibitoryStdp}. */
final class InhibitoryChange implements Change {

  private final Plasticity.InhibitoryStdp stdp;
  private final double alpha;
  private final Trace x;
  private final Trace y;

  InhibitoryChange(Plasticity.InhibitoryStdp stdp, int pres, int posts, Decay decay) {
    this.stdp = stdp;
    this.alpha = stdp.alpha();
    this.x = new Trace(pres, decay, Pairing.ALL_TO_ALL);
    this.y = new Trace(posts, decay, Pairing.ALL_TO_ALL);
  }

  @Override
  public void arrive(
      double[] weights, char[] post, int from, int to, int pre, long sample, double[] into) {
    double eta = stdp.eta();
    Plasticity.Bounds bounds = bounds();
    for (int q = from; q < to; q++) {
      double w = weights[q];
      into[post[q]] += w;
      weights[q] = bounds.within(w + eta * (y.without(post[q], sample) - alpha));
    }
  }

  @Override
  public void fire(double[] weights, int[] pre, int n, int post, long sample) {
    double eta = stdp.eta();
    Plasticity.Bounds bounds = bounds();
    for (int i = 0; i < n; i++) {
      weights[i] = bounds.within(weights[i] + eta * x.without(pre[i], sample));
    }
  }

  @Override
  public void arrived(int pre, long sample) {
    x.spike(pre, sample);
  }

  @Override
  public void fired(int post, long sample) {
    y.spike(post, sample);
  }

  @Override
  public List<Trace> pres() {
    return List.of(x);
  }

  @Override
  public List<Trace> posts() {
    return List.of(y);
  }

  @Override
  public Plasticity.Bounds bounds() {
    return stdp.bounds();
  }
}
