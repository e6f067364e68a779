package io.rheobase.analysis;

import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import java.util.Arrays;
import java.util.List;

/**
 * Spikes of groups of neurons in successive bins: a group may be a neuron or a population. Of each
 * group the counts are summed up as the run goes on, in memory that does not grow with time. Bin b
 * counts the spikes at samples after {@code start + b·bin}, up to {@code start + (b + 1)·bin}; a
 * bin that does not end in time is left out.
 */
public final class SpikeCounts implements SliceSink {

  /** No neuron of any group. */
  public static final int NONE = -1;

  private final List<Block> blocks;
  private final int[] groupOf;
  private final long start;
  private final long bin;
  private final long bins;
  private final long[] open;
  private final long[] sums;
  private final long[] squares;
  private final long[] least;
  private final long[] greatest;
  private final long[] last;
  private long[] counts = new long[0];
  private long closed;

  /**
   * @param groupOf {@code [neuron]}: its group, from 0, or {@link #NONE}
   * @param groups how many there are
   * @param start sample behind which the first bin begins
   * @param stop the last sample that counts
   * @param bin samples of a bin
   */
  public SpikeCounts(
      Population population, int[] groupOf, int groups, long start, long stop, long bin) {
    this.blocks = population.blocks();
    this.groupOf = groupOf.clone();
    this.start = start;
    this.bin = bin;
    this.bins = Math.max(0, (stop - start) / bin);
    this.open = new long[groups];
    this.sums = new long[groups];
    this.squares = new long[groups];
    this.least = new long[groups];
    this.greatest = new long[groups];
    this.last = new long[groups];
  }

  /** It adds up over blocks. */
  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    long end = slice.firstStep() + slice.steps();
    long reached = Math.min(bins, Math.max(0, end - start) / bin);
    int whole = (int) (reached - closed);
    int groups = open.length;
    if (counts.length < (whole + 1) * groups) {
      counts = new long[(whole + 1) * groups];
    }
    System.arraycopy(open, 0, counts, 0, groups);
    Arrays.fill(counts, groups, (whole + 1) * groups, 0);
    for (Block block : blocks) {
      count(slice, block);
    }
    for (int b = 0; b < whole; b++) {
      for (int group = 0; group < groups; group++) {
        close(group, counts[b * groups + group]);
      }
      closed++;
    }
    System.arraycopy(counts, whole * groups, open, 0, groups);
  }

  private void count(Slice slice, Block block) {
    SpikeList spikes = block.spikes(slice);
    for (int i = 0; i < spikes.size(); i++) {
      long sample = slice.firstStep() + spikes.step(i) + 1;
      int group = groupOf[block.first() + spikes.neuron(i)];
      long number = (sample - start - 1) / bin;
      if (group != NONE && sample > start && number < bins) {
        counts[(int) (number - closed) * open.length + group]++;
      }
    }
  }

  private void close(int group, long count) {
    sums[group] += count;
    squares[group] += count * count;
    least[group] = closed == 0 ? count : Math.min(least[group], count);
    greatest[group] = Math.max(greatest[group], count);
    last[group] = count;
  }

  @Override
  public void write(Slice slice) {}

  /** Number of bins that are complete. */
  public long bins() {
    return closed;
  }

  /** Spikes of a group in all bins. */
  public long sum(int group) {
    return sums[group];
  }

  /** The fewest spikes of a group in a bin. */
  public long least(int group) {
    return least[group];
  }

  /** The most spikes of a group in a bin. */
  public long greatest(int group) {
    return greatest[group];
  }

  /** Spikes of a group in the last bin. */
  public long last(int group) {
    return last[group];
  }

  /** Standard deviation of a group's counts over all bins; NaN without bins. */
  public double deviation(int group) {
    double spread = (double) closed * squares[group] - (double) sums[group] * sums[group];
    return closed == 0 ? Double.NaN : Math.sqrt(spread) / closed;
  }

  /** Variance by mean of a group's counts; NaN for fewer than two bins, or without spikes. */
  public double dispersion(int group) {
    return new Dispersion(closed, sums[group], squares[group]).value();
  }
}
