package io.rheobase.verify;

import io.rheobase.verify.Theory.Leaky;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Single neurons and synapses, whose theory is closed or an integral. */
final class MembraneChecks {
  private MembraneChecks() {}

  private static final double MS_PER_S = 1000;

  /** The neuron of Brunel 2000. */
  static final Leaky NEURON = new Leaky(20, 2, 20, 10);

  static final Check LEAKY_RATE =
      Check.of(
          "LIF, constant current",
          "Gerstner et al. 2014, eq. 1.5 integrated",
          "lif-f-I.yaml",
          List.of(),
          outcome -> {
            double[] drives = {20.5, 25, 30};
            double[] intervals = outcome.firing("neuron").interval();
            List<Comparison> found = new ArrayList<>();
            for (int i = 0; i < drives.length; i++) {
              found.add(
                  rate(
                      "rate at " + drives[i] + " mV (Hz)",
                      Theory.rate(NEURON, drives[i]),
                      intervals[i]));
            }
            return found;
          });

  static final Check EXPONENTIAL_RATE =
      Check.of(
          "ExpLIF, constant current",
          "Fourcaud-Trocmé et al. 2003, doi:10.1523/JNEUROSCI.23-37-11628.2003",
          "explif-f-I.yaml",
          List.of(),
          outcome -> {
            double[] currents = {0.2, 0.3, 0.5, 1};
            double[] intervals = outcome.firing("neuron").interval();
            List<Comparison> found = new ArrayList<>();
            for (int i = 0; i < currents.length; i++) {
              found.add(
                  rate(
                      "rate at " + currents[i] + " uA/cm2 (Hz)",
                      Theory.exponentialRate(10, -65 + 10 * currents[i], 3.48, -59.9, -68, 0, 1.7),
                      intervals[i]));
            }
            return found;
          });

  /** A spike is seen at the next sample, and the last step of a steep upstroke overshoots once. */
  private static Comparison rate(String quantity, double theory, double interval) {
    double dt = 0.01;
    return Comparison.within(
        quantity, theory, MS_PER_S / interval, 2 * dt / MS_PER_S * theory * theory);
  }

  static final Check NOISY_RATE =
      Check.of(
          "LIF, white noise",
          "Siegert 1951, doi:10.1103/PhysRev.81.617, threshold raised by the grid",
          "lif-white-noise.yaml",
          List.of(),
          outcome ->
              List.of(
                  noisyRate(outcome, "low", 15, 5),
                  noisyRate(outcome, "middle", 19, 2),
                  noisyRate(outcome, "high", 20, 3)));

  private static Comparison noisyRate(Outcome outcome, String population, double mu, double sigma) {
    return Comparison.of(
        String.format(Locale.ROOT, "rate at (%g, %g) mV (Hz)", mu, sigma)
            .replaceAll("\\.0+(?=\\D)", ""),
        Theory.rateOnGrid(NEURON, mu, sigma, 0.1),
        Sample.of(DoubleStream.of(outcome.rates(population, 400, 200, 2200))));
  }

  static final Check FREE_MEMBRANE =
      Check.of(
          "free membrane",
          "Campbell's theorem; Gardiner 2009, Stochastic Methods",
          "free-membrane.yaml",
          List.of(),
          outcome -> {
            double sigma = 5;
            double weight = 1;
            double perMs = 2;
            double tauS = 5;
            double tauM = 10;
            double filtered = perMs * weight * weight * tauS * tauS / (2 * (tauM + tauS));
            return Stream.of(
                    moments(outcome, "noisy_V.csv", "V, white noise", "mV", 12, sigma * sigma / 2),
                    moments(
                        outcome,
                        "driven_V.csv",
                        "V, current synapses",
                        "mV",
                        perMs * weight * tauS,
                        filtered))
                .flatMap(List::stream)
                .toList();
          });

  static final Check SHOT_NOISE =
      Check.of(
          "conductance under Poisson spikes",
          "Campbell's theorem, sums over the grid",
          "shot-noise.yaml",
          List.of(),
          outcome -> {
            double weight = 0.5;
            double arrivals = 0.8 * 0.1;
            double kept = StrictMath.exp(-0.1 / 5);
            return moments(
                outcome,
                "g.csv",
                "g",
                "nS",
                weight * arrivals / (1 - kept),
                weight * weight * arrivals / (1 - kept * kept));
          });

  /** Mean and variance over time, with the spread over neurons, each with its own spikes. */
  private static List<Comparison> moments(
      Outcome outcome, String file, String what, String unit, double mean, double variance) {
    double[][] columns = outcome.columns(file, 100);
    return List.of(
        Comparison.of(
            "mean of " + what + " (" + unit + ")",
            mean,
            Sample.of(Stream.of(columns).mapToDouble(c -> moment(c, 0, 1)))),
        Comparison.of(
            "variance of " + what + " (" + unit + "²)",
            variance,
            Sample.of(Stream.of(columns).mapToDouble(c -> moment(c, mean, 2)))));
  }

  private static double moment(double[] values, double about, int power) {
    return DoubleStream.of(values)
        .map(x -> power == 1 ? x - about : (x - about) * (x - about))
        .average()
        .orElseThrow();
  }

  static final Check POISSON_SOURCE =
      Check.of(
          "Poisson source",
          "intervals of a Poisson process",
          "poisson-source.yaml",
          List.of(),
          outcome -> {
            Outcome.Firing firing = outcome.firing("source");
            double seconds = 5;
            double rate = 20;
            int neurons = firing.rate().length;
            return List.of(
                Comparison.of(
                    "rate (Hz)",
                    rate,
                    DoubleStream.of(firing.rate()).average().orElseThrow(),
                    Math.sqrt(rate / seconds / neurons)),
                Comparison.of(
                    "CV² of n intervals, times (n + 1)/(n − 1)", 1, squaredVariation(firing)));
          });

  /**
   * The mean of CV²·(n + 1)/(n − 1): of n intervals that follow each other in a window, all ways to
   * share out the time between them are equally probable, which makes it 1 whatever n.
   */
  private static Sample squaredVariation(Outcome.Firing firing) {
    return Sample.of(
        IntStream.range(0, firing.spikes().length)
            .mapToDouble(
                i -> {
                  double n = firing.spikes()[i] - 1.0;
                  return n < 2
                      ? Double.NaN
                      : firing.variation()[i] * firing.variation()[i] * (n + 1) / (n - 1);
                }));
  }

  static final Check CONVERGENCE =
      new Check(
          "order of convergence",
          "Hairer, Nørsett & Wanner 1993, Solving Ordinary Differential Equations I",
          "relaxation.yaml",
          List.of(
              List.of("simulation.dt=0.2 ms"),
              List.of("simulation.dt=0.1 ms"),
              List.of("simulation.method=rk4", "simulation.dt=1 ms"),
              List.of("simulation.method=rk4", "simulation.dt=0.5 ms")),
          outcomes -> {
            double exact = 15 * StrictMath.exp(-0.5);
            double[] errors =
                outcomes.stream().mapToDouble(o -> o.columns("V.csv", 10)[0][0] - exact).toArray();
            return List.of(
                Comparison.within("order of Euler's method", 1, order(errors[0], errors[1]), 0.02),
                Comparison.within("order of Runge-Kutta's", 4, order(errors[2], errors[3]), 0.08));
          });

  private static double order(double error, double errorOfHalfTheStep) {
    return StrictMath.log(error / errorOfHalfTheStep) / StrictMath.log(2);
  }
}
