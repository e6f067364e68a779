package io.rheobase.network;

/** Gives every target all the sources that it may have. */
record AllToAllSampler(Eligible eligible) implements SourceSampler {

  @Override
  public void draw(int from, int to, Incoming incoming) {
    for (int rank = from; rank < to; rank++) {
      int excluded = eligible.excluded(rank);
      int n = eligible.count(excluded);
      int at = incoming.addAll(n);
      int[] sources = incoming.sources();
      for (int i = 0; i < n; i++) {
        sources[at + i] = eligible.source(i, excluded);
      }
      incoming.endTarget();
    }
  }
}
