package io.rheobase.network;

import java.util.function.IntUnaryOperator;

/** Gives every target a number of sources, chosen uniformly. */
final class IndegreeSampler implements SourceSampler {

  private final Wiring wiring;
  private final IntUnaryOperator indegree;
  private final Eligible eligible;
  private final DrawStream stream;
  private final UniformChoice choice;

  /**
   * @param indegree of the target of each rank
   */
  IndegreeSampler(Wiring wiring, IntUnaryOperator indegree) {
    this.wiring = wiring;
    this.indegree = indegree;
    this.eligible = Eligible.sources(wiring);
    this.stream = new DrawStream(wiring.key("connection"));
    this.choice = new UniformChoice(wiring.from().count(), wiring.multapses());
  }

  @Override
  public void draw(int from, int to, Incoming incoming) {
    for (int target = from; target < to; target++) {
      int n = indegree.applyAsInt(target);
      int excluded = eligible.excluded(target);
      int at = incoming.addAll(n);
      int[] sources = incoming.sources();
      stream.restart(wiring.to().at(target), n);
      choice.draw(stream, n, eligible.count(excluded), sources, at);
      for (int i = at; i < at + n; i++) {
        sources[i] = wiring.from().at(Eligible.rank(sources[i], excluded));
      }
      incoming.endTarget();
    }
  }
}
