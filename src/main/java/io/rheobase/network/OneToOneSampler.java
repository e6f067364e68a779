package io.rheobase.network;

/** Pairs equal ranks. */
record OneToOneSampler(Wiring wiring) implements SourceSampler {

  @Override
  public void draw(int from, int to, Incoming incoming) {
    for (int rank = from; rank < to; rank++) {
      int source = wiring.from().at(rank);
      if (!wiring.excludesSelf() || source != wiring.to().at(rank)) {
        incoming.add(source);
      }
      incoming.endTarget();
    }
  }
}
