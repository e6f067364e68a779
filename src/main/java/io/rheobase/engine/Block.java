package io.rheobase.engine;

import io.rheobase.network.SpikeHistory;

/**
 * A contiguous run of neurons of one population: what one thread at a time takes through a slice.
 *
 * <p>Within a slice its thread writes this block's state, spike list, rows of the population's
 * spike history and columns of the traces, and nothing else that another thread could read.
 */
public abstract sealed class Block permits NeuronBlock, SourceBlock {

  /** Spikes of each neuron in a slice that there is room for from the beginning. */
  private static final int FIRST_ROOM = 4;

  private final int number;
  private final int first;
  private final int count;
  private final SpikeList[] spikes;
  private SpikeHistory history;

  Block(int number, int first, int count, int maxSteps) {
    this.number = number;
    this.first = first;
    this.count = count;
    int capacity = Math.multiplyExact(count, Math.min(maxSteps, FIRST_ROOM));
    this.spikes = new SpikeList[] {new SpikeList(capacity), new SpikeList(capacity)};
  }

  /** The first neuron, counted within the population. */
  public int first() {
    return first;
  }

  /** Number of neurons. */
  public int count() {
    return count;
  }

  /** The spikes of a slice. */
  public SpikeList spikes(Slice slice) {
    return spikes[slice.parity()];
  }

  /** Whether connections read its spikes. */
  boolean isRead() {
    return history != null;
  }

  /** Tells what connections read of this block's spikes from now on. */
  void emitInto(SpikeHistory history) {
    this.history = history;
  }

  /** Makes ready for a slice. */
  void begin(Slice slice) {
    spikes(slice).clear();
  }

  /**
   * Runs through steps {@code [from, to)} of the slice that was begun, unless a state has left the
   * numbers, where it stops.
   */
  abstract void advance(Slice slice, int from, int to);

  /** What went wrong in the last slice, if anything did. */
  abstract NumericalFailure failure();

  /** The first neuron with a state that is not finite, or null. */
  abstract NumericalFailure unsoundState(long sample);

  /** Shows connections which neurons of the block, ascending, fired at a sample. */
  void emit(long sample, int[] neurons, int n) {
    if (history != null && n > 0) {
      history.write(number, sample, neurons, 0, n);
    }
  }
}
