package io.rheobase.network.plasticity;

import io.rheobase.network.plasticity.Plasticity.Pairing;
import java.util.List;

/**
 * {@link Plasticity.Hebbian}. Between events x y decays with tau/2, so that {@code w(t) = w e^(−t/
 * tau_w) + eta x y (e^(−2t/tau) − e^(−t/tau_w)) / (1/tau_w − 2/tau)}, where x, y and w are the
 * values after the last event of the two neurons. That event is the later one of their last spikes,
 * so nothing has to be kept for it.
 */
final class HebbianChange implements Change {

  /** Where the two rates differ by less than this part, they are taken as equal. */
  private static final double EQUAL = 1e-7;

  private final Plasticity.Hebbian hebbian;
  private final Trace x;
  private final Trace y;
  private final Decay product;
  private final Decay forgetting;
  private final double dt;

  /** {@code eta/tau²}, over the difference of the two rates where they differ. */
  private final double gain;

  private final boolean equalRates;

  HebbianChange(
      Plasticity.Hebbian hebbian,
      int pres,
      int posts,
      double dt,
      Decay ofTraces,
      Decay product,
      Decay forgetting) {
    this.hebbian = hebbian;
    this.x = new Trace(pres, ofTraces, Pairing.ALL_TO_ALL);
    this.y = new Trace(posts, ofTraces, Pairing.ALL_TO_ALL);
    this.product = product;
    this.forgetting = forgetting;
    this.dt = dt;
    double ofProduct = 2 / hebbian.tau();
    double difference = 1 / hebbian.tauW() - ofProduct;
    this.equalRates = Math.abs(difference) < EQUAL * ofProduct;
    double perSpikes = hebbian.eta() / (hebbian.tau() * hebbian.tau());
    this.gain = equalRates ? perSpikes : perSpikes / difference;
  }

  @Override
  public double present(double w, int pre, int post, long sample) {
    long last = Math.max(x.last(pre), y.last(post));
    long steps = sample - last;
    if (steps == 0) {
      return w;
    }
    double forgotten = forgetting.over(steps);
    double course = equalRates ? steps * dt * forgotten : product.over(steps) - forgotten;
    double rates = x.with(pre, last) * y.with(post, last);
    return bounds().within(w * forgotten + gain * rates * course);
  }

  @Override
  public void arrive(
      double[] weights, char[] post, int from, int to, int pre, long sample, double[] into) {
    for (int q = from; q < to; q++) {
      weights[q] = present(weights[q], pre, post[q], sample);
      into[post[q]] += weights[q];
    }
  }

  @Override
  public void fire(double[] weights, int[] pre, int n, int post, long sample) {
    for (int i = 0; i < n; i++) {
      weights[i] = present(weights[i], pre[i], post, sample);
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
    return hebbian.bounds();
  }
}
