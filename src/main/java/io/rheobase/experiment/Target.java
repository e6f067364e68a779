package io.rheobase.experiment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Neurons of one population.
 *
 * @param population its name
 * @param neurons ranges, ascending and disjoint
 */
public record Target(String population, List<NeuronRange> neurons) {

  public Target {
    neurons = List.copyOf(neurons);
  }

  /** All neurons of a population. */
  public static Target all(Population population) {
    return new Target(population.name(), List.of(new NeuronRange(0, population.size() - 1)));
  }

  /** How many neurons there are. */
  public int count() {
    return neurons.stream().mapToInt(NeuronRange::count).sum();
  }

  /** Whether a neuron is among them. */
  public boolean contains(int neuron) {
    int low = 0;
    int high = neurons.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (neurons.get(middle).to() < neuron) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < neurons.size() && neurons.get(low).from() <= neuron;
  }

  /** How many neurons are in both, where they are of one population. */
  public long inCommon(Target other) {
    long common = 0;
    for (NeuronRange own : neurons) {
      for (NeuronRange theirs : other.neurons) {
        int from = Math.max(own.from(), theirs.from());
        int to = Math.min(own.to(), theirs.to());
        common += Math.max(0, to - from + 1);
      }
    }
    return common;
  }

  /** The neurons, ascending. */
  public IntStream indices() {
    return neurons.stream().flatMapToInt(r -> IntStream.rangeClosed(r.from(), r.to()));
  }
}
