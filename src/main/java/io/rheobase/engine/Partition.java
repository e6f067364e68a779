package io.rheobase.engine;

import io.rheobase.input.CurrentSource;

/**
 * How a run is cut: threads, neurons a block, steps a slice. No result depends on it.
 *
 * @param threads workers
 * @param blockSize neurons of a block, a multiple of {@link CurrentSource#BLOCK_ALIGNMENT}
 * @param sliceSteps the most steps of a slice
 * @param share the neurons that are simulated
 */
public record Partition(int threads, int blockSize, int sliceSteps, Share share) {

  /**
   * Three arrays of this many doubles fit the first-level cache; measured flat from 512 to 2048.
   */
  private static final int CACHED_NEURONS = 1024;

  /** Neuron-steps of a slice: some ten milliseconds of work, and their spikes and text to hold. */
  private static final long SLICE_NEURON_STEPS = 1 << 23;

  /** The same where more is held of a step than spikes of neurons, or threads meet anyway. */
  private static final long SHORT_SLICE_NEURON_STEPS = 1 << 20;

  /** Recorded values of a slice. */
  private static final long SLICE_VALUES = 1 << 19;

  private static final int LONGEST_SLICE = 1 << 13;

  /**
   * Below this many neuron-steps, or with fewer neurons than two blocks want, one thread does it.
   */
  private static final double WORTH_A_THREAD = 2e6;

  private static final int SMALLEST_SHARED_POPULATION = 128;

  /**
   * A block of targets looks up the synapses of every spike anew, two visits to memory; large
   * blocks do so less often.
   */
  private static final int CONNECTED_NEURONS = 1 << 15;

  /** Neuron-steps from one meeting of threads to the next that are worth the meeting. */
  private static final long WORTH_A_MEETING = 20_000;

  public Partition {
    if (threads < 1
        || blockSize < 1
        || blockSize > SpikeList.MAX_NEURONS
        || blockSize % CurrentSource.BLOCK_ALIGNMENT != 0
        || sliceSteps < 1
        || sliceSteps > SpikeList.MAX_STEPS) {
      throw new IllegalArgumentException(
          "threads " + threads + ", block " + blockSize + ", slice " + sliceSteps);
    }
  }

  /** How all neurons are cut. */
  public Partition(int threads, int blockSize, int sliceSteps) {
    this(threads, blockSize, sliceSteps, Share.WHOLE);
  }

  /** The same for some of the neurons. */
  public Partition of(Share some) {
    return new Partition(threads, blockSize, sliceSteps, some);
  }

  /**
   * The partition that suits a run.
   *
   * @param threads the most threads to use
   * @param neurons of all populations together
   * @param steps of the run
   * @param recorded values recorded each sample
   * @param smallestDelay of all connections (steps); {@link Simulation#UNCONNECTED} without any
   * @param streamed whether inputs are read as the run goes on, or sources emit spikes
   */
  public static Partition suited(
      int threads, long neurons, long steps, long recorded, int smallestDelay, boolean streamed) {
    boolean connected = smallestDelay != Simulation.UNCONNECTED;
    boolean small =
        neurons < SMALLEST_SHARED_POPULATION
            || (double) neurons * steps < WORTH_A_THREAD
            || connected && neurons * smallestDelay < WORTH_A_MEETING;
    int used = small ? 1 : threads;
    int shares = used == 1 ? 1 : connected ? used : 4 * used;
    long share = (neurons + shares - 1) / shares;
    int blockSize = roundUp((int) Math.min(connected ? CONNECTED_NEURONS : CACHED_NEURONS, share));
    long most = connected || streamed ? SHORT_SLICE_NEURON_STEPS : SLICE_NEURON_STEPS;
    long slice = Math.min(LONGEST_SLICE, most / neurons);
    if (recorded > 0) {
      slice = Math.min(slice, SLICE_VALUES / recorded);
    }
    slice = Math.max(1, Math.min(slice, steps));
    return new Partition(used, blockSize, (int) slice);
  }

  private static int roundUp(int neurons) {
    int unit = CurrentSource.BLOCK_ALIGNMENT;
    return (neurons + unit - 1) / unit * unit;
  }
}
