package io.rheobase.network;

/** The order of a list of synapses by target, then source, then place in the list. */
final class Listing {

  private final Wiring wiring;
  private final int[] source;
  private final int[] place;
  private final int[] end;

  /**
   * @throws IllegalArgumentException if one leaves the chosen neurons, or is an autapse or a
   *     multapse where there must not be any
   */
  Listing(Wiring wiring, Rule.Listed listed) {
    this.wiring = wiring;
    int n = listed.sources().length;
    int[] sourceRank = new int[n];
    int[] targetRank = new int[n];
    for (int i = 0; i < n; i++) {
      sourceRank[i] = rank(wiring.from(), "source", listed.sources()[i], i);
      targetRank[i] = rank(wiring.to(), "target", listed.targets()[i], i);
      if (wiring.excludesSelf() && listed.sources()[i] == listed.targets()[i]) {
        throw new IllegalArgumentException(
            "synapse " + i + " of the list is an autapse of neuron " + listed.sources()[i]);
      }
    }
    int[] identity = new int[n];
    for (int i = 0; i < n; i++) {
      identity[i] = i;
    }
    int[] bySource = new int[n];
    sort(identity, sourceRank, wiring.from().count(), bySource);
    this.place = new int[n];
    this.end = sort(bySource, targetRank, wiring.to().count(), place);
    this.source = new int[n];
    for (int i = 0; i < n; i++) {
      source[i] = listed.sources()[place[i]];
    }
    if (!wiring.multapses()) {
      refuseMultapses(listed);
    }
  }

  private static int rank(Neurons neurons, String what, int neuron, int synapse) {
    if (!neurons.contains(neuron)) {
      throw new IllegalArgumentException(
          what + " " + neuron + " of synapse " + synapse + " is none of " + neurons);
    }
    return neurons.before(neuron);
  }

  /** Stable counting sort of places by a key; says where each key's places end. */
  private static int[] sort(int[] places, int[] key, int keys, int[] sorted) {
    int[] next = new int[keys + 1];
    for (int k : key) {
      next[k + 1]++;
    }
    for (int k = 0; k < keys; k++) {
      next[k + 1] += next[k];
    }
    for (int i : places) {
      sorted[next[key[i]]++] = i;
    }
    return next;
  }

  private void refuseMultapses(Rule.Listed listed) {
    for (int i = 1; i < place.length; i++) {
      if (source[i] == source[i - 1]
          && listed.targets()[place[i]] == listed.targets()[place[i - 1]]) {
        throw new IllegalArgumentException(
            "synapses "
                + place[i - 1]
                + " and "
                + place[i]
                + " of the list both join neuron "
                + source[i]
                + " to "
                + listed.targets()[place[i]]);
      }
    }
  }

  /** Hands the sources on. */
  SourceSampler sampler() {
    return (from, to, incoming) -> {
      for (int target = from; target < to; target++) {
        int n = end[target] - start(target);
        int at = incoming.addAll(n);
        System.arraycopy(source, start(target), incoming.sources(), at, n);
        incoming.endTarget();
      }
    };
  }

  /** The listed values of a target's synapses, in the order of its sources. */
  double[] of(int target, double[] values) {
    double[] own = new double[end[target] - start(target)];
    for (int i = 0; i < own.length; i++) {
      own[i] = values[place[start(target) + i]];
    }
    return own;
  }

  private int start(int target) {
    return target == 0 ? 0 : end[target - 1];
  }
}
