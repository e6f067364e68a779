package io.rheobase.analysis;

import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * How many intervals between spikes fall into each of successive bins, for groups of successive
 * neurons of equal size. Intervals are whole steps, and so are the ends of the bins made: no
 * rounding moves an interval across an end.
 */
public final class IntervalCounts implements SliceSink {

  private final List<Block> blocks;
  private final int size;
  private final long after;
  private final long until;
  private final long[] ends;
  private final long[] lasts;
  private final long[][] counts;

  /**
   * @param groups of neurons
   * @param after the sample behind which spikes count
   * @param until the last sample at which they count
   * @param edges ends of the bins (ms), ascending; bins are {@code [low, high)}, the last one
   *     closed
   * @param dt step (ms)
   */
  public IntervalCounts(
      Population population, int groups, long after, long until, double[] edges, BigDecimal dt) {
    this.blocks = population.blocks();
    this.size = population.size() / groups;
    this.after = after;
    this.until = until;
    this.ends = new long[edges.length];
    for (int i = 0; i < edges.length; i++) {
      boolean last = i == edges.length - 1;
      BigDecimal steps =
          new BigDecimal(Double.toString(edges[i])).divide(dt, 9, RoundingMode.HALF_UP);
      ends[i] =
          last
              ? steps.setScale(0, RoundingMode.FLOOR).longValue() + 1
              : steps.setScale(0, RoundingMode.CEILING).longValue();
    }
    this.lasts = new long[population.size()];
    this.counts = new long[groups][edges.length - 1];
  }

  /** Blocks share groups. */
  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    for (Block block : blocks) {
      SpikeList spikes = block.spikes(slice);
      for (int i = 0; i < spikes.size(); i++) {
        long sample = slice.firstStep() + spikes.step(i) + 1;
        if (sample > after && sample <= until) {
          count(block.first() + spikes.neuron(i), sample);
        }
      }
    }
  }

  private void count(int neuron, long sample) {
    if (lasts[neuron] > 0) {
      int at = Arrays.binarySearch(ends, sample - lasts[neuron]);
      int bin = at < 0 ? -at - 2 : at;
      if (bin >= 0 && bin < ends.length - 1) {
        counts[neuron / size][bin]++;
      }
    }
    lasts[neuron] = sample;
  }

  @Override
  public void write(Slice slice) {}

  /** The counts of a group, {@code [bin]}. */
  public long[] counts(int group) {
    return counts[group].clone();
  }
}
