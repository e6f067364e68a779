package io.rheobase.params;

import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.network.Rule;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers synapses that are given one by one, and holds each to the neurons that it may join. */
final class SynapseList {

  /** Bytes of a synapse while it is read: two numbers of neurons, weight and delay, and a copy. */
  private static final int BYTES = 2 * (2 * Integer.BYTES + 2 * Double.BYTES);

  /** The part of this Java's memory that a list may take. */
  private static final double SHARE = 0.5;

  private final Pair pair;
  private final Faults faults;
  private int[] sources = new int[16];
  private int[] targets = new int[16];
  private double[] weights = new double[16];
  private double[] delays = new double[16];
  private int size;

  SynapseList(Pair pair, Faults faults) {
    this.pair = pair;
    this.faults = faults;
  }

  /** Whether a synapse joins neurons that may be joined; a fault says why not. */
  boolean accepts(long source, long target, Supplier<Position> at) {
    if (!isChosen(source, pair.sources(), pair.from(), "from", at)
        || !isChosen(target, pair.targets(), pair.to(), "to", at)) {
      return false;
    }
    if (source == target && pair.excludesSelf()) {
      faults.error(
          at.get(),
          "neuron " + source + " of " + pair.sources().name() + " is joined to itself",
          "delete this synapse, or write `autapses: true`");
      return false;
    }
    return true;
  }

  private boolean isChosen(
      long neuron, Population population, Target chosen, String key, Supplier<Position> at) {
    if (neuron < 0 || neuron >= population.size()) {
      faults.error(
          at.get(),
          population.name()
              + " has "
              + population.size()
              + (population.size() == 1 ? " neuron" : " neurons")
              + ", the last is "
              + (population.size() - 1)
              + ", found "
              + neuron,
          "neurons are numbered from 0");
      return false;
    }
    if (!chosen.contains((int) neuron)) {
      faults.error(
          at.get(),
          "neuron "
              + neuron
              + " of "
              + population.name()
              + " is not among those that "
              + key
              + " names",
          "write `" + key + ": " + population.name() + "`, or delete this synapse");
      return false;
    }
    return true;
  }

  /** Whether there is room for more; a fault says that there is not. */
  boolean hasRoom(Given.Word file, long more) {
    double most = Math.min(SHARE * Runtime.getRuntime().maxMemory() / BYTES, Integer.MAX_VALUE - 8);
    if (size + more <= most) {
      return true;
    }
    faults.error(
        file.at(),
        String.format(
            Locale.ROOT,
            "%s holds %,d synapses or more, %,.0f fit into the memory that this Java may use",
            file.text(),
            size + more,
            most),
        "start it with a greater -Xmx, or use a rule in place of the list");
    return false;
  }

  /**
   * Adds a synapse that was accepted.
   *
   * @param weight in the coherent system; any where the list has none
   * @param delay ms; any where the list has none
   */
  void add(int source, int target, double weight, double delay) {
    if (size == sources.length) {
      int more = (int) Math.min(Integer.MAX_VALUE - 8, 2L * size);
      sources = Arrays.copyOf(sources, more);
      targets = Arrays.copyOf(targets, more);
      weights = Arrays.copyOf(weights, more);
      delays = Arrays.copyOf(delays, more);
    }
    sources[size] = source;
    targets[size] = target;
    weights[size] = weight;
    delays[size++] = delay;
  }

  int size() {
    return size;
  }

  /** The index of a synapse that joins two neurons which one before it joins already. */
  Optional<Integer> repeated() {
    long[] pairs = new long[size];
    for (int i = 0; i < size; i++) {
      pairs[i] = pair(i);
    }
    Arrays.sort(pairs);
    for (int i = 1; i < size; i++) {
      if (pairs[i] == pairs[i - 1]) {
        return Optional.of(second(pairs[i]));
      }
    }
    return Optional.empty();
  }

  private int second(long repeated) {
    int index = 0;
    for (int met = 0; met < 2; index++) {
      met += pair(index) == repeated ? 1 : 0;
    }
    return index - 1;
  }

  private long pair(int index) {
    return (long) targets[index] << Integer.SIZE | sources[index];
  }

  /** A synapse in words: {@code 3 -> 5}. */
  String shown(int index) {
    return sources[index] + " -> " + targets[index];
  }

  Rule.Listed rule() {
    return new Rule.Listed(Arrays.copyOf(sources, size), Arrays.copyOf(targets, size));
  }

  Numbers weights() {
    return Numbers.of(Arrays.copyOf(weights, size));
  }

  Numbers delays() {
    return Numbers.of(Arrays.copyOf(delays, size));
  }
}
