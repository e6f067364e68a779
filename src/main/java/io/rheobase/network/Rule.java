package io.rheobase.network;

import java.util.Arrays;

/**
 * Which pairs of neurons a connection joins. Sources and targets are the chosen neurons of the two
 * populations. The names are those of NEST (Senk et al. 2022, doi:10.1371/journal.pcbi.1010086).
 */
public sealed interface Rule {

  /**
   * The source of rank i to the target of rank i; there must be as many of the one as of the other.
   */
  record OneToOne() implements Rule {}

  /** Every source to every target. */
  record AllToAll() implements Rule {}

  /**
   * Every pair with probability p, independently.
   *
   * @param p in [0, 1]
   */
  record PairwiseBernoulli(double p) implements Rule {
    public PairwiseBernoulli {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("probability " + p + " is not in [0, 1]");
      }
    }
  }

  /**
   * Every target has n sources, chosen uniformly.
   *
   * @param n not negative
   */
  record FixedIndegree(int n) implements Rule {
    public FixedIndegree {
      requireNumber("in-degree", n);
    }
  }

  /**
   * Every source has n targets, chosen uniformly.
   *
   * @param n not negative
   */
  record FixedOutdegree(int n) implements Rule {
    public FixedOutdegree {
      requireNumber("out-degree", n);
    }
  }

  /**
   * n synapses, their sources and targets chosen uniformly.
   *
   * @param n not negative
   */
  record FixedTotalNumber(long n) implements Rule {
    public FixedTotalNumber {
      requireNumber("total number", n);
    }
  }

  /**
   * The synapses one by one.
   *
   * @param sources {@code [synapse]}, indices within the source population
   * @param targets {@code [synapse]}, indices within the target population
   */
  record Listed(int[] sources, int[] targets) implements Rule {
    public Listed {
      if (sources.length != targets.length) {
        throw new IllegalArgumentException(
            sources.length + " sources and " + targets.length + " targets");
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Listed that
          && Arrays.equals(sources, that.sources)
          && Arrays.equals(targets, that.targets);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(sources) + Arrays.hashCode(targets);
    }

    @Override
    public String toString() {
      return "Listed[" + sources.length + " synapses]";
    }
  }

  private static void requireNumber(String name, long n) {
    if (n < 0) {
      throw new IllegalArgumentException(name + " " + n + " is negative");
    }
  }
}
