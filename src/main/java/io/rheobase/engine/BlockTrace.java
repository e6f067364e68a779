package io.rheobase.engine;

import java.util.Arrays;

/** The columns of a {@link Trace} that one block writes. */
final class BlockTrace {

  private final Trace trace;
  private final int firstColumn;
  private final int[] locals;
  private final boolean contiguous;

  private BlockTrace(Trace trace, int firstColumn, int[] locals) {
    this.trace = trace;
    this.firstColumn = firstColumn;
    this.locals = locals;
    this.contiguous =
        locals.length > 0 && locals[locals.length - 1] - locals[0] == locals.length - 1;
  }

  /** The part of a trace that falls to neurons {@code [first, first + count)}; may be empty. */
  static BlockTrace of(Trace trace, int first, int count) {
    int[] neurons = trace.neurons();
    int from = insertionPoint(neurons, first);
    int to = insertionPoint(neurons, first + count);
    int[] locals = new int[to - from];
    for (int j = 0; j < locals.length; j++) {
      locals[j] = neurons[from + j] - first;
    }
    return new BlockTrace(trace, from, locals);
  }

  private static int insertionPoint(int[] sorted, int key) {
    int at = Arrays.binarySearch(sorted, key);
    return at < 0 ? -at - 1 : at;
  }

  boolean isEmpty() {
    return locals.length == 0;
  }

  /** Copies the state at a sample, if it is recorded. */
  void copy(double[][] slots, Slice slice, long sample) {
    int row = trace.sampling().row(slice, sample);
    if (row < 0) {
      return;
    }
    double[] from = slots[trace.slot()];
    double[] values = trace.values(slice);
    int at = row * trace.columns() + firstColumn;
    if (contiguous) {
      System.arraycopy(from, locals[0], values, at, locals.length);
      return;
    }
    for (int local : locals) {
      values[at++] = from[local];
    }
  }

  /**
   * Shows at a sample what the trace shows of a spike, in place of the state after the reset.
   *
   * @param slot of the threshold's variable
   * @param spiking {@code n} neurons of the block
   * @param crossings {@code [spike]}, the values that crossed
   */
  void showSpikes(Slice slice, long sample, int slot, int[] spiking, double[] crossings, int n) {
    int row = trace.slot() == slot ? trace.sampling().row(slice, sample) : -1;
    if (row < 0) {
      return;
    }
    double[] values = trace.values(slice);
    for (int c = 0; c < n; c++) {
      int j = Arrays.binarySearch(locals, spiking[c]);
      if (j >= 0) {
        int at = row * trace.columns() + firstColumn + j;
        values[at] = trace.atSpike().of(trace.neuron(firstColumn + j), crossings[c], values[at]);
      }
    }
  }
}
