package io.rheobase.engine;

import io.rheobase.network.BlockProjection;

/**
 * The preallocated memory of weights over time: two buffers {@code [row][column]}, of which a slice
 * fills one while the other is being written out. Blocks write columns of their own.
 */
public final class WeightTrace {

  private final Sampling sampling;
  private final int columns;
  private final double[][] values;

  /**
   * @param sampling the recorded samples; one row each
   * @param columns recorded synapses
   * @param maxSamples the most samples of a slice
   */
  public WeightTrace(Sampling sampling, int columns, int maxSamples) {
    this.sampling = sampling;
    this.columns = columns;
    this.values = new double[2][Math.multiplyExact(sampling.mostRows(maxSamples), columns)];
  }

  /** Number of recorded synapses. */
  public int columns() {
    return columns;
  }

  /** The recorded samples. */
  public Sampling sampling() {
    return sampling;
  }

  /** What a slice recorded, {@code [row of the slice × columns + column]}. */
  public double[] values(Slice slice) {
    return values[slice.parity()];
  }

  /**
   * The synapses of one block that are recorded.
   *
   * <p>One thread at a time may use them, that of the block.
   */
  public static final class Part {

    private final WeightTrace trace;
    private final BlockProjection connection;
    private final int[] synapses;
    private final int[] columns;
    private final double[] weights;

    /**
     * @param trace where to
     * @param connection as the block sees it
     * @param synapses indices among its synapses, ascending
     * @param columns of the trace, one for each of those
     */
    public Part(WeightTrace trace, BlockProjection connection, int[] synapses, int[] columns) {
      this.trace = trace;
      this.connection = connection;
      this.synapses = synapses.clone();
      this.columns = columns.clone();
      this.weights = new double[synapses.length == 0 ? 0 : synapses[synapses.length - 1] + 1];
    }

    void copy(Slice slice, long sample) {
      int row = trace.sampling.row(slice, sample);
      if (row >= 0) {
        connection.weights(sample, weights.length, weights);
        double[] values = trace.values(slice);
        int at = row * trace.columns;
        for (int i = 0; i < synapses.length; i++) {
          values[at + columns[i]] = weights[synapses[i]];
        }
      }
    }
  }
}
