package io.rheobase.network;

import java.util.Arrays;
import java.util.Objects;

/**
 * Neurons chosen from one population, ascending. Each has a rank, 0 for the first of them; rules
 * choose among ranks.
 */
public final class Neurons {

  private final String population;
  private final int size;
  private final int first;
  private final int count;
  private final int[] list;

  private Neurons(String population, int size, int first, int count, int[] list) {
    this.population = Objects.requireNonNull(population, "population");
    this.size = size;
    this.first = first;
    this.count = count;
    this.list = list;
  }

  /**
   * All neurons of a population.
   *
   * @param population its name
   * @param size number of its neurons
   */
  public static Neurons all(String population, int size) {
    return range(population, size, 0, size);
  }

  /**
   * Neurons {@code [from, to)} of a population.
   *
   * @param population its name
   * @param size number of its neurons
   * @throws IllegalArgumentException if the range leaves the population
   */
  public static Neurons range(String population, int size, int from, int to) {
    if (from < 0 || from > to || to > size) {
      throw new IllegalArgumentException(
          "neurons " + from + " to " + to + " of " + population + ", which has " + size);
    }
    return new Neurons(population, size, from, to - from, null);
  }

  /**
   * Some neurons of a population.
   *
   * @param population its name
   * @param size number of its neurons
   * @param neurons indices, ascending, each once
   * @throws IllegalArgumentException if they do not ascend or leave the population
   */
  public static Neurons of(String population, int size, int... neurons) {
    for (int i = 0; i < neurons.length; i++) {
      if (neurons[i] < 0 || neurons[i] >= size || i > 0 && neurons[i] <= neurons[i - 1]) {
        throw new IllegalArgumentException(
            "neuron " + neurons[i] + " of " + population + ", which has " + size + ", at " + i);
      }
    }
    int count = neurons.length;
    if (count > 0 && neurons[count - 1] - neurons[0] == count - 1) {
      return new Neurons(population, size, neurons[0], count, null);
    }
    return new Neurons(population, size, 0, count, neurons.clone());
  }

  /** Name of the population. */
  public String population() {
    return population;
  }

  /** Number of neurons of the population, chosen or not. */
  public int size() {
    return size;
  }

  /** How many are chosen. */
  public int count() {
    return count;
  }

  /** The neuron of rank {@code rank} in [0, count). */
  public int at(int rank) {
    return list == null ? first + rank : list[rank];
  }

  /** How many of the chosen ones come before {@code neuron}. */
  public int before(int neuron) {
    if (list == null) {
      return Math.min(Math.max(neuron - first, 0), count);
    }
    int at = Arrays.binarySearch(list, neuron);
    return at < 0 ? -at - 1 : at;
  }

  /** Whether a neuron is among them. */
  public boolean contains(int neuron) {
    int rank = before(neuron);
    return rank < count && at(rank) == neuron;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Neurons that
        && population.equals(that.population)
        && size == that.size
        && first == that.first
        && count == that.count
        && Arrays.equals(list, that.list);
  }

  @Override
  public int hashCode() {
    return Objects.hash(population, size, first, count, Arrays.hashCode(list));
  }

  @Override
  public String toString() {
    String chosen = list == null ? first + ".." + (first + count - 1) : Arrays.toString(list);
    return population + " " + chosen + " of " + size;
  }
}
