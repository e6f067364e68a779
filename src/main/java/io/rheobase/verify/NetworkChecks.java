package io.rheobase.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Published networks, by what was published of them. */
final class NetworkChecks {
  private NetworkChecks() {}

  private static final String BENCHMARKS = "Brette et al. 2007, doi:10.1007/s10827-007-0038-6";

  static final Check COBA =
      Check.of(
          "COBA, conductance-based synapses",
          BENCHMARKS,
          "network-coba.yaml",
          List.of("simulation.duration=3 s"),
          outcome ->
              List.of(
                  Comparison.ofSeeds("rate (Hz)", 18.75, 1.2, rate(outcome, "exc")),
                  Comparison.ofSeeds("inhibitory rate (Hz)", 19.04, 0.54, rate(outcome, "inh")),
                  Comparison.ofSeeds("CV of intervals", 1.729, 0.04, variation(outcome))));

  static final Check CUBA =
      Check.of(
          "CUBA, current-based synapses",
          BENCHMARKS,
          "cuba.yaml",
          List.of("simulation.duration=3 s"),
          outcome ->
              List.of(
                  Comparison.ofSeeds("rate (Hz)", 5.512, 0.26, rate(outcome, "exc")),
                  Comparison.ofSeeds("inhibitory rate (Hz)", 5.569, 0.057, rate(outcome, "inh")),
                  Comparison.ofSeeds("CV of intervals", 0.655, 0.01, variation(outcome))));

  static final Check COBAHH =
      Check.of(
          "COBAHH, Hodgkin-Huxley neurons",
          BENCHMARKS,
          "cobahh.yaml",
          List.of("simulation.duration=700 ms"),
          outcome ->
              List.of(
                  Comparison.ofSeeds(
                      "rate, which lasts (Hz)", 34.97, 3.3, lasting(outcome, "exc", 3200)),
                  Comparison.ofSeeds(
                      "inhibitory rate, which lasts (Hz)", 35.2, 1.6, lasting(outcome, "inh", 800)),
                  Comparison.ofSeeds("CV of intervals", 1.88, 0.04, variation(outcome))));

  private static double lasting(Outcome outcome, String population, int neurons) {
    return mean(outcome.rates(population, neurons, 200, 700));
  }

  /**
   * Welch's spectrum from 38 windows of a second, which overlap by half. Were it that of Poisson
   * neurons, its mean from 100 to 500 Hz would be 1.
   */
  static final Check RHYTHMS =
      Check.of(
          "Izhikevich's network",
          "Izhikevich 2003, doi:10.1109/TNN.2003.820440",
          "izhikevich-2003.yaml",
          List.of("simulation.duration=20 s"),
          outcome -> {
            double[] rate = outcome.series("population_rate.csv", "exc.rate_Hz", 200);
            RateSpectrum spectrum = RateSpectrum.of(rate, 1, 1024, 800);
            RateSpectrum fine = spectrum.smoothed(1.5);
            RateSpectrum coarse = spectrum.smoothed(4);
            return List.of(
                Comparison.ofSeeds("rate (Hz)", 8.033, 0.023, mean(rate)),
                Comparison.ofSeeds("alpha peak (Hz)", 8.75, 0.35, fine.peak(4, 16)),
                Comparison.ofSeeds("gamma peak (Hz)", 32.7, 1, coarse.peak(16, 80)),
                Comparison.ofSeeds(
                    "alpha peak by the least beside", 5.77, 0.82, fine.prominence(4, 20)),
                Comparison.ofSeeds(
                    "gamma peak by the least beside", 2.495, 0.34, coarse.prominence(16, 80)),
                Comparison.ofSeeds("30 to 50 Hz by shot noise", 16.6, 1, spectrum.mean(30, 50)),
                Comparison.ofSeeds(
                    "100 to 500 Hz by shot noise", 0.981, 0.013, spectrum.mean(100, 500)));
          });

  /** Published rates of the layers (Hz). */
  static final Map<String, Double> LAYERS =
      new TreeMap<>(
          Map.of(
              "L23E", 0.903, "L23I", 2.965, "L4E", 4.414, "L4I", 5.876, "L5E", 7.569, "L5I", 8.633,
              "L6E", 1.105, "L6I", 7.829));

  /** Rates of the layers at a tenth of the size (Hz): the mean over many seeds, and the SD. */
  private static final Map<String, double[]> SCALED =
      new TreeMap<>(
          Map.of(
              "L23E", new double[] {0.471, 0.028},
              "L23I", new double[] {2.085, 0.068},
              "L4E", new double[] {3.943, 0.067},
              "L4I", new double[] {4.97, 0.038},
              "L5E", new double[] {6.551, 0.37},
              "L5I", new double[] {7.75, 0.1},
              "L6E", new double[] {0.838, 0.037},
              "L6I", new double[] {6.983, 0.065}));

  /**
   * Scaled in-degrees keep the mean and the variance of a neuron's input, but not what is beyond:
   * the rates are those of the smaller network. The published ones are of the full one.
   */
  static final Check MICROCIRCUIT =
      Check.of(
          "cortical microcircuit, scale 0.1",
          "Potjans & Diesmann 2014, doi:10.1093/cercor/bhs358",
          "potjans-diesmann-2014.yaml",
          List.of(),
          outcome -> {
            List<Comparison> found = new ArrayList<>();
            SCALED.forEach(
                (layer, seeds) ->
                    found.add(
                        Comparison.ofSeeds(
                            "rate of " + layer + " (Hz), full scale " + LAYERS.get(layer),
                            seeds[0],
                            seeds[1],
                            rate(outcome, layer))));
            return found;
          });

  private static double rate(Outcome outcome, String population) {
    return mean(outcome.firing(population).rate());
  }

  /** Over the excitatory neurons with five spikes or more. */
  private static double variation(Outcome outcome) {
    return Sample.of(outcome.firing("exc").variationOf(5)).mean();
  }

  private static double mean(double... values) {
    return DoubleStream.of(values).average().orElseThrow();
  }
}
