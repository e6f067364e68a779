package io.rheobase.network;

import io.rheobase.random.Distribution;
import io.rheobase.random.StreamKey;
import java.util.Arrays;

/** The weights or delays of the synapses of each target, in the order of their sources. */
@FunctionalInterface
interface ValuesOfTargets {

  /**
   * The values of a target.
   *
   * @param rank of the target
   * @param n how many synapses it has
   * @return {@code [synapse of the target]}
   */
  double[] of(int rank, int n);

  /**
   * Values as described.
   *
   * @param key of their draws
   * @param listing the order of listed synapses, null where they are not listed
   */
  static ValuesOfTargets of(SynapseValues values, Neurons targets, StreamKey key, Listing listing) {
    if (values instanceof SynapseValues.Listed listed) {
      return (rank, n) -> listing.of(rank, listed.values());
    }
    if (values instanceof SynapseValues.Drawn drawn) {
      Distribution distribution = drawn.distribution();
      return (rank, n) -> distribution.values(key.member(targets.at(rank)), n);
    }
    double value = ((SynapseValues.Constant) values).value();
    return (rank, n) -> {
      double[] same = new double[n];
      Arrays.fill(same, value);
      return same;
    };
  }
}
