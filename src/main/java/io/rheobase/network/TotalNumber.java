package io.rheobase.network;

import io.rheobase.random.StreamKey;
import io.rheobase.random.Threefry2x64;

/**
 * How many of a fixed total of synapses every target has. Targets are halved again and again; at
 * each halving a draw says how many synapses fall to the first half, in proportion to the pairs
 * there, so that the whole is multinomial (with multapses) or multivariate hypergeometric
 * (without).
 */
final class TotalNumber {

  private static final double UNIT = 0x1p-53;

  private final boolean repeats;
  private final StreamKey key;

  /** {@code [target]}: pairs of all targets before. */
  private final long[] pairsBefore;

  private final int[] indegree;

  TotalNumber(Wiring wiring, long n) {
    this.repeats = wiring.multapses();
    this.key = wiring.key("total number");
    int targets = wiring.to().count();
    this.pairsBefore = new long[targets + 1];
    this.indegree = new int[targets];
    Eligible eligible = Eligible.sources(wiring);
    for (int target = 0; target < targets; target++) {
      pairsBefore[target + 1] = pairsBefore[target] + eligible.count(eligible.excluded(target));
    }
    if (n > 0) {
      split(0, targets, n);
    }
  }

  /** The number of synapses of the target of a rank. */
  int indegree(int target) {
    return indegree[target];
  }

  private void split(int from, int to, long n) {
    if (n == 0) {
      return;
    }
    if (to - from == 1) {
      indegree[from] = Math.toIntExact(n);
      return;
    }
    int middle = from + to >>> 1;
    long first = pairsBefore[middle] - pairsBefore[from];
    long second = pairsBefore[to] - pairsBefore[middle];
    long ofFirst = ofFirst(n, first, second, uniform(from, to));
    split(from, middle, ofFirst);
    split(middle, to, n - ofFirst);
  }

  private long ofFirst(long n, long first, long second, double u) {
    if (first == 0 || second == 0) {
      return first == 0 ? 0 : n;
    }
    return repeats
        ? SplitDraw.binomial(n, first, second, u)
        : SplitDraw.hypergeometric(n, first, second, u);
  }

  private double uniform(int from, int to) {
    return (Threefry2x64.words(key, from, to).a() >>> 11) * UNIT;
  }
}
