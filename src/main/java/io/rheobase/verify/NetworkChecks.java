package io.rheobase.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Published networks, by what was published of them. */
final class NetworkChecks {
  private NetworkChecks() {}

  private static final String BENCHMARKS = "Brette et al. 2007, doi:10.1007/s10827-007-0038-6";

  /** The rate changes from one drawn network to the next by some 5 %. */
  static final Check COBA =
      Check.of(
          "COBA, conductance-based synapses",
          BENCHMARKS,
          "network-coba.yaml",
          List.of(),
          outcome ->
              List.of(
                  Comparison.within("rate (Hz)", 20, rate(outcome, "exc"), 4),
                  Comparison.atLeast("CV of intervals", 0.7, variation(outcome))));

  static final Check CUBA =
      Check.of(
          "CUBA, current-based synapses",
          BENCHMARKS,
          "cuba.yaml",
          List.of("simulation.duration=3 s"),
          outcome ->
              List.of(
                  Comparison.within("rate (Hz)", 6, rate(outcome, "exc"), 1),
                  Comparison.atLeast("CV of intervals", 0.6, variation(outcome))));

  static final Check COBAHH =
      Check.of(
          "COBAHH, Hodgkin-Huxley neurons",
          BENCHMARKS,
          "cobahh.yaml",
          List.of("simulation.duration=400 ms"),
          outcome -> {
            double early = rate(outcome, 0, 200);
            double late = rate(outcome, 200, 400);
            return List.of(
                Comparison.atLeast("rate, which lasts (Hz)", 10, late),
                Comparison.atMost("rate, below saturation (Hz)", 100, Math.max(early, late)),
                Comparison.atLeast("CV of intervals", 0.7, variation(outcome)));
          });

  private static double rate(Outcome outcome, double from, double to) {
    return mean(outcome.rates("exc", 3200, from, to));
  }

  /**
   * The spectrum of as many Poisson neurons, taken in bands of five lines or more over 13 windows,
   * is within 4/√65 = 50 % of 1.
   */
  static final Check RHYTHMS =
      Check.of(
          "Izhikevich's network",
          "Izhikevich 2003, doi:10.1109/TNN.2003.820440",
          "izhikevich-2003.yaml",
          List.of("simulation.duration=4 s"),
          outcome -> {
            double[] rate = outcome.series("population_rate.csv", "exc.rate_Hz", 200);
            return List.of(
                Comparison.within("alpha peak (Hz)", 10, Outcome.peak(rate, 1, 512, 5, 15), 3),
                Comparison.within("gamma peak (Hz)", 40, Outcome.peak(rate, 1, 512, 32, 100), 8),
                Comparison.atLeast("alpha by shot noise", 5, rhythm(rate, 5, 15)),
                Comparison.atLeast("gamma by shot noise", 5, rhythm(rate, 30, 50)),
                Comparison.within("100 to 500 Hz by shot noise", 1, rhythm(rate, 100, 500), 0.2));
          });

  private static double rhythm(double[] rate, double low, double high) {
    return Outcome.powerByShotNoise(rate, 1, 512, 800, low, high);
  }

  /**
   * Were weights still spread as they were drawn, half of them would lie in the outer quarters of
   * their range, with the standard error of a binomial share: 4 of them are the bound.
   */
  static final Check COMPETITION =
      Check.of(
          "competing synapses",
          "Song, Miller & Abbott 2000, doi:10.1038/78829",
          "song-2000.yaml",
          List.of(),
          outcome -> {
            double[] weights =
                Stream.of(outcome.columns("weights.csv", 0))
                    .mapToDouble(column -> column[column.length - 1] / 0.1)
                    .toArray();
            double bound = 0.25 + 4 * Math.sqrt(0.25 * 0.75 / weights.length);
            return List.of(
                Comparison.atLeast("share in the lowest quarter", bound, share(weights, 0, 0.25)),
                Comparison.atMost(
                    "share in the middle half",
                    0.5 - 4 * 0.5 / Math.sqrt(weights.length),
                    share(weights, 0.25, 0.75)),
                Comparison.atLeast(
                    "share in the highest twentieth",
                    0.05 + 4 * Math.sqrt(0.05 * 0.95 / weights.length),
                    share(weights, 0.95, 1.01)));
          });

  private static double share(double[] weights, double from, double to) {
    return DoubleStream.of(weights).map(w -> w >= from && w < to ? 1 : 0).average().orElseThrow();
  }

  /**
   * A quarter of the published neurons with the published in-degrees, ten times the learning rate.
   */
  static final Check BALANCE =
      Check.of(
          "inhibitory plasticity",
          "Vogels et al. 2011, doi:10.1126/science.1211095",
          "vogels-sprekeler-2011.yaml",
          List.of(
              "simulation.duration=8 s",
              "populations.exc.size=2000",
              "populations.inh.size=500",
              "connections.excitation.rule.pairwise_bernoulli=0.08",
              "connections.within_inh.rule.pairwise_bernoulli=0.08",
              "connections.plastic.rule.pairwise_bernoulli=0.08",
              "connections.plastic.plasticity.inhibitory.eta=0.5 nS"),
          outcome -> {
            double[] rate = outcome.series("exc_rate.csv", "exc.rate_Hz", 0);
            double[] late = DoubleStream.of(rate).skip(rate.length - 30).toArray();
            return List.of(
                Comparison.atLeast("rate in the first 0.1 s (Hz)", 30, rate[0]),
                Comparison.within("rate in the last 3 s (Hz)", 3, mean(late), 1));
          });

  /** Published rates of the layers (Hz). */
  static final Map<String, Double> LAYERS =
      new TreeMap<>(
          Map.of(
              "L23E", 0.903, "L23I", 2.965, "L4E", 4.414, "L4I", 5.876, "L5E", 7.569, "L5I", 8.633,
              "L6E", 1.105, "L6I", 7.829));

  /**
   * Scaled in-degrees keep the mean and the variance of a neuron's input, but not what is beyond:
   * the tolerance is what that has been seen to change.
   */
  static final Check MICROCIRCUIT =
      Check.of(
          "cortical microcircuit, scale 0.1",
          "Potjans & Diesmann 2014, doi:10.1093/cercor/bhs358",
          "potjans-diesmann-2014.yaml",
          List.of(),
          outcome -> {
            List<Comparison> found = new ArrayList<>();
            LAYERS.forEach(
                (layer, published) ->
                    found.add(
                        Comparison.within(
                            "rate of " + layer + " (Hz)",
                            published,
                            rate(outcome, layer),
                            Math.max(0.55, 0.35 * published))));
            return found;
          });

  /** Each presynaptic neuron has 20 synapses, whose weights go up and down with its rate. */
  static final Check HEBBIAN =
      Check.of(
          "Hebb's rule with decay, 80:20",
          "Gerstner et al. 2014, chapter 19.2, doi:10.1017/CBO9781107447615",
          "hebbian-80-20.yaml",
          List.of(),
          outcome -> hebbian(outcome, "exc", 0.1, "inh", 0.4, 0.05));

  /** Three synapses, whose weights follow rates of five seconds. */
  static final Check HEBBIAN_THREE =
      Check.of(
          "Hebb's rule with decay, three synapses",
          "Gerstner et al. 2014, chapter 19.2, doi:10.1017/CBO9781107447615",
          "hebbian-two-and-one.yaml",
          List.of(),
          outcome -> hebbian(outcome, "exc", 1, "inh", 1, 0.3));

  private static List<Comparison> hebbian(
      Outcome outcome, String first, double eta, String second, double otherEta, double tolerance) {
    double[][] weights = outcome.columns("weights.csv", 15_000);
    int excitatory = outcome.firing(first).rate().length;
    int targets = outcome.firing("neuron").rate().length;
    return List.of(
        Comparison.within(
            "excitatory weights by eta tau_w x y",
            1,
            hebbianShare(outcome, weights, 0, first, targets, eta),
            tolerance),
        Comparison.within(
            "inhibitory weights by eta tau_w x y",
            1,
            hebbianShare(outcome, weights, excitatory * targets, second, targets, otherEta),
            tolerance));
  }

  /** The mean over sources of the mean weight by what it is of neurons without correlations. */
  private static double hebbianShare(
      Outcome outcome, double[][] weights, int column, String source, int targets, double eta) {
    double tauW = 5000;
    double perMs = 1e-3;
    double y = rate(outcome, "neuron") * perMs;
    double[] x = outcome.firing(source).rate();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double weight = 0;
      for (int j = 0; j < targets; j++) {
        weight += mean(weights[column + i * targets + j]) / targets;
      }
      sum += weight / (eta * tauW * x[i] * perMs * y);
    }
    return sum / x.length;
  }

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
