package io.rheobase.verify;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules of plasticity, by what was published of them or follows from them. */
final class PlasticityChecks {
  private PlasticityChecks() {}

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

  private static final int EXCITATORY = 2000;
  private static final int INHIBITORY = 500;

  /** When the network has settled (ms). */
  private static final double SETTLED = 5000;

  /** The bins of the rate (ms). */
  private static final double BIN = 5;

  /**
   * A quarter of the published neurons with the published in-degrees, and a learning rate of 0.5
   * nS, fifty times the published one, which settles in seconds instead of minutes.
   */
  static final Check BALANCE =
      Check.of(
          "inhibitory plasticity",
          "Vogels et al. 2011, doi:10.1126/science.1211095",
          "vogels-sprekeler-2011.yaml",
          List.of(
              "simulation.duration=13 s",
              "populations.exc.size=" + EXCITATORY,
              "populations.inh.size=" + INHIBITORY,
              "connections.excitation.rule.pairwise_bernoulli=0.08",
              "connections.within_inh.rule.pairwise_bernoulli=0.08",
              "connections.plastic.rule.pairwise_bernoulli=0.08",
              "connections.plastic.plasticity.inhibitory.eta=0.5 nS",
              "record.spikes={of: [exc, inh], spikes: all}",
              "record.synapses={of: plastic, connections: all}",
              "record.exc_rate.rate.bin=" + BIN + " ms"),
          outcome -> {
            double[] rate = outcome.series("exc_rate.csv", "exc.rate_Hz", 0);
            double[] settled = outcome.series("exc_rate.csv", "exc.rate_Hz", SETTLED);
            double[][] excitatory = outcome.spikes("exc", EXCITATORY);
            double[][] inhibitory = outcome.spikes("inh", INHIBITORY);
            double tau = 20;
            double target = 3e-3;
            return List.of(
                Comparison.atLeast(
                    "rate in the first 0.1 s (Hz)",
                    30,
                    mean(DoubleStream.of(rate).limit((int) (100 / BIN)).toArray())),
                Comparison.ofSeeds("rate, settled (Hz)", 3.707, 0.067, mean(settled)),
                Comparison.ofSeeds(
                    "pairs of spikes a presynaptic spike",
                    2 * target * tau,
                    0.0013,
                    PlasticityTheory.pairsPerSpike(
                        inhibitory, excitatory, outcome.synapses("synapses.csv"), tau, SETTLED)),
                Comparison.ofSeeds("CV of intervals", 0.859, 0.019, variation(excitatory)),
                Comparison.ofSeeds(
                    "SD of the rate by its mean", 0.44, 0.02, BrunelChecks.variation(settled)));
          });

  /** The mean CV of the intervals of each neuron that spikes five times or more when settled. */
  private static double variation(double[]... spikes) {
    return Sample.of(
            Stream.of(spikes)
                .map(train -> DoubleStream.of(train).filter(t -> t > SETTLED).toArray())
                .filter(train -> train.length >= 5)
                .mapToDouble(
                    train ->
                        BrunelChecks.variation(
                            IntStream.range(1, train.length)
                                .mapToDouble(i -> train[i] - train[i - 1])
                                .toArray())))
        .mean();
  }

  /** Each presynaptic neuron has 20 synapses, whose weights go up and down with its rate. */
  static final Check HEBBIAN =
      Check.of(
          "Hebb's rule with decay, 80:20",
          "Gerstner et al. 2014, chapter 19.2, doi:10.1017/CBO9781107447615",
          "hebbian-80-20.yaml",
          List.of(),
          outcome -> hebbian(outcome, "exc", 0.1, "inh", 0.4, 0.03));

  /** Three synapses, whose weights follow rates of five seconds, and are those of their spikes. */
  static final Check HEBBIAN_THREE =
      Check.of(
          "Hebb's rule with decay, three synapses",
          "Gerstner et al. 2014, chapter 19.2, doi:10.1017/CBO9781107447615",
          "hebbian-two-and-one.yaml",
          List.of(),
          outcome ->
              Stream.concat(
                      hebbian(outcome, "exc", 1, "inh", 1, 0.16).stream(),
                      Stream.of(
                          Comparison.within(
                              "greatest distance from the rule's solution (nS)",
                              0,
                              distanceFromSolution(outcome),
                              1e-9)))
                  .toList());

  /** Of any of the three weights at any time, by the spikes that the run has. */
  private static double distanceFromSolution(Outcome outcome) {
    double[] at = outcome.series("weights.csv", "t_ms", 0);
    double[][] weights = outcome.columns("weights.csv", 0);
    double[] post = outcome.spikes("neuron", 1)[0];
    double[][] pre =
        Stream.concat(Stream.of(outcome.spikes("exc", 2)), Stream.of(outcome.spikes("inh", 1)))
            .toArray(double[][]::new);
    double delay = 0.1;
    double greatest = 0;
    for (int i = 0; i < pre.length; i++) {
      double[] arrivals = DoubleStream.of(pre[i]).map(t -> t + delay).toArray();
      double[] solution = PlasticityTheory.hebbianWeight(arrivals, post, 1, 100, 5000, at);
      for (int k = 0; k < at.length; k++) {
        greatest = Math.max(greatest, Math.abs(weights[i][k] - solution[k]));
      }
    }
    return greatest;
  }

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

  private static double mean(double... values) {
    return DoubleStream.of(values).average().orElseThrow();
  }
}
