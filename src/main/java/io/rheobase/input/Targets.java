package io.rheobase.input;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The neurons of a population that a source drives, ascending. */
public final class Targets {

  /** Every neuron of the population. */
  public static final Targets ALL = new Targets(null, 0, Integer.MAX_VALUE);

  private final int[] list;
  private final int from;
  private final int to;

  private Targets(int[] list, int from, int to) {
    this.list = list;
    this.from = from;
    this.to = to;
  }

  /**
   * Neurons {@code [from, to)}.
   *
   * @throws IllegalArgumentException if from is negative or above to
   */
  public static Targets range(int from, int to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("neurons " + from + " to " + to);
    }
    return new Targets(null, from, to);
  }

  /**
   * The neurons of a list.
   *
   * @param neurons in any order, each once
   * @throws IllegalArgumentException if one is negative or named twice
   */
  public static Targets of(int... neurons) {
    int[] sorted = neurons.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] < 0 || i > 0 && sorted[i] == sorted[i - 1]) {
        throw new IllegalArgumentException("neuron " + sorted[i] + " is negative or named twice");
      }
    }
    return new Targets(sorted, 0, 0);
  }

  /**
   * The targets in as many copies of a population, one after the other.
   *
   * @param size neurons of the population
   */
  Targets inCopies(int size, int copies) {
    Part one = within(0, size);
    if (one.size() == size) {
      return ALL;
    }
    int[] neurons = one.locals();
    int[] all = new int[Math.multiplyExact(neurons.length, copies)];
    for (int i = 0; i < all.length; i++) {
      all[i] = i / neurons.length * size + neurons[i % neurons.length];
    }
    return of(all);
  }

  /** The targets among neurons {@code [first, first + count)}, counted from {@code first}. */
  Part within(int first, int count) {
    if (list == null) {
      int low = Math.min(Math.max(from - first, 0), count);
      int high = Math.min(Math.max(to - first, low), count);
      return new Part(null, low, high, Math.max(first - from, 0));
    }
    int low = insertionPoint(first);
    int high = insertionPoint(first + count);
    int[] locals = IntStream.range(low, high).map(i -> list[i] - first).toArray();
    return new Part(locals, 0, 0, low);
  }

  private int insertionPoint(int neuron) {
    int at = Arrays.binarySearch(list, neuron);
    return at < 0 ? -at - 1 : at;
  }

  /** The targets in one block of neurons, and how a current reaches them. */
  static final class Part {

    private final int[] locals;
    private final int from;
    private final int to;
    private final int rank;

    private Part(int[] locals, int from, int to, int rank) {
      this.locals = locals;
      this.from = from;
      this.to = to;
      this.rank = rank;
    }

    boolean isEmpty() {
      return size() == 0;
    }

    int size() {
      return locals == null ? to - from : locals.length;
    }

    /** Whether all neurons of a block of {@code count} are targets. */
    boolean isAll(int count) {
      return locals == null && size() == count;
    }

    /** The targets, counted from the first neuron of the block, ascending. */
    int[] locals() {
      return locals == null ? IntStream.range(from, to).toArray() : locals.clone();
    }

    /** How many targets come before the first of this block. */
    int rank() {
      return rank;
    }

    /** Adds {@code value[i]} to every target i. */
    void add(double[] value, double[] current) {
      if (locals == null) {
        for (int i = from; i < to; i++) {
          current[i] += value[i];
        }
      } else {
        for (int i : locals) {
          current[i] += value[i];
        }
      }
    }

    /** Adds {@code fma(scale[i], value, offset[i])} to every target i. */
    void add(double[] scale, double value, double[] offset, double[] current) {
      if (locals == null) {
        for (int i = from; i < to; i++) {
          current[i] += Math.fma(scale[i], value, offset[i]);
        }
      } else {
        for (int i : locals) {
          current[i] += Math.fma(scale[i], value, offset[i]);
        }
      }
    }

    /** Adds {@code fma(scale[i], value[i], offset[i])} to every target i. */
    void add(double[] scale, double[] value, double[] offset, double[] current) {
      if (locals == null) {
        for (int i = from; i < to; i++) {
          current[i] += Math.fma(scale[i], value[i], offset[i]);
        }
      } else {
        for (int i : locals) {
          current[i] += Math.fma(scale[i], value[i], offset[i]);
        }
      }
    }

    /** Adds a value per target: that of target j of this block is {@code values[at + j]}. */
    void addInOrder(double[] values, int at, double[] current) {
      if (locals == null) {
        for (int i = from; i < to; i++) {
          current[i] += values[at + i - from];
        }
      } else {
        for (int j = 0; j < locals.length; j++) {
          current[locals[j]] += values[at + j];
        }
      }
    }

    /** Adds the same value to every target. */
    void addSame(double value, double[] current) {
      int n = size();
      for (int j = 0; j < n; j++) {
        current[locals == null ? from + j : locals[j]] += value;
      }
    }
  }
}
