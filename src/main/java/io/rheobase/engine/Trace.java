package io.rheobase.engine;

/**
 * The preallocated memory of one recorded variable of one population: two buffers {@code
 * [sample][column]}, of which a slice fills one while the other is being written out.
 */
public final class Trace {

  private final int slot;
  private final int[] neurons;
  private final double[][] values;

  /**
   * @param slot the recorded variable
   * @param neurons the recorded neurons, ascending; one column each
   * @param maxSamples the most samples of a slice
   */
  public Trace(int slot, int[] neurons, int maxSamples) {
    this.slot = slot;
    this.neurons = neurons.clone();
    this.values = new double[2][Math.multiplyExact(maxSamples, neurons.length)];
  }

  /** Number of recorded neurons. */
  public int columns() {
    return neurons.length;
  }

  /** The neuron, counted within its population, of a column. */
  public int neuron(int column) {
    return neurons[column];
  }

  /** What a slice recorded, {@code [sample of the slice × columns + column]}. */
  public double[] values(Slice slice) {
    return values[slice.parity()];
  }

  int slot() {
    return slot;
  }

  int[] neurons() {
    return neurons;
  }
}
