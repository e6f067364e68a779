package io.rheobase.network.plasticity;

import io.rheobase.network.plasticity.Plasticity.WeightDependence;
import java.util.List;

/** {@link Plasticity.Stdp}. */
final class PairChange implements Change {

  private final Plasticity.Stdp stdp;
  private final Trace x;
  private final Trace y;

  /** A change is the amplitude times {@code offset + slope w}. */
  private final double potentiationOffset;

  private final double potentiationSlope;
  private final double depressionOffset;
  private final double depressionSlope;

  PairChange(Plasticity.Stdp stdp, int pres, int posts, Decay ofX, Decay ofY) {
    this.stdp = stdp;
    this.x = new Trace(pres, ofX, stdp.pairing());
    this.y = new Trace(posts, ofY, stdp.pairing());
    boolean softAbove = stdp.dependence() == WeightDependence.MULTIPLICATIVE;
    boolean softBelow = stdp.dependence() != WeightDependence.ADDITIVE;
    this.potentiationOffset = stdp.bounds().max();
    this.potentiationSlope = softAbove ? -1 : 0;
    this.depressionOffset = softBelow ? -stdp.bounds().min() : stdp.bounds().max();
    this.depressionSlope = softBelow ? 1 : 0;
  }

  @Override
  public void arrive(
      double[] weights, char[] post, int from, int to, int pre, long sample, double[] into) {
    double amplitude = stdp.aMinus();
    Plasticity.Bounds bounds = bounds();
    for (int q = from; q < to; q++) {
      double w = weights[q];
      into[post[q]] += w;
      double scale = depressionOffset + depressionSlope * w;
      weights[q] = bounds.within(w - amplitude * scale * y.without(post[q], sample));
    }
  }

  @Override
  public void fire(double[] weights, int[] pre, int n, int post, long sample) {
    double amplitude = stdp.aPlus();
    Plasticity.Bounds bounds = bounds();
    for (int i = 0; i < n; i++) {
      double w = weights[i];
      double scale = potentiationOffset + potentiationSlope * w;
      weights[i] = bounds.within(w + amplitude * scale * x.without(pre[i], sample));
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
