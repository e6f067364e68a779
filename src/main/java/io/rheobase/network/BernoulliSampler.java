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
    this.eligible = Eligible.sources(wiring);
    this.p = p;
    this.logOfFailure = StrictMath.log1p(-p);
    this.stream = new DrawStream(wiring.key("connection"));
  }

  @Override
  public void draw(int from, int to, Incoming incoming) {
    for (int target = from; target < to; target++) {
      if (p > 0) {
        draw(target, incoming);
      }
      incoming.endTarget();
    }
  }

  private void draw(int target, Incoming incoming) {
    int excluded = eligible.excluded(target);
    int n = eligible.count(excluded);
    stream.restart(wiring.to().at(target), p * n);
    long next = stream.failures(logOfFailure);
    while (next < n) {
      incoming.add(wiring.from().at(Eligible.rank((int) next, excluded)));
      next += 1 + Math.min(n, stream.failures(logOfFailure));
    }
  }
}
