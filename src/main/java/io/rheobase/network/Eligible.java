package io.rheobase.network;

/**
 * Whom each of some neurons may be joined to: all that are chosen on the other side, but for itself
 * where that is excluded.
 */
final class Eligible {

  private static final int NONE = Integer.MAX_VALUE;

  private final Neurons choosers;
  private final Neurons choices;
  private final boolean excludesSelf;

  private Eligible(Neurons choosers, Neurons choices, boolean excludesSelf) {
    this.choosers = choosers;
    this.choices = choices;
    this.excludesSelf = excludesSelf;
  }

  /** The sources that a target may have. */
  static Eligible sources(Wiring wiring) {
    return new Eligible(wiring.to(), wiring.from(), wiring.excludesSelf());
  }

  /** The targets that a source may have. */
  static Eligible targets(Wiring wiring) {
    return new Eligible(wiring.from(), wiring.to(), wiring.excludesSelf());
  }

  /** The rank of the one that a neuron must not have, above all ranks where there is none. */
  int excluded(int chooser) {
    int neuron = choosers.at(chooser);
    return excludesSelf && choices.contains(neuron) ? choices.before(neuron) : NONE;
  }

  /** How many a neuron may have. */
  int count(int excluded) {
    return excluded == NONE ? choices.count() : choices.count() - 1;
  }

  /** The rank of number {@code index} of those that a neuron may have. */
  static int rank(int index, int excluded) {
    return index < excluded ? index : index + 1;
  }
}
