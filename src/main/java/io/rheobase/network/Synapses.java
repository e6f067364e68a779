package io.rheobase.network;

/**
 * The synapses of one connection onto one block of targets, by source: those of the source {@code
 * firstSource + row} are {@code [begin(row), end(row))}, by target, then in the order in which they
 * were drawn. What all synapses have in common is not stored for each.
 *
 * <p>The arrays are its own; no one but a plastic projection writes there, and it weights alone.
 */
public final class Synapses {

  /** The most targets of a block: a target takes two bytes. */
  public static final int MOST_TARGETS = Character.MAX_VALUE + 1;

  private final int first;
  private final int count;
  private final int firstSource;
  private final RowIndex index;
  private final char[] target;
  private final double weight;
  private final double[] weights;
  private final int delay;
  private final char[] delays;
  private final int smallestDelay;
  private final int greatestDelay;

  /**
   * @param first first neuron of the block
   * @param count neurons of the block
   * @param firstSource source of row 0
   * @param index of the rows
   * @param target {@code [synapse]}, index within the block
   * @param weight of all, where weights is null
   * @param weights {@code [synapse]} or null
   * @param delay of all, where delays is null (steps)
   * @param delays {@code [synapse]} or null (steps)
   */
  Synapses(
      int first,
      int count,
      int firstSource,
      RowIndex index,
      char[] target,
      double weight,
      double[] weights,
      int delay,
      char[] delays) {
    this.first = first;
    this.count = count;
    this.firstSource = firstSource;
    this.index = index;
    this.target = target;
    this.weight = weight;
    this.weights = weights;
    this.delay = delay;
    this.delays = delays;
    int least = delays == null ? delay : delays.length == 0 ? 1 : delays[0];
    int most = least;
    for (int q = 0; delays != null && q < delays.length; q++) {
      least = Math.min(least, delays[q]);
      most = Math.max(most, delays[q]);
    }
    this.smallestDelay = least;
    this.greatestDelay = most;
  }

  /** First target of the block, counted within its population. */
  public int first() {
    return first;
  }

  /** Targets of the block, with synapses or without. */
  public int count() {
    return count;
  }

  /** Number of synapses. */
  public int size() {
    return target.length;
  }

  /** The source of row 0. */
  public int firstSource() {
    return firstSource;
  }

  /** Number of rows. */
  public int rows() {
    return index.rows();
  }

  /** Where the rows are. */
  RowIndex index() {
    return index;
  }

  /** The first synapse of a row. */
  public int begin(int row) {
    return index.begin(row);
  }

  /** After the last synapse of a row. */
  public int end(int row) {
    return index.end(row);
  }

  /** The first synapse of a source, wherever its row is; it may have none. */
  int rowBegin(int source) {
    int row = source - firstSource;
    return row < 0 || row >= rows() ? 0 : begin(row);
  }

  /** How many synapses a source has. */
  int rowLength(int source) {
    int row = source - firstSource;
    return row < 0 || row >= rows() ? 0 : end(row) - begin(row);
  }

  /** {@code [synapse]}: index within the block. */
  public char[] target() {
    return target;
  }

  /** Whether each synapse has a weight of its own. */
  public boolean hasWeights() {
    return weights != null;
  }

  /** {@code [synapse]}, or null where all have the same. */
  public double[] weights() {
    return weights;
  }

  /** The weight of all synapses, where they have the same. */
  public double commonWeight() {
    return weight;
  }

  /** The weight of a synapse. */
  public double weight(int synapse) {
    return weights == null ? weight : weights[synapse];
  }

  /** Whether each synapse has a delay of its own. */
  public boolean hasDelays() {
    return delays != null;
  }

  /** {@code [synapse]} (steps), or null where all have the same. */
  public char[] delays() {
    return delays;
  }

  /** The delay of a synapse (steps). */
  public int delay(int synapse) {
    return delays == null ? delay : delays[synapse];
  }

  /** No synapse has a smaller delay (steps, at least 1). */
  public int smallestDelay() {
    return smallestDelay;
  }

  /** No synapse has a greater delay (steps). */
  public int greatestDelay() {
    return greatestDelay;
  }

  /** Bytes that the arrays take. */
  public long bytes() {
    return index.bytes()
        + 2L * target.length
        + (weights == null ? 0 : 8L * weights.length)
        + (delays == null ? 0 : 2L * delays.length);
  }
}
