package io.rheobase.network;

/** Gives every target all the sources that it may have. */
record AllToAllSampler(Wiring wiring) implements SourceSampler {

  @Override
  public void draw(int from, int to, Incoming incoming) {
    Eligible eligible = Eligible.sources(wiring);
    for (int target = from; target < to; target++) {
      int excluded = eligible.excluded(target);
      int n = eligible.count(excluded);
      int at = incoming.addAll(n);
      int[] sources = incoming.sources();
      for (int i = 0; i < n; i++) {
        sources[at + i] = wiring.from().at(Eligible.rank(i, excluded));
      }
      incoming.endTarget();
    }
  }
}
