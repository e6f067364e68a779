package io.rheobase.engine;

import java.util.Arrays;

/** The columns of a {@link Trace} that one block writes. */
final class BlockTrace {

  private final Trace trace;
  private final int firstColumn;
  private final int[] locals;

  private BlockTrace(Trace trace, int firstColumn, int[] locals) {
    this.trace = trace;
    this.firstColumn = firstColumn;
    this.locals = locals;
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

  boolean records(int slot) {
    return trace.slot() == slot;
  }

  /** Copies the state into the row of a sample. */
  void copy(double[][] slots, Slice slice, int sample) {
    double[] from = slots[trace.slot()];
    double[] row = trace.values(slice);
    int at = sample * trace.columns() + firstColumn;
    for (int local : locals) {
      row[at++] = from[local];
    }
  }

  /** Shows {@code value} for one neuron, if it is recorded, in place of what was copied. */
  void show(Slice slice, int sample, int local, double value) {
    int j = Arrays.binarySearch(locals, local);
    if (j >= 0) {
      trace.values(slice)[sample * trace.columns() + firstColumn + j] = value;
    }
  }
}
