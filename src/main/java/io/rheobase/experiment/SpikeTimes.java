package io.rheobase.experiment;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Given spikes: a train for each of some neurons, which are numbered from 0, or one train that all
 * of them have. Times are numbers of samples, ascending in each train; the same one may stand there
 * several times.
 */
public final class SpikeTimes {

  private final Optional<SpikeFile> file;
  private final boolean common;

  /** Where each train begins in {@link #samples}, and the end. */
  private final int[] begin;

  private final long[] samples;

  private SpikeTimes(Optional<SpikeFile> file, boolean common, int[] begin, long[] samples) {
    this.file = file;
    this.common = common;
    this.begin = begin;
    this.samples = samples;
  }

  /**
   * One train that all neurons have.
   *
   * @param file where it was read; none where it stands in the parameter file
   * @param samples in any order
   */
  public static SpikeTimes common(Optional<SpikeFile> file, long[] samples) {
    long[] sorted = samples.clone();
    Arrays.sort(sorted);
    return new SpikeTimes(file, true, new int[] {0, sorted.length}, sorted);
  }

  /**
   * A train for each neuron; some may be empty.
   *
   * @param file where they were read; none where they stand in the parameter file
   * @param trains how many
   * @param samples {@code [spike]} in any order
   * @param neurons {@code [spike]} in [0, trains)
   */
  public static SpikeTimes each(
      Optional<SpikeFile> file, int trains, long[] samples, int[] neurons) {
    int[] begin = new int[trains + 1];
    for (int neuron : neurons) {
      begin[neuron + 1]++;
    }
    for (int train = 0; train < trains; train++) {
      begin[train + 1] += begin[train];
    }
    int[] next = Arrays.copyOf(begin, trains);
    long[] sorted = new long[samples.length];
    for (int i = 0; i < samples.length; i++) {
      sorted[next[neurons[i]]++] = samples[i];
    }
    for (int train = 0; train < trains; train++) {
      Arrays.sort(sorted, begin[train], begin[train + 1]);
    }
    return new SpikeTimes(file, false, begin, sorted);
  }

  /** Where they were read; none where they stand in the parameter file. */
  public Optional<SpikeFile> file() {
    return file;
  }

  /** Whether there is one train that all neurons have. */
  public boolean isCommon() {
    return common;
  }

  /** How many trains there are; 1 where all neurons have the same. */
  public int trains() {
    return begin.length - 1;
  }

  /** Number of spikes of a train. */
  public int count(int train) {
    return begin[train + 1] - begin[train];
  }

  /** Number of spikes of all trains. */
  public int count() {
    return samples.length;
  }

  /** The sample of a spike. */
  public long sample(int train, int spike) {
    return samples[begin[train] + spike];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpikeTimes times
        && file.equals(times.file)
        && common == times.common
        && Arrays.equals(begin, times.begin)
        && Arrays.equals(samples, times.samples);
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, common, Arrays.hashCode(begin), Arrays.hashCode(samples));
  }

  @Override
  public String toString() {
    return count() + " spikes in " + (common ? "one train for all" : trains() + " trains");
  }
}
