package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulations held against what is known of the models in closed form. */
class MembraneTheoryTest {
  @TempDir Path folder;

  private Result run(FlatFile file) {
    return file.run(folder.resolve("out"));
  }

  /** The interval between the last two spikes (ms). */
  private static double interval(Result result) {
    List<String> spikes = result.spikeTimes(0);
    return new BigDecimal(spikes.get(spikes.size() - 1))
        .subtract(new BigDecimal(spikes.get(spikes.size() - 2)))
        .doubleValue();
  }

  /**
   * Forward Euler relaxes by the factor 1 − a a step, a = dt/tau_m, so it decays by −ln(1 − a) =
   * a(1 + a/2 + …) where the membrane decays by a: it comes early by a share of at most a/2 + a²/3
   * + …, less than a/2·(1 + a), and it is seen late by up to one step, at the next sample.
   */
  @ParameterizedTest
  @CsvSource({
    "20.5, 0.1, 15.900666",
    "25, 0.1, 41.714907",
    "30, 0.1, 63.040002",
    "25, 0.5, 41.714907",
    "30, 0.01, 63.040002",
  })
  void lifFiresAtTheRateOfTheClosedForm(double mu, double dt, double published) {
    double tau = 20;
    double charging = tau * Math.log((mu - 10) / (mu - 20));
    assertEquals(published, 1000 / (2 + charging), 5e-7);
    Result result =
        run(
            FlatFile.restingLif()
                .with("V_reset", 10)
                .with("t_ref", 2)
                .with("mean_I", mu)
                .with("dt", dt)
                .with("n_steps", (int) (250 / dt))
                .with("record_V", "none"));
    double a = dt / tau;
    double error = interval(result) - (2 + charging);
    assertTrue(error > -charging * a / 2 * (1 + a), "early by " + -error);
    assertTrue(error < dt, "late by " + error);
  }

  /** Fourcaud-Trocmé et al. 2003: at V_T the drive is least, g_L(V_T − E_L − Delta_T) opposes. */
  @Test
  void expLifHasTheRheobaseOfItsFoldBifurcation() {
    FlatFile quiet =
        FlatFile.courseNeuron()
            .with("std_I", 0)
            .with("n_neurons", 1)
            .with("n_steps", 30_000)
            .with("record_V", 1);
    double rheobase = 10 * (-55 + 75 - 10);
    Result below = run(quiet.with("mean_I", rheobase * 0.99));
    assertEquals(List.of(), below.spikes());
    double[] v = below.voltage(0);
    double rest = v[v.length - 1];
    assertTrue(rest < -55, "it settles under V_T, at " + rest);
    assertEquals(0, -75 - rest + 10 * Math.exp((rest + 55) / 10) + 9.9, 1e-6, "the drive at rest");
    Result above = run(quiet.with("mean_I", rheobase * 1.01));
    assertTrue(above.spikes().size() > 2, "it fires above, " + above.spikes().size());
  }

  /**
   * Rates of the exponential neuron by quadrature, I in µA/cm². Euler's step is 1/1000 of tau_m and
   * its error of the first order: 0.5 % is five times that.
   */
  @ParameterizedTest
  @CsvSource({"0.2, 8.255537", "0.3, 17.544987", "0.5, 31.122284", "1.0, 57.722654"})
  void expLifFiresAtTheRateOfTheQuadrature(double current, double rate) {
    Result result =
        run(
            new FlatFile(Map.of())
                .with("n_neurons", 1)
                .with("n_steps", 40_000)
                .with("dt", "0.01")
                .with("tau_m", 10)
                .with("g_L", "0.1")
                .with("E_L", -65)
                .with("V_T", "-59.9")
                .with("Delta_T", "3.48")
                .with("V_reset", -68)
                .with("V_th", 0)
                .with("t_ref", "1.7")
                .with("mean_I", current)
                .with("record_V", "none"));
    assertEquals(1, 1000 / interval(result) / rate, 0.005);
  }

  /**
   * V_{k+1} = (1 − a)V_k + a(mu + s·xi): mean mu, variance a·s²/(2 − a), correlation (1 − a) from
   * step to step. Bounds of four standard errors for that correlation; the draws are fixed.
   */
  @Test
  void freeMembraneUnderNoiseHasTheMeanAndVarianceOfItsRecursion() {
    int neurons = 100;
    int steps = 2000;
    double a = 0.05;
    double s = 40;
    double[][] v =
        run(FlatFile.restingLif()
                .with("tau_m", 2)
                .with("V_th", 1e6)
                .with("n_neurons", neurons)
                .with("n_steps", steps)
                .with("mean_I", 12)
                .with("std_I", s)
                .with("V_init", 12)
                .with("record_V", "all"))
            .voltages();
    int burnIn = 200;
    double sum = 0;
    double squares = 0;
    double products = 0;
    int n = 0;
    for (int k = burnIn; k < steps; k++) {
      for (int i = 0; i < neurons; i++) {
        double x = v[k][i] - 12;
        sum += x;
        squares += x * x;
        products += x * (v[k + 1][i] - 12);
        n++;
      }
    }
    double variance = a * s * s / (2 - a);
    double r = 1 - a;
    double errorOfMean = Math.sqrt(variance / n * (1 + r) / (1 - r));
    double errorOfVariance = variance * Math.sqrt(2.0 / n * (1 + r * r) / (1 - r * r));
    assertEquals(0, sum / n, 4 * errorOfMean);
    assertEquals(variance, squares / n, 4 * errorOfVariance);
    assertEquals(r, products / squares, 4 * Math.sqrt((1 - r * r) / n));
  }

  @Test
  void halvingTheStepHalvesTheError() {
    double exact = 15 * (1 - Math.exp(-10.0 / 20));
    double[] errors = new double[4];
    for (int i = 0; i < errors.length; i++) {
      int steps = 50 << i;
      double[] v =
          run(FlatFile.restingLif()
                  .with("mean_I", 15)
                  .with("dt", BigDecimal.TEN.divide(BigDecimal.valueOf(steps)).toPlainString())
                  .with("n_steps", steps))
              .voltage(0);
      errors[i] = v[steps] - exact;
    }
    for (int i = 1; i < errors.length; i++) {
      assertEquals(2, errors[i - 1] / errors[i], 0.01, "refinement " + i);
    }
  }
}
