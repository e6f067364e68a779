package io.rheobase.network.plasticity;

import io.rheobase.network.plasticity.Plasticity.Pairing;

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
  public double atArrival(double w, int pre, int post, long sample) {
    return bounds().within(w + stdp.eta() * (y.without(post, sample) - alpha));
  }

  @Override
  public double atSpike(double w, int pre, int post, long sample) {
    return bounds().within(w + stdp.eta() * x.without(pre, sample));
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
  public Plasticity.Bounds bounds() {
    return stdp.bounds();
  }
}
