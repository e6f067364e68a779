package io.rheobase.input;

import java.util.Arrays;

/** Spikes at given samples. */
public final class GivenSpikes implements SpikeSource {

  /** Where each neuron's spikes begin in {@link #samples}. */
  private final int[] begin;

  private final long[] samples;

  /**
   * Spikes in any order; a neuron fires as often at a sample as the two are named together.
   *
   * @param size neurons of the population
   * @param samples {@code [spike]} when, from 1 on
   * @param neurons {@code [spike]} who, in [0, size)
   * @throws IllegalArgumentException if there is a sample below 1, a neuron that there is not, or
   *     one without the other
   */
  public GivenSpikes(int size, long[] samples, int[] neurons) {
    if (samples.length != neurons.length) {
      throw new IllegalArgumentException(
          samples.length + " samples, " + neurons.length + " neurons");
    }
    this.begin = new int[size + 1];
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] < 1 || neurons[i] < 0 || neurons[i] >= size) {
        throw new IllegalArgumentException(
            "neuron " + neurons[i] + " of " + size + " at sample " + samples[i]);
      }
      begin[neurons[i]]++;
    }
    int end = 0;
    for (int neuron = 0; neuron < size; neuron++) {
      end += begin[neuron];
      begin[neuron] = end;
    }
    begin[size] = end;
    this.samples = new long[samples.length];
    for (int i = samples.length - 1; i >= 0; i--) {
      this.samples[--begin[neurons[i]]] = samples[i];
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the number of the last sample and that of the neurons of a
   *     block take more than 63 bits together
   */
  @Override
  public BlockSpikes over(int firstNeuron, int count) {
    return new Part(firstNeuron, count);
  }

  private final class Part implements BlockSpikes {

    /** Bits of a neuron's index. */
    private final int bits;

    /** The spikes in their order: the sample in the upper bits, the neuron in the lower. */
    private final long[] spikes;

    private int next;
    private int[] found = new int[0];

    Part(int first, int count) {
      this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
      int from = begin[first];
      this.spikes = Arrays.copyOfRange(samples, from, begin[first + count]);
      for (int neuron = 0; neuron < count; neuron++) {
        for (int i = begin[first + neuron]; i < begin[first + neuron + 1]; i++) {
          if (samples[i] > Long.MAX_VALUE >> bits) {
            throw new IllegalArgumentException("sample " + samples[i] + " is too far");
          }
          spikes[i - from] = samples[i] << bits | neuron;
        }
      }
      Arrays.sort(spikes);
    }

    @Override
    public int at(long sample) {
      if (next < spikes.length && spikes[next] >> bits < sample
          || next > 0 && spikes[next - 1] >> bits >= sample) {
        next = firstFrom(sample);
      }
      int count = 0;
      while (next < spikes.length && spikes[next] >> bits == sample) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count + 1);
        }
        found[count++] = (int) (spikes[next++] - (sample << bits));
      }
      return count;
    }

    /** Index of the first spike that is not before a sample. */
    private int firstFrom(long sample) {
      if (sample > Long.MAX_VALUE >> bits) {
        return spikes.length;
      }
      int low = 0;
      int high = spikes.length;
      while (low < high) {
        int middle = low + high >>> 1;
        if (spikes[middle] >> bits < sample) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    @Override
    public int[] neurons() {
      return found;
    }
  }
}
