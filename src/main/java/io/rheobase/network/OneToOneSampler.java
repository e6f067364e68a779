package io.rheobase.network;

/** Pairs equal ranks. */
record OneToOneSampler(Wiring wiring) implements SourceSampler {

  @Override
  public void draw(int from, int to, Incoming incoming) {
    for (int target = from; target < to; target++) {
      int source = wiring.from().at(target);
      if (!wiring.excludesSelf() || source != wiring.to().at(target)) {
        incoming.add(source);
      }
      incoming.endTarget();
    }
  }
}
