package io.rheobase.verify;

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
  private static final double TOLERANCE = 0.03;

  static final Check ASYNCHRONOUS =
      Check.of(
          "Brunel's network, asynchronous irregular",
          SOURCE + ", and mean-field rate",
          "brunel-asynchronous-irregular.yaml",
          List.of("simulation.duration=700 ms"),
          outcome -> {
            double theory = Theory.networkRate(MembraneChecks.NEURON, 1000, 0.1, 5, 2);
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            return List.of(
                Comparison.within("rate (Hz), to 3 %", theory, mean(rate), TOLERANCE * theory),
                Comparison.atMost("SD of the rate by its mean", 0.9, variation(rate)));
          });

  /**
   * Two halves of the neurons fire by turns, each when the spikes of the other arrive a delay
   * later: a neuron every 3 ms, the population every 1.5 ms. Volleys of one time step in 15 have an
   * SD of √14 means.
   */
  static final Check REGULAR =
      Check.of(
          "Brunel's network, synchronous regular",
          SOURCE,
          "brunel-synchronous-regular.yaml",
          List.of("simulation.duration=400 ms"),
          outcome -> {
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            double delay = 1.5;
            return List.of(
                Comparison.within("rate (Hz), once in two delays", 500 / delay, mean(rate), 1),
                Comparison.within(
                    "peak of the spectrum (Hz), once a delay",
                    1000 / delay,
                    RateSpectrum.of(rate, BIN, WINDOW, NEURONS).peak(100, 1000),
                    5),
                Comparison.within(
                    "SD of the rate by its mean",
                    Math.sqrt(delay / BIN - 1),
                    variation(rate),
                    0.03),
                Comparison.atMost("CV of intervals", 0.1, intervalVariation(outcome)));
          });

  static final Check FAST =
      Check.of(
          "Brunel's network, fast oscillation",
          SOURCE,
          "brunel-fast-oscillation.yaml",
          List.of("simulation.duration=1.1 s"),
          outcome -> {
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            RateSpectrum spectrum = RateSpectrum.of(rate, BIN, WINDOW, NEURONS).smoothed(10);
            return List.of(
                Comparison.ofSeeds(
                    "peak of the spectrum (Hz)", 182.1, 3.4, spectrum.peak(50, 1000)),
                Comparison.ofSeeds("SD of the rate by its mean", 1.057, 0.038, variation(rate)),
                Comparison.ofSeeds("rate (Hz)", 59.64, 0.42, mean(rate)),
                Comparison.ofSeeds("CV of intervals", 0.834, 0.045, intervalVariation(outcome)));
          });

  static final Check SLOW =
      Check.of(
          "Brunel's network, slow oscillation",
          SOURCE,
          "brunel-slow-oscillation.yaml",
          List.of("simulation.duration=2.1 s"),
          outcome -> {
            double[] rate = outcome.series(RATES, EXCITATORY, TRANSIENT);
            RateSpectrum spectrum = RateSpectrum.of(rate, BIN, 4 * WINDOW, NEURONS).smoothed(4);
            return List.of(
                Comparison.ofSeeds("peak of the spectrum (Hz)", 21.5, 2, spectrum.peak(8, 100)),
                Comparison.ofSeeds("SD of the rate by its mean", 2.16, 0.14, variation(rate)),
                Comparison.ofSeeds("rate (Hz)", 5.434, 0.2, mean(rate)),
                Comparison.ofSeeds("CV of intervals", 0.635, 0.009, intervalVariation(outcome)));
          });

  /** The standard deviation of values by their mean. */
  static double variation(double... values) {
    double mean = mean(values);
    double variance =
        DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
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
