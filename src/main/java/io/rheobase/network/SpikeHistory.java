package io.rheobase.network;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import java.io.IOException;
import java.util.Arrays;

/**
 * The spikes of a population in its last samples, by block: what is on its way along the axons.
 *
 * <p>A block's spikes are written by one thread, a block's samples in order; a sample may be read
 * by any thread once a barrier lies between. What is not written is empty, samples below 1 too.
 */
public final class SpikeHistory {

  private static final int FIRST_CAPACITY = 8;

  /** Spikes that are read at a time: memory is taken for those that are there, not for a claim. */
  private static final int READ_AT_ONCE = 1 << 12;

  private final int size;
  private final int blockSize;
  private final int mask;
  private final Spikes[] blocks;

  /** The spikes of one block; slot {@code sample & mask} holds those of {@code samples[slot]}. */
  private static final class Spikes {
    final int[][] neurons;
    final int[] counts;
    final long[] samples;

    Spikes(int depth) {
      neurons = new int[depth][FIRST_CAPACITY];
      counts = new int[depth];
      samples = new long[depth];
    }
  }

  /**
   * @param size number of neurons
   * @param blockSize neurons of a block; the last may have fewer
   * @param depth how many samples are kept, at least: what is read at sample s − d while s + n is
   *     written takes d + n + 1
   */
  public SpikeHistory(int size, int blockSize, int depth) {
    if (size < 1 || blockSize < 1 || depth < 1 || depth > 1 << 24) {
      throw new IllegalArgumentException(
          "size " + size + ", block " + blockSize + ", depth " + depth);
    }
    this.size = size;
    this.blockSize = blockSize;
    int slots = Integer.highestOneBit(2 * depth - 1);
    this.mask = slots - 1;
    this.blocks = new Spikes[(size - 1) / blockSize + 1];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] = new Spikes(slots);
    }
  }

  /** Number of neurons. */
  public int size() {
    return size;
  }

  /** Number of blocks. */
  public int blocks() {
    return blocks.length;
  }

  /** Neurons of a block. */
  public int blockSize() {
    return blockSize;
  }

  /**
   * Takes the spikes of a block at a sample, {@code local[from … from + count)}. It needs no call
   * where there are none.
   *
   * @param sample at least 1
   * @param local indices within the block, ascending; a neuron stands there as often as it fires
   */
  public void write(int block, long sample, int[] local, int from, int count) {
    Spikes spikes = blocks[block];
    int slot = (int) sample & mask;
    if (spikes.neurons[slot].length < count) {
      spikes.neurons[slot] = new int[Integer.highestOneBit(2 * count - 1)];
    }
    int[] neurons = spikes.neurons[slot];
    int first = block * blockSize;
    for (int i = 0; i < count; i++) {
      neurons[i] = first + local[from + i];
    }
    spikes.counts[slot] = count;
    spikes.samples[slot] = sample;
  }

  /** How many spikes a block had at a sample. */
  public int count(int block, long sample) {
    Spikes spikes = blocks[block];
    int slot = (int) sample & mask;
    return sample > 0 && spikes.samples[slot] == sample ? spikes.counts[slot] : 0;
  }

  /**
   * Who fired: the first {@link #count} entries, indices within the population, ascending, as often
   * as each fired. The array is the history's own.
   */
  public int[] neurons(int block, long sample) {
    return blocks[block].neurons[(int) sample & mask];
  }

  /**
   * Writes the spikes of the last samples, the neurons of each ascending.
   *
   * @param last sample
   * @param samples how many, not more than are kept
   */
  public void save(long last, int samples, StateOut out) throws IOException {
    for (long sample = last - samples + 1; sample <= last; sample++) {
      long fired = 0;
      for (int block = 0; block < blocks.length; block++) {
        fired += count(block, sample);
      }
      out.number(fired);
      for (int block = 0; block < blocks.length; block++) {
        out.ints(neurons(block, sample), 0, count(block, sample));
      }
    }
  }

  /**
   * Reads what {@link #save} wrote, whatever the blocks were.
   *
   * @throws CheckpointException where it names neurons that there are not, or not in their order
   */
  public void load(long last, int samples, StateIn in) throws IOException {
    for (long sample = last - samples + 1; sample <= last; sample++) {
      int[] fired = fired(in);
      int from = 0;
      while (from < fired.length) {
        int block = fired[from] / blockSize;
        int to = from;
        while (to < fired.length && fired[to] / blockSize == block) {
          fired[to++] -= block * blockSize;
        }
        write(block, sample, fired, from, to - from);
        from = to;
      }
    }
  }

  private int[] fired(StateIn in) throws IOException {
    int count = (int) in.upTo(Integer.MAX_VALUE, "a number of spikes");
    int[] fired = new int[Math.min(count, READ_AT_ONCE)];
    int previous = 0;
    for (int from = 0; from < count; from = fired.length) {
      if (from > 0) {
        fired = Arrays.copyOf(fired, (int) Math.min(count, 2L * from));
      }
      in.ints(fired, from, fired.length);
      for (int i = from; i < fired.length; i++) {
        if (fired[i] < previous || fired[i] >= size) {
          throw new CheckpointException(
              "it is not what was written: a spike of neuron " + fired[i] + " of " + size);
        }
        previous = fired[i];
      }
    }
    return fired;
  }
}
