package io.rheobase.infer;

import io.rheobase.compiler.WindowSums;
import io.rheobase.experiment.Inference.PValue;
import io.rheobase.experiment.Inference.Statistic;

/**
 * Tests spike trains for a connection to one recorded neuron. An instance may be used by several
 * threads at once.
 */
public final class ConnectionTest {

  /** Sums that stay in the L2 cache beside a tile of the signal. */
  private static final int SUMS_AT_ONCE = 1 << 16;

  /** Spikes of the shuffled trains that are held at once: 16 MB. */
  private static final int SPIKES_AT_ONCE = 1 << 22;

  private final double[] signal;
  private final Settings settings;
  private final WindowAverages averages;
  private final PrefixSums prefix;

  /**
   * How trains are tested.
   *
   * @param window samples of the window behind a spike
   * @param interval from one sample of the signal to the next (ms)
   * @param steps of spike times from one sample of the signal to the next
   * @param statistic what is compared
   * @param shuffles number of shuffled trains
   * @param pValue how a probability is made of them
   * @param fewest windows that are worth an average
   */
  public record Settings(
      int window,
      double interval,
      int steps,
      Statistic statistic,
      int shuffles,
      PValue pValue,
      int fewest) {}

  /**
   * @param signal what was seen of the neuron: {@code [sample]} (mV)
   * @param form of the inner loop; the results are the same bits
   * @throws IllegalArgumentException if the window is longer than the signal, or empty
   */
  public ConnectionTest(double[] signal, Settings settings, WindowSums form) {
    if (settings.window() < 1 || settings.window() > signal.length) {
      throw new IllegalArgumentException(
          "a window of " + settings.window() + " samples in " + signal.length);
    }
    this.signal = signal;
    this.settings = settings;
    this.averages = new WindowAverages(signal, settings.window(), form);
    this.prefix =
        settings.statistic() == Statistic.PEAK_TO_PEAK
            ? null
            : new PrefixSums(signal, settings.window());
  }

  /**
   * Tests a train.
   *
   * @param times of its spikes, ascending, in steps from the first sample of the signal
   * @param shuffle of the same train
   */
  public TrainTest test(int[] times, IntervalShuffle shuffle) {
    int[][] starts = {starts(times)};
    int windows = averages.whole(starts[0]);
    if (windows < settings.fewest()) {
      return TrainTest.none(windows);
    }
    double[][] average = new double[1][settings.window()];
    averages.of(starts, 1, average);
    double observed = statistic(average[0], starts[0], windows);
    double[] shuffled = new double[settings.shuffles()];
    Spread spread = new Spread(average[0]);
    boolean averaged = settings.statistic() == Statistic.PEAK_TO_PEAK;
    if (averaged) {
      heights(times.length, shuffle, shuffled, spread);
    } else {
      fromPrefix(times.length, shuffle, shuffled);
    }
    double shuffledMean = WindowStatistic.mean(shuffled);
    double extreme = !averaged ? WindowStatistic.distances(observed, shuffled) : observed;
    return new TrainTest(
        windows,
        observed,
        shuffledMean,
        Probability.of(settings.pValue(), extreme, shuffled),
        WindowStatistic.area(average[0], settings.interval()),
        average[0],
        averaged ? spread.mean() : new double[0],
        averaged ? spread.deviation() : new double[0]);
  }

  /** The first sample at or behind each spike. */
  private int[] starts(int[] times) {
    int[] starts = times.clone();
    toSamples(starts);
    return starts;
  }

  private void toSamples(int[] times) {
    if (settings.steps() > 1) {
      for (int i = 0; i < times.length; i++) {
        times[i] = (int) ((times[i] + (settings.steps() - 1L)) / settings.steps());
      }
    }
  }

  private double statistic(double[] average, int[] starts, int windows) {
    return switch (settings.statistic()) {
      case PEAK_TO_PEAK -> WindowStatistic.peakToPeak(average);
      case MEAN -> prefix.mean(starts, windows);
      case AREA -> prefix.area(starts, windows, settings.interval());
    };
  }

  private void heights(int spikes, IntervalShuffle shuffle, double[] heights, Spread spread) {
    int batch =
        Math.max(
            1,
            Math.min(
                Math.min(heights.length, SUMS_AT_ONCE / settings.window()),
                SPIKES_AT_ONCE / Math.max(1, spikes)));
    int[][] starts = new int[batch][spikes];
    double[][] average = new double[batch][settings.window()];
    for (int from = 0; from < heights.length; from += batch) {
      int count = Math.min(batch, heights.length - from);
      for (int i = 0; i < count; i++) {
        shuffle.write(from + i, starts[i]);
        toSamples(starts[i]);
      }
      averages.of(starts, count, average);
      for (int i = 0; i < count; i++) {
        heights[from + i] = WindowStatistic.peakToPeak(average[i]);
        if (!Double.isNaN(heights[from + i])) {
          spread.add(average[i]);
        }
      }
    }
  }

  private void fromPrefix(int spikes, IntervalShuffle shuffle, double[] statistics) {
    int[] starts = new int[spikes];
    double[] unused = {};
    for (int i = 0; i < statistics.length; i++) {
      shuffle.write(i, starts);
      toSamples(starts);
      statistics[i] = statistic(unused, starts, averages.whole(starts));
    }
  }

  /** Memory of a test that grows with its recording and settings (bytes), on one thread. */
  public static double memory(Settings settings, long samples, long spikes) {
    double batch = Math.min(settings.shuffles(), Math.max(1, SUMS_AT_ONCE / settings.window()));
    double signal = settings.statistic() == Statistic.PEAK_TO_PEAK ? 0 : 8.0 * samples;
    return signal + Math.max(4.0 * spikes, Math.min(4.0 * batch * spikes, 4.0 * SPIKES_AT_ONCE));
  }
}
