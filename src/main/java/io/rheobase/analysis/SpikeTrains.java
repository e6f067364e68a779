package io.rheobase.analysis;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

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

  static final int COUNT = 0;
  static final int FIRST = 1;
  static final int LAST = 2;
  static final int SQUARES = 3;
  private static final int SUMS = 4;

  /** Of the bytes of a neuron's sums. */
  static final int LOG_BYTES = 5;

  static final int NEURON_BITS = SpikeList.NEURON_BITS;

  /** The code that counts; none where it cannot be called. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isCallable()
            ? FixedCode.load(SpikeTrains.class, TrainsWriter.CODE)
            : Optional.empty();
  }

  private static final int SMALL_BITS = 31;
  private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private final List<Block> blocks;
  private final long after;
  private final long until;
  private final int size;

  /** Side by side, since a spike needs all of them: {@code [4 neuron + COUNT ...]}. */
  private final long[] sums;

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
    this.size = population.size();
    this.sums = new long[Math.multiplyExact(SUMS, size)];
  }

  @Override
  public int chunks() {
    return blocks.size();
  }

  @Override
  public void format(Slice slice, int chunk) {
    Block block = blocks.get(chunk);
    SpikeList spikes = block.spikes(slice);
    long first = slice.firstStep() + 1;
    if (Shared.LOADED.isPresent() && first > after && slice.firstStep() + slice.steps() <= until) {
      MachineCode code = Shared.LOADED.get();
      code.call(block.first(), first, spikes.size(), spikes.packed(), sums, null, null, null, null);
      return;
    }
    for (int i = 0; i < spikes.size(); i++) {
      int neuron = block.first() + spikes.neuron(i);
      long sample = slice.firstStep() + spikes.step(i) + 1;
      if (sample <= after || sample > until) {
        continue;
      }
      int at = SUMS * neuron;
      if (sums[at + COUNT]++ == 0) {
        sums[at + FIRST] = sample;
      } else {
        long interval = sample - sums[at + LAST];
        sums[at + SQUARES] += interval * interval;
      }
      sums[at + LAST] = sample;
    }
  }

  @Override
  public void write(Slice slice) {}

  @Override
  public void save(StateOut out) throws IOException {
    long[] ofNeurons = new long[size];
    for (int sum = 0; sum < SUMS; sum++) {
      for (int neuron = 0; neuron < size; neuron++) {
        ofNeurons[neuron] = sums[SUMS * neuron + sum];
      }
      out.longs(ofNeurons, 0, size);
    }
  }

  /** The counts of all neurons add up to a number. */
  @Override
  public void load(StateIn in) throws IOException {
    for (int sum = 0; sum < SUMS; sum++) {
      for (int neuron = 0; neuron < size; neuron++) {
        sums[SUMS * neuron + sum] =
            in.upTo(Long.MAX_VALUE / size, "a count, sample or sum of intervals");
      }
    }
  }

  private long of(int neuron, int sum) {
    return sums[SUMS * neuron + sum];
  }

  /** Number of neurons. */
  public int size() {
    return size;
  }

  /** Spikes of one neuron. */
  public long count(int neuron) {
    return of(neuron, COUNT);
  }

  /** The sample of a neuron's first spike; 0 where it has none. */
  public long first(int neuron) {
    return of(neuron, FIRST);
  }

  /** Spikes of all neurons. */
  public long total() {
    long total = 0;
    for (int neuron = 0; neuron < size; neuron++) {
      total += count(neuron);
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
    long intervals = of(neuron, COUNT) - 1;
    if (intervals < 1) {
      return Double.NaN;
    }
    long steps = of(neuron, LAST) - of(neuron, FIRST);
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
    long intervals = of(neuron, COUNT) - 1;
    if (intervals < 2) {
      return Double.NaN;
    }
    long sum = of(neuron, LAST) - of(neuron, FIRST);
    if (sum < 1L << 31 && of(neuron, SQUARES) < Long.MAX_VALUE / intervals) {
      return Math.sqrt((double) (of(neuron, SQUARES) * intervals - sum * sum)) / sum;
    }
    BigInteger spread =
        BigInteger.valueOf(of(neuron, SQUARES))
            .multiply(BigInteger.valueOf(intervals))
            .subtract(BigInteger.valueOf(sum).pow(2));
    return Math.sqrt(spread.doubleValue()) / sum;
  }
}
