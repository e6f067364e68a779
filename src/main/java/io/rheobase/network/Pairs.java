package io.rheobase.network;

/**
 * The pairs that a connection may join.
 *
 * @param from the sources
 * @param to the targets
 * @param excludesSelf whether a neuron must not be joined to itself
 * @param multapses whether a pair may be joined more than once
 */
record Pairs(Neurons from, Neurons to, boolean excludesSelf, boolean multapses) {

  /**
   * Holds what a rule wants against what there is.
   *
   * @throws IllegalArgumentException with the numbers, if there is not enough
   */
  void check(Rule rule) {
    int sources = from.count();
    int targets = to.count();
    if (rule instanceof Rule.OneToOne && sources != targets) {
      throw new IllegalArgumentException(
          "one_to_one joins equal numbers, not "
              + sources
              + " sources and "
              + targets
              + " targets");
    }
    if (rule instanceof Rule.FixedIndegree fixed && targets > 0) {
      require("in-degree", fixed.n(), fewest(sources), "sources");
    }
    if (rule instanceof Rule.FixedOutdegree fixed && sources > 0) {
      require("out-degree", fixed.n(), fewest(targets), "targets");
    }
    if (rule instanceof Rule.FixedTotalNumber fixed) {
      require("total number", fixed.n(), count(), "pairs");
    }
  }

  private void require(String what, long n, long choices, String choice) {
    if (n > 0 && choices == 0 || !multapses && n > choices) {
      throw new IllegalArgumentException(
          what
              + " "
              + n
              + (multapses ? "" : " without multapses")
              + ", but "
              + (excludesSelf ? "without autapses " : "")
              + "there are "
              + choices
              + " "
              + choice);
    }
  }

  /** The fewest of the choices that a neuron has. */
  private int fewest(int choices) {
    return excludesSelf && both() > 0 ? choices - 1 : choices;
  }

  /** How many there are. */
  long count() {
    long all = (long) from.count() * to.count();
    return excludesSelf ? all - both() : all;
  }

  /** Neurons that are both source and target. */
  private int both() {
    int both = 0;
    for (int target = 0; target < to.count(); target++) {
      if (from.contains(to.at(target))) {
        both++;
      }
    }
    return both;
  }

  /** Ranks at which the source is the target. */
  private int autapsesOfEqualRank() {
    int same = 0;
    for (int rank = 0; rank < to.count(); rank++) {
      if (from.at(rank) == to.at(rank)) {
        same++;
      }
    }
    return same;
  }

  /** The mean number of synapses; it is exact for all rules but pairwise_bernoulli. */
  double expected(Rule rule) {
    if (rule instanceof Rule.OneToOne) {
      return excludesSelf ? to.count() - autapsesOfEqualRank() : to.count();
    }
    if (rule instanceof Rule.PairwiseBernoulli bernoulli) {
      return bernoulli.p() * count();
    }
    if (rule instanceof Rule.FixedIndegree fixed) {
      return (double) fixed.n() * to.count();
    }
    if (rule instanceof Rule.FixedOutdegree fixed) {
      return (double) fixed.n() * from.count();
    }
    if (rule instanceof Rule.FixedTotalNumber fixed) {
      return fixed.n();
    }
    if (rule instanceof Rule.Listed listed) {
      return listed.sources().length;
    }
    return count();
  }
}
