package io.rheobase.network;

/**
 * Takes every pair with probability p. It draws how many pairs are left out before the next one
 * (geometrically distributed), so that it costs a draw a synapse, not a draw a pair.
 */
final class BernoulliSampler implements SourceSampler {

  private final Wiring wiring;
  private final Eligible eligible;
  private final double p;
  private final double logOfFailure;
  private final DrawStream stream;

  BernoulliSampler(Wiring wiring, double p) {
    this.wiring = wiring;
    this.eligible = new Eligible(wiring);
    this.p = p;
    this.logOfFailure = StrictMath.log1p(-p);
    this.stream = new DrawStream(wiring.key("connection"));
  }

  @Override
  public void draw(int from, int to, Incoming incoming) {
    for (int rank = from; rank < to; rank++) {
      int excluded = eligible.excluded(rank);
      int n = eligible.count(excluded);
      if (p > 0) {
        stream.restart(wiring.to().at(rank), p * n);
        for (long i = stream.failures(logOfFailure);
            i < n;
            i += 1 + Math.min(n, stream.failures(logOfFailure))) {
          incoming.add(eligible.source((int) i, excluded));
        }
      }
      incoming.endTarget();
    }
  }
}
