package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates and moments that are known in closed form or by quadrature. */
class TheoryTest {

  /** {@code 1/f = t_ref + tau log((mu - V_reset)/(mu - V_th))}, rounded up to the grid. */
  @ParameterizedTest
  @CsvSource({"20.5, 15.900666", "25, 41.714907", "30, 63.040002"})
  void theRateOfTheLeakyNeuronIsItsClosedForm(double mu, double rate) {
    double dt = 0.1;
    BoundModel model =
        Experiment.shipped(
            "LIF",
            dt,
            Method.EXACT,
            "tau_m",
            20,
            "g_L",
            1,
            "E_L",
            0,
            "V_th",
            20,
            "V_reset",
            10,
            "t_ref",
            2);
    List<Long> spikes = new Experiment(model, 1).current(mu).spikesOnly().run(20_000).spikes(0);
    long expected = 20 + (long) StrictMath.ceil((1000 / rate - 2) / dt);
    for (int i = 1; i < spikes.size(); i++) {
      assertEquals(expected, spikes.get(i) - spikes.get(i - 1));
    }
    assertTrue(spikes.size() > 20);
  }

  /** Fourcaud-Trocmé et al. 2003; the rates are quadratures of 1/(dV/dt) from reset to peak. */
  @ParameterizedTest
  @CsvSource({"0.2, 8.255537", "0.3, 17.544987", "0.5, 31.122284", "1.0, 57.722654"})
  void theRateOfTheExponentialNeuronIsItsQuadrature(double current, double rate) {
    double dt = 0.005;
    BoundModel model = Experiment.shipped("ExpLIF", dt, Method.RK4);
    List<Long> spikes =
        new Experiment(model, 1)
            .initial("V", -65)
            .current(100 * current)
            .spikesOnly()
            .run(120_000)
            .spikes(0);
    double mean = (spikes.get(spikes.size() - 1) - spikes.get(0)) * dt / (spikes.size() - 1);
    assertEquals(1000 / rate, mean, 2 * dt);
  }

  @Test
  void theExponentialNeuronIsSilentBelowItsRheobase() {
    BoundModel model = Experiment.shipped("ExpLIF", 0.05, Method.RK4);
    assertEquals(
        0, new Experiment(model, 1).initial("V", -65).current(16.1).run(40_000).spikeCount());
    assertTrue(
        new Experiment(model, 1).initial("V", -65).current(16.4).run(40_000).spikeCount() > 0);
  }

  private static final int NEURONS = 1000;
  private static final double DT = 0.1;
  private static final int SETTLED = 3000;
  private static final int STEPS = 23_000;

  private static final Model NOISY =
      Texts.model(
          "dV/dt = (mu - V)/tau_m + sigma*xi/sqrt(tau_m) : mV",
          "V >= V_th",
          "V = 10 mV",
          "mu = 15 mV : mV",
          "sigma = 5 mV : mV",
          "tau_m = 20 ms : ms",
          "V_th = 20 mV : mV",
          "t_ref = 2 ms : ms");

  private static double rate(double mu, double sigma) {
    BoundModel model = Texts.bind(NOISY, DT, Method.EULER, "mu", mu, "sigma", sigma);
    long count =
        new Experiment(model, NEURONS)
            .spikesOnly().run(STEPS).spikes().stream()
                .mapToLong(spikes -> spikes.stream().filter(s -> s > SETTLED).count())
                .sum();
    return count / (NEURONS * (STEPS - SETTLED) * DT * 1e-3);
  }

  /** Of a renewal process: CV / sqrt(number of spikes), relative. */
  private static double standardError(double rate, double cv) {
    return rate * cv / Math.sqrt(rate * NEURONS * (STEPS - SETTLED) * DT * 1e-3);
  }

  /**
   * Siegert 1951, with the threshold raised by 0.5826 sigma sqrt(dt/tau), which is how a random
   * walk on a grid sees it (Chernoff and Petkau 1986).
   */
  @ParameterizedTest
  @CsvSource({"15, 5, 8.8212, 0.81476", "19, 2, 12.5522, 0.51456", "20, 3, 20.9938, 0.47347"})
  void theRateOfTheNoisyNeuronIsThatOfSiegertOnTheGrid(
      double mu, double sigma, double expected, double cv) {
    double error = standardError(expected, cv);
    assertEquals(expected, rate(mu, sigma), 4 * error);
    assertTrue(Math.abs(rate(mu, 1.05 * sigma) - expected) > 6 * error, "blind to sigma");
  }

  @Test
  void theFreeMembraneHasItsMeanAndVariance() {
    BoundModel model =
        Texts.bind(NOISY, DT, Method.EULER, "mu", 3, "sigma", 4, "V_th", 1e6, "tau_m", 5);
    double[][] v = new Experiment(model, 20_000).initial("V", 3).run(400).trace("V");
    double[] last = v[400];
    double mean = 0;
    double square = 0;
    for (double value : last) {
      mean += value / last.length;
      square += value * value / last.length;
    }
    double variance = square - mean * mean;
    double expected = 8 / (1 - DT / 10);
    assertEquals(3, mean, 4 * Math.sqrt(expected / last.length));
    assertEquals(expected, variance, 4 * expected * Math.sqrt(2.0 / last.length));
  }
}
