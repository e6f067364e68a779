package io.rheobase.network;

/**
 * The targets of every source under a fixed out-degree, drawn source by source before the blocks of
 * targets are built: 4 bytes a synapse until they are.
 */
final class Outdegrees {

  private static final int DRAWS_OF_A_TASK = 1 << 18;

  private final Wiring wiring;
  private final int outdegree;
  private final int sourcesOfATask;

  /** {@code [task][source of the task × out-degree + k]}: ranks, ascending for each source. */
  private final int[][] targets;

  Outdegrees(Wiring wiring, int outdegree) {
    this.wiring = wiring;
    this.outdegree = outdegree;
    this.sourcesOfATask = Math.max(1, DRAWS_OF_A_TASK / Math.max(1, outdegree));
    this.targets = new int[(wiring.from().count() + sourcesOfATask - 1) / sourcesOfATask][];
  }

  /** How many tasks of {@link #draw} there are. */
  int tasks() {
    return targets.length;
  }

  /** Draws the targets of some sources. */
  void draw(int task) {
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
    targets[task] = ranks;
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
    for (int source = 0; source < wiring.from().count(); source++) {
      int neuron = wiring.from().at(source);
      int[] ranks = targets[source / sourcesOfATask];
      int start = source % sourcesOfATask * outdegree;
      int end = start + outdegree;
      for (int i = firstNotBelow(from, ranks, start, end); i < end && ranks[i] < to; i++) {
        pair.take(neuron, ranks[i]);
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
