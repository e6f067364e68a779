package io.rheobase.network;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The targets of every source under a fixed out-degree, drawn source by source and kept until all
 * blocks of targets are built: 4 bytes a synapse.
 */
final class Outdegrees {

  private static final int DRAWS_OF_A_TASK = 1 << 18;

  private final Wiring wiring;
  private final int outdegree;
  private final int sourcesOfATask;

  /** {@code [task][source of the task × out-degree + k]}: ranks, ascending for each source. */
  private final AtomicReferenceArray<int[]> targets;

  Outdegrees(Wiring wiring, int outdegree) {
    this.wiring = wiring;
    this.outdegree = outdegree;
    this.sourcesOfATask = Math.max(1, DRAWS_OF_A_TASK / Math.max(1, outdegree));
    int tasks = (wiring.from().count() + sourcesOfATask - 1) / sourcesOfATask;
    this.targets = new AtomicReferenceArray<>(tasks);
  }

  /** How many tasks of {@link #draw} there are. */
  int tasks() {
    return targets.length();
  }

  /** Draws the targets of some sources, which are otherwise drawn when a block asks for them. */
  void draw(int task) {
    targets.set(task, drawn(task));
  }

  private int[] targets(int task) {
    int[] known = targets.get(task);
    if (known == null) {
      draw(task);
      known = targets.get(task);
    }
    return known;
  }

  private int[] drawn(int task) {
    int from = task * sourcesOfATask;
    int to = Math.min(from + sourcesOfATask, wiring.from().count());
    int[] ranks = new int[(to - from) * outdegree];
    Eligible eligible = Eligible.targets(wiring);
    DrawStream stream = new DrawStream(wiring.key("connection"));
    UniformChoice choice = new UniformChoice(wiring.to().count(), wiring.multapses());
    for (int source = from; source < to; source++) {
      int excluded = eligible.excluded(source);
      int at = (source - from) * outdegree;
      stream.restart(wiring.from().at(source), outdegree);
      choice.draw(stream, outdegree, eligible.count(excluded), ranks, at);
      for (int i = at; i < at + outdegree; i++) {
        ranks[i] = Eligible.rank(ranks[i], excluded);
      }
    }
    return ranks;
  }

  /** Turns the targets of all sources about into the sources of some targets. */
  SourceSampler sampler() {
    return (from, to, incoming) -> {
      int[] ends = new int[to - from + 1];
      eachOf(from, to, (source, target) -> ends[target - from + 1]++);
      for (int target = 0; target < to - from; target++) {
        ends[target + 1] += ends[target];
      }
      incoming.addAll(ends[to - from]);
      int[] sources = incoming.sources();
      eachOf(from, to, (source, target) -> sources[ends[target - from]++] = source);
      for (int target = 0; target < to - from; target++) {
        incoming.endTarget(ends[target]);
      }
    };
  }

  @FunctionalInterface
  private interface Pair {
    void take(int source, int target);
  }

  private void eachOf(int from, int to, Pair pair) {
    for (int task = 0; task < tasks(); task++) {
      int[] ranks = targets(task);
      int firstSource = task * sourcesOfATask;
      for (int start = 0; start < ranks.length; start += outdegree) {
        int neuron = wiring.from().at(firstSource + start / outdegree);
        int end = start + outdegree;
        for (int i = firstNotBelow(from, ranks, start, end); i < end && ranks[i] < to; i++) {
          pair.take(neuron, ranks[i]);
        }
      }
    }
  }

  private static int firstNotBelow(int rank, int[] ranks, int start, int end) {
    int low = start;
    int high = end;
    while (low < high) {
      int middle = low + high >>> 1;
      if (ranks[middle] < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
