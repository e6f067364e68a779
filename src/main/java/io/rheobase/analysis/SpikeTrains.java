package io.rheobase.analysis;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import java.io.IOException;
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

  /** Whole numbers below this are exact as doubles, and so a quotient of two is rounded once. */
  private static final double EXACT = 1L << 53;

  private static final int SMALL_BITS = 31;
  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private final List<Block> blocks;
  private final long after;
  private final long until;
  private final long[] counts;
  private final long[] firsts;
  private final long[] lasts;
  private final long[] squares;

  /** All spikes of a population. */
  public SpikeTrains(Population population) {
    this(population, 0, Long.MAX_VALUE);
  }

  /**
   * Spikes of a stretch of time.
   *
   * @param after the sample behind which they count
   * @param until the last sample at which they count
   */
  public SpikeTrains(Population population, long after, long until) {
    this.after = after;
    this.until = until;
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
      if (sample <= after || sample > until) {
        continue;
      }
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

  @Override
  public void save(StateOut out) throws IOException {
    for (long[] ofNeurons : List.of(counts, firsts, lasts, squares)) {
      out.longs(ofNeurons, 0, ofNeurons.length);
    }
  }

  /** The counts of all neurons add up to a number. */
  @Override
  public void load(StateIn in) throws IOException {
    for (long[] ofNeurons : List.of(counts, firsts, lasts, squares)) {
      for (int i = 0; i < ofNeurons.length; i++) {
        ofNeurons[i] =
            in.upTo(Long.MAX_VALUE / ofNeurons.length, "a count, sample or sum of intervals");
      }
    }
  }

  /** Number of neurons. */
  public int size() {
    return counts.length;
  }

  /** Spikes of one neuron. */
  public long count(int neuron) {
    return counts[neuron];
  }

  /** The sample of a neuron's first spike; 0 where it has none. */
  public long first(int neuron) {
    return firsts[neuron];
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
    if (intervals < 1) {
      return Double.NaN;
    }
    long steps = lasts[neuron] - firsts[neuron];
    BigInteger digits = dt.unscaledValue();
    if (digits.bitLength() < SMALL_BITS && dt.scale() >= 0 && dt.scale() < POWERS_OF_TEN.length) {
      double numerator = (double) steps * digits.longValue();
      double denominator = intervals * POWERS_OF_TEN[dt.scale()];
      if (numerator < EXACT && denominator < EXACT) {
        return numerator / denominator;
      }
    }
    return BigDecimal.valueOf(steps)
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
    if (sum < 1L << 31 && squares[neuron] < Long.MAX_VALUE / intervals) {
      return Math.sqrt((double) (squares[neuron] * intervals - sum * sum)) / sum;
    }
    BigInteger spread =
        BigInteger.valueOf(squares[neuron])
            .multiply(BigInteger.valueOf(intervals))
            .subtract(BigInteger.valueOf(sum).pow(2));
    return Math.sqrt(spread.doubleValue()) / sum;
  }
}
