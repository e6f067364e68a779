package io.rheobase.engine;

import io.rheobase.compiler.MachineSteps;
import java.util.Arrays;
import java.util.Objects;

/**
 * The spikes of one block in one slice, in (step, neuron) order. It grows to the most that there
 * ever were, and stays.
 */
public final class SpikeList {

  /** The most neurons a block may have: local indices take 16 bits. */
  static final int MAX_NEURONS = 1 << 16;

  /** The longest slice: step offsets take the other 15 bits of a positive int. */
  static final int MAX_STEPS = 1 << 15;

  public static final int NEURON_BITS = MachineSteps.NEURON_BITS;

  private int[] packed;
  private int size;

  SpikeList(int capacity) {
    packed = new int[capacity];
  }

  void clear() {
    size = 0;
  }

  void add(int stepOfSlice, int neuron) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, 2 * size + 1);
    }
    packed[size++] = stepOfSlice << NEURON_BITS | neuron;
  }

  /**
   * The spikes as they are kept, not to be changed: the step of the slice above {@link
   * #NEURON_BITS} of the neuron in the block.
   */
  public int[] packed() {
    return packed;
  }

  /** Takes up what was written behind the last spike. */
  void extend(int to) {
    size = Objects.checkIndex(to, packed.length + 1);
  }

  /** Number of spikes. */
  public int size() {
    return size;
  }

  /** The step within the slice, 0 … steps − 1, that ended in spike {@code i}. */
  public int step(int i) {
    return packed[i] >>> NEURON_BITS;
  }

  /** The neuron of spike {@code i}, counted within its block. */
  public int neuron(int i) {
    return packed[i] & MAX_NEURONS - 1;
  }

  /** The index of the first spike whose step is not below {@code step}. */
  public int from(int step) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = low + high >>> 1;
      if (step(middle) < step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
