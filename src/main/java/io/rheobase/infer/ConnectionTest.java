package io.rheobase.infer;

import io.rheobase.compiler.WindowSums;
import io.rheobase.experiment.Inference.Baseline;
import io.rheobase.experiment.Inference.PValue;
import io.rheobase.experiment.Inference.Statistic;
import java.util.Arrays;

/**
 * Tests spike trains for a connection to one recorded neuron. An instance may be used by several
 * threads at once.
 */
public final class ConnectionTest {

  /** Sums that stay in the L2 cache beside a tile of the signal. */
  private static final int SUMS_AT_ONCE = 1 << 16;

  /** Spikes of the shuffled trains that are held at once: 16 MB. */
  private static final int SPIKES_AT_ONCE = 1 << 22;

  /** What the test of a train takes at most, besides the train itself (bytes). */
  static final double MOST_MEMORY = 8.0 * SUMS_AT_ONCE + 4.0 * SPIKES_AT_ONCE;

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
   * @param baseline of an average's area
   * @param shuffles number of shuffled trains
   * @param pValue how a probability is made of them
   * @param fewest windows that are worth an average
   */
  public record Settings(
      int window,
      double interval,
      int steps,
      Statistic statistic,
      Baseline baseline,
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
    int[][] starts = {times.clone()};
    toSamples(starts[0]);
    int windows = averages.whole(starts[0]);
    if (windows < settings.fewest()) {
      return TrainTest.none(windows);
    }
    double[][] average = new double[1][settings.window()];
    averages.of(starts, 1, average);
    Surrogates surrogates = new Surrogates(average[0], settings.shuffles());
    if (isHeight()) {
      surrogates.average(times.length, shuffle);
    } else {
      surrogates.sum(times.length, shuffle);
    }
    double mean = isHeight() ? WindowStatistic.mean(average[0]) : prefix.mean(starts[0], windows);
    double baseline = WindowStatistic.mean(surrogates.means);
    double observed =
        switch (settings.statistic()) {
          case PEAK_TO_PEAK -> WindowStatistic.peakToPeak(average[0]);
          case MEAN -> mean;
          case AREA ->
              settings.baseline() == Baseline.SPIKE
                  ? prefix.area(starts[0], windows, settings.interval())
                  : area(mean, baseline);
        };
    double[] shuffled = surrogates.statistics(baseline);
    double shuffledMean = WindowStatistic.mean(shuffled);
    double extreme = isHeight() ? observed : WindowStatistic.distances(observed, shuffled);
    return new TrainTest(
        windows,
        observed,
        shuffledMean,
        Probability.of(settings.pValue(), extreme, shuffled),
        settings.baseline() == Baseline.SPIKE
            ? WindowStatistic.areaOverStart(average[0], settings.interval())
            : area(mean, baseline),
        average[0],
        isHeight() ? surrogates.spread.mean() : new double[0],
        isHeight() ? surrogates.spread.deviation() : new double[0]);
  }

  private boolean isHeight() {
    return settings.statistic() == Statistic.PEAK_TO_PEAK;
  }

  private double area(double mean, double baseline) {
    return (mean - baseline) * settings.window() * settings.interval();
  }

  /** Turns times into the first samples at or behind them. */
  private void toSamples(int[] times) {
    if (settings.steps() > 1) {
      for (int i = 0; i < times.length; i++) {
        times[i] = (int) ((times[i] + (settings.steps() - 1L)) / settings.steps());
      }
    }
  }

  /** What shuffled trains give; NaN for one without a window. */
  private final class Surrogates {
    private final double[] heights;
    private final double[] means;
    private final double[] areas;
    private final Spread spread;

    Surrogates(double[] average, int shuffles) {
      this.heights = new double[shuffles];
      this.means = new double[shuffles];
      this.areas = new double[shuffles];
      this.spread = new Spread(average);
    }

    /** By their averages. */
    void average(int spikes, IntervalShuffle shuffle) {
      int batch =
          Math.max(
              1,
              Math.min(
                  Math.min(means.length, SUMS_AT_ONCE / settings.window()),
                  SPIKES_AT_ONCE / Math.max(1, spikes)));
      int[][] starts = new int[batch][spikes];
      double[][] average = new double[batch][settings.window()];
      for (int from = 0; from < means.length; from += batch) {
        int count = Math.min(batch, means.length - from);
        for (int i = 0; i < count; i++) {
          shuffle.write(from + i, starts[i]);
          toSamples(starts[i]);
        }
        averages.of(starts, count, average);
        for (int i = 0; i < count; i++) {
          heights[from + i] = WindowStatistic.peakToPeak(average[i]);
          means[from + i] = WindowStatistic.mean(average[i]);
          if (!Double.isNaN(heights[from + i])) {
            spread.add(average[i]);
          }
        }
      }
    }

    /** By the signal's running sum, which gives means and areas without the averages. */
    void sum(int spikes, IntervalShuffle shuffle) {
      int[] starts = new int[spikes];
      for (int i = 0; i < means.length; i++) {
        shuffle.write(i, starts);
        toSamples(starts);
        int windows = averages.whole(starts);
        means[i] = prefix.mean(starts, windows);
        areas[i] = prefix.area(starts, windows, settings.interval());
      }
    }

    double[] statistics(double baseline) {
      if (settings.statistic() == Statistic.AREA && settings.baseline() == Baseline.SHUFFLES) {
        return Arrays.stream(means).map(mean -> area(mean, baseline)).toArray();
      }
      return switch (settings.statistic()) {
        case PEAK_TO_PEAK -> heights;
        case MEAN -> means;
        case AREA -> areas;
      };
    }
  }
}
