package io.rheobase.network;

/**
 * The sources that a target may have: all that are chosen, but for itself where that is excluded.
 */
final class Eligible {

  private static final int NOT_A_SOURCE = Integer.MAX_VALUE;

  private final Neurons from;
  private final Neurons to;
  private final boolean excludesSelf;

  Eligible(Wiring wiring) {
    this.from = wiring.from();
    this.to = wiring.to();
    this.excludesSelf = wiring.excludesSelf();
  }

  /** The rank of the source that a target must not have, above all ranks where there is none. */
  int excluded(int targetRank) {
    int neuron = to.at(targetRank);
    return excludesSelf && from.contains(neuron) ? from.before(neuron) : NOT_A_SOURCE;
  }

  /** How many sources a target may have. */
  int count(int excluded) {
    return excluded == NOT_A_SOURCE ? from.count() : from.count() - 1;
  }

  /** The neuron that is number {@code index} of the sources a target may have. */
  int source(int index, int excluded) {
    return from.at(index < excluded ? index : index + 1);
  }
}
