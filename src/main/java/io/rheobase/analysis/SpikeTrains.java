package io.rheobase.analysis;

import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * Counts and intervals of the spike trains of one population, gathered while it runs, in memory
 * that does not grow with time. Exact: everything is counted in steps.
 *
 * <p>One chunk is one block, so that chunks side by side touch different neurons.
 */
public final class SpikeTrains implements SliceSink {

  private static final MathContext MORE_THAN_A_DOUBLE = MathContext.DECIMAL128;

  private final List<Block> blocks;
  private final long[] counts;
  private final long[] firsts;
  private final long[] lasts;
  private final long[] squares;

  public SpikeTrains(Population population) {
    this.blocks = population.blocks();
    this.counts = new long[population.size()];
    this.firsts = new long[population.size()];
    this.lasts = new long[population.size()];
    this.squares = new long[population.size()];
  }

  @Override
  public int chunks() {
    return blocks.size();
  }

  @Override
  public void format(Slice slice, int chunk) {
    Block block = blocks.get(chunk);
    SpikeList spikes = block.spikes(slice);
    for (int i = 0; i < spikes.size(); i++) {
      int neuron = block.first() + spikes.neuron(i);
      long sample = slice.firstStep() + spikes.step(i) + 1;
      if (counts[neuron]++ == 0) {
        firsts[neuron] = sample;
      } else {
        long interval = sample - lasts[neuron];
        squares[neuron] += interval * interval;
      }
      lasts[neuron] = sample;
    }
  }

  @Override
  public void write(Slice slice) {}

  /** Number of neurons. */
  public int size() {
    return counts.length;
  }

  /** Spikes of one neuron. */
  public long count(int neuron) {
    return counts[neuron];
  }

  /** Spikes of all neurons. */
  public long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /**
   * Mean interval between spikes, rounded once; NaN for fewer than two spikes.
   *
   * @param dt step (ms)
   * @return ms
   */
  public double meanInterval(int neuron, BigDecimal dt) {
    long intervals = counts[neuron] - 1;
    return intervals < 1
        ? Double.NaN
        : BigDecimal.valueOf(lasts[neuron] - firsts[neuron])
            .multiply(dt)
            .divide(BigDecimal.valueOf(intervals), MORE_THAN_A_DOUBLE)
            .doubleValue();
  }

  /**
   * Coefficient of variation of the intervals: their standard deviation (over all intervals, not
   * all but one) by their mean; NaN for fewer than three spikes.
   */
  public double intervalVariation(int neuron) {
    long intervals = counts[neuron] - 1;
    if (intervals < 2) {
      return Double.NaN;
    }
    long sum = lasts[neuron] - firsts[neuron];
    BigInteger spread =
        BigInteger.valueOf(squares[neuron])
            .multiply(BigInteger.valueOf(intervals))
            .subtract(BigInteger.valueOf(sum).pow(2));
    return Math.sqrt(spread.doubleValue()) / sum;
  }
}
