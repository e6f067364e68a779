package io.rheobase.network.plasticity;

import java.util.List;

/** {@link Plasticity.TripletStdp}. */
final class TripletChange implements Change {

  private final Plasticity.TripletStdp stdp;
  private final double scale;
  private final Trace r1;
  private final Trace r2;
  private final Trace o1;
  private final Trace o2;

  TripletChange(
      Plasticity.TripletStdp stdp,
      int pres,
      int posts,
      Decay ofR1,
      Decay ofR2,
      Decay ofO1,
      Decay ofO2) {
    this.stdp = stdp;
    this.scale = stdp.bounds().max();
    this.r1 = new Trace(pres, ofR1, stdp.pairing());
    this.r2 = new Trace(pres, ofR2, stdp.pairing());
    this.o1 = new Trace(posts, ofO1, stdp.pairing());
    this.o2 = new Trace(posts, ofO2, stdp.pairing());
  }

  @Override
  public void arrive(
      double[] weights, char[] post, int from, int to, int pre, long sample, double[] into) {
    Plasticity.Bounds bounds = bounds();
    double amplitude = scale * (stdp.a2Minus() + stdp.a3Minus() * r2.without(pre, sample));
    for (int q = from; q < to; q++) {
      double w = weights[q];
      into[post[q]] += w;
      weights[q] = bounds.within(w - amplitude * o1.without(post[q], sample));
    }
  }

  @Override
  public void fire(double[] weights, int[] pre, int n, int post, long sample) {
    Plasticity.Bounds bounds = bounds();
    double amplitude = scale * (stdp.a2Plus() + stdp.a3Plus() * o2.without(post, sample));
    for (int i = 0; i < n; i++) {
      weights[i] = bounds.within(weights[i] + amplitude * r1.without(pre[i], sample));
    }
  }

  @Override
  public void arrived(int pre, long sample) {
    r1.spike(pre, sample);
    r2.spike(pre, sample);
  }

  @Override
  public void fired(int post, long sample) {
    o1.spike(post, sample);
    o2.spike(post, sample);
  }

  @Override
  public List<Trace> pres() {
    return List.of(r1, r2);
  }

  @Override
  public List<Trace> posts() {
    return List.of(o1, o2);
  }

  @Override
  public Plasticity.Bounds bounds() {
    return stdp.bounds();
  }
}
