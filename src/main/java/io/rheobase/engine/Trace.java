package io.rheobase.engine;

/**
 * The preallocated memory of one recorded variable of one population: two buffers {@code
 * [row][column]}, of which a slice fills one while the other is being written out.
 *
 * <p>The variable may be the model's summed input. Its value at sample k + 1 is the current that
 * drove the step k → k + 1; at sample 0, when nothing has flowed yet, it is 0.
 */
public final class Trace {

  private final int slot;
  private final int[] neurons;
  private final Sampling sampling;
  private final SpikeValue atSpike;
  private final double[][] values;

  /**
   * @param slot the recorded variable, or the input
   * @param neurons the recorded neurons, ascending; one column each
   * @param sampling the recorded samples; one row each
   * @param atSpike what is shown at a spike's sample, where the variable is the threshold's
   * @param maxSamples the most samples of a slice
   */
  public Trace(int slot, int[] neurons, Sampling sampling, SpikeValue atSpike, int maxSamples) {
    this.slot = slot;
    this.neurons = neurons.clone();
    this.sampling = sampling;
    this.atSpike = atSpike;
    this.values = new double[2][Math.multiplyExact(sampling.mostRows(maxSamples), neurons.length)];
  }

  /** A trace of every sample that shows the value that crossed at a spike's. */
  public Trace(int slot, int[] neurons, int maxSamples) {
    this(slot, neurons, Sampling.ALL, SpikeValue.CROSSING, maxSamples);
  }

  /** Number of recorded neurons. */
  public int columns() {
    return neurons.length;
  }

  /** The neuron, counted within its population, of a column. */
  public int neuron(int column) {
    return neurons[column];
  }

  /** The recorded samples. */
  public Sampling sampling() {
    return sampling;
  }

  /** The most values that a slice records. */
  public int capacity() {
    return values[0].length;
  }

  /** What a slice recorded, {@code [row of the slice × columns + column]}. */
  public double[] values(Slice slice) {
    return values[slice.parity()];
  }

  int slot() {
    return slot;
  }

  SpikeValue atSpike() {
    return atSpike;
  }

  int[] neurons() {
    return neurons;
  }
}
