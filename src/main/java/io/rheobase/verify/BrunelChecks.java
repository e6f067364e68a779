package io.rheobase.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The four states of Brunel's network: where mean-field theory holds, the rate; where the activity
 * oscillates, how and how fast.
 */
final class BrunelChecks {
  private BrunelChecks() {}

  private static final String SOURCE = "Brunel 2000, figure 8, doi:10.1023/A:1008925309027";
  private static final String RATES = "population_rate.csv";
  private static final String EXCITATORY = "exc.rate_Hz";

  /** What is left out at the beginning (ms), and the bin of the rates (ms). */
  private static final double TRANSIENT = 100;

  private static final double BIN = 0.1;

  private static final int NEURONS = 10_000;

  /** Samples of a window of the spectrum: 205 ms, lines 4.9 Hz apart. */
  private static final int WINDOW = 2048;

  /** A share of the mean-field rate: the network's correlations, which the theory has not. */
  private static final double TOLERANCE = 0.04;

  static final Check ASYNCHRONOUS =
      Check.of(
          "Brunel's network, asynchronous irregular",
          SOURCE + ", and mean-field rate",
          "brunel-asynchronous-irregular.yaml",
          List.of("simulation.duration=400 ms"),
          outcome -> {
            double theory = Theory.networkRate(MembraneChecks.NEURON, 1000, 0.1, 5, 2);
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            return List.of(
                Comparison.within("rate (Hz), to 4 %", theory, mean(rate), TOLERANCE * theory),
                Comparison.atMost("SD of the rate by its mean", 0.9, variation(rate)));
          });

  static final Check REGULAR =
      Check.of(
          "Brunel's network, synchronous regular",
          SOURCE,
          "brunel-synchronous-regular.yaml",
          List.of("simulation.duration=400 ms"),
          outcome -> {
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            return List.of(
                Comparison.atLeast("SD of the rate by its mean", 3, variation(rate)),
                Comparison.within(
                    "cycles of the rate a second by spikes a second",
                    1,
                    Outcome.peak(rate, BIN, WINDOW, 200, 500) / mean(rate),
                    0.05),
                Comparison.atMost("CV of intervals", 0.1, intervalVariation(outcome)));
          });

  static final Check FAST =
      Check.of(
          "Brunel's network, fast oscillation",
          SOURCE,
          "brunel-fast-oscillation.yaml",
          List.of("simulation.duration=600 ms"),
          outcome -> {
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            List<Comparison> found = new ArrayList<>();
            found.add(
                Comparison.within(
                    "peak of the spectrum (Hz)",
                    180,
                    Outcome.peak(rate, BIN, WINDOW, 10, 1000),
                    20));
            found.add(
                Comparison.atLeast(
                    "power of the oscillation by shot noise", 50, power(rate, 160, 200)));
            found.add(Comparison.within("rate (Hz)", 60, mean(rate), 6));
            found.add(Comparison.atLeast("CV of intervals", 0.5, intervalVariation(outcome)));
            return found;
          });

  static final Check SLOW =
      Check.of(
          "Brunel's network, slow oscillation",
          SOURCE,
          "brunel-slow-oscillation.yaml",
          List.of("simulation.duration=1 s"),
          outcome -> {
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            return List.of(
                Comparison.within(
                    "peak of the spectrum (Hz)", 22, Outcome.peak(rate, BIN, WINDOW, 10, 1000), 8),
                Comparison.atLeast("SD of the rate by its mean", 1.5, variation(rate)),
                Comparison.within("rate (Hz)", 6, mean(rate), 2));
          });

  private static double power(double[] rate, double low, double high) {
    return Outcome.powerByShotNoise(rate, BIN, WINDOW, NEURONS, low, high);
  }

  /** The standard deviation of a rate over time by its mean. */
  private static double variation(double[] rate) {
    double mean = mean(rate);
    double variance =
        DoubleStream.of(rate).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return Math.sqrt(variance) / mean;
  }

  private static double mean(double... values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  /** Over the neurons with ten spikes or more. */
  private static double intervalVariation(Outcome outcome) {
    return Sample.of(outcome.firing("exc").variationOf(10)).mean();
  }
}
