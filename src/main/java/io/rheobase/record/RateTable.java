package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Slice;
import java.io.IOException;
import java.util.List;

/**
 * Population rates: {@code t_ms} and a column {@code population.rate_Hz} for each population, a row
 * for each bin. A bin counts the spikes with {@code t_ms < t ≤ t_ms + bin}, so that every step of
 * the run belongs to one bin and none is counted twice; the rate is spikes / (recorded neurons ·
 * bin). Where the run is no multiple of the bin the last row is that of the rest, by its own
 * length. A bin that an interruption left incomplete is left out.
 *
 * <p>It adds up across slices: one chunk only.
 */
public final class RateTable implements SliceText {

  static final String UNIT = ".rate_Hz";

  private static final double MS_PER_S = 1000;

  private final List<SpikeSelection> populations;
  private final StepTime time;
  private final int timeRoom;
  private final long binSteps;
  private final long steps;
  private final long[] counts;

  /**
   * @param populations whose rates, in the order of the columns
   * @param binSteps steps of a bin, at least 1
   * @param steps of the run
   */
  public RateTable(List<SpikeSelection> populations, StepTime time, long binSteps, long steps) {
    if (binSteps < 1) {
      throw new IllegalArgumentException("bin of " + binSteps + " steps");
    }
    this.populations = List.copyOf(populations);
    this.time = time;
    this.timeRoom = time.maxChars(steps);
    this.binSteps = binSteps;
    this.steps = steps;
    this.counts = new long[populations.size()];
  }

  @Override
  public String header() {
    StringBuilder header = new StringBuilder("t_ms");
    for (SpikeSelection selection : populations) {
      header.append(',').append(selection.population().name()).append(UNIT);
    }
    return header.append('\n').toString();
  }

  /** A slice is not divided. */
  @Override
  public int units(Slice slice) {
    return 1;
  }

  @Override
  public void append(Slice slice, int from, int to, TextChunk out) {
    if (from == to) {
      return;
    }
    long end = slice.firstStep() + slice.steps();
    long next;
    for (long step = slice.firstStep(); step < end; step = next) {
      long bin = step / binSteps * binSteps;
      long binEnd = Math.min(bin + binSteps, steps);
      next = Math.min(binEnd, end);
      count(slice, (int) (step - slice.firstStep()), (int) (next - slice.firstStep()));
      if (next == binEnd) {
        row(bin, binEnd - bin, out);
      }
    }
  }

  private void count(Slice slice, int from, int to) {
    for (int p = 0; p < counts.length; p++) {
      counts[p] += populations.get(p).count(slice, from, to);
    }
  }

  private void row(long bin, long length, TextChunk out) {
    out.time(time, bin, timeRoom);
    double ms = time.milliseconds(length);
    for (int p = 0; p < counts.length; p++) {
      double neurons = populations.get(p).count();
      out.character(',').decimal(MS_PER_S * counts[p] / (neurons * ms));
      counts[p] = 0;
    }
    out.character('\n');
  }

  /** The spikes of the bin that has begun. */
  @Override
  public void save(StateOut out) throws IOException {
    out.longs(counts, 0, counts.length);
  }

  @Override
  public void load(StateIn in) throws IOException {
    in.longs(counts, 0, counts.length);
  }
}
