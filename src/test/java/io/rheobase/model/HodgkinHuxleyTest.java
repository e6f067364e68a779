package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Hodgkin-Huxley text against the formulas of Brette et al. 2007 written down again. */
class HodgkinHuxleyTest {

  private static final double V_T = -63;

  private static double exprel(double x) {
    return x == 0 ? 1 : StrictMath.expm1(x) / x;
  }

  /** alpha_m, beta_m, alpha_h, beta_h, alpha_n, beta_n (/ms). */
  private static double[] gates(double v) {
    return new double[] {
      0.32 * 4 / exprel((13 - v + V_T) / 4),
      0.28 * 5 / exprel((v - V_T - 40) / 5),
      0.128 * StrictMath.exp((17 - v + V_T) / 18),
      4 / (1 + StrictMath.exp((40 - v + V_T) / 5)),
      0.032 * 5 / exprel((15 - v + V_T) / 5),
      0.5 * StrictMath.exp((10 - v + V_T) / 40)
    };
  }

  private static double[] rates(double[] x, double leakReversal, double current) {
    double[] g = gates(x[0]);
    double ionic =
        10 * (leakReversal - x[0])
            - 20_000 * x[1] * x[1] * x[1] * x[2] * (x[0] - 50)
            - 6000 * x[3] * x[3] * x[3] * x[3] * (x[0] + 90);
    return new double[] {
      (ionic + current) / 200,
      g[0] * (1 - x[1]) - g[1] * x[1],
      g[2] * (1 - x[2]) - g[3] * x[2],
      g[4] * (1 - x[3]) - g[5] * x[3]
    };
  }

  private static Experiment experiment(double dt, Method method, double leakReversal) {
    return new Experiment(Experiment.shipped("HodgkinHuxley", dt, method, "E_L", leakReversal), 1)
        .initial("V", -60)
        .initial("m", 0.0269)
        .initial("h", 0.991)
        .initial("n", 0.0604);
  }

  @Test
  void atRestAllCurrentsBalanceAndAllGatesAreSteady() {
    Experiment.Outcome outcome = experiment(0.05, Method.EXPONENTIAL_EULER, -65).run(20_000);
    double[] x = {outcome.last("V"), outcome.last("m"), outcome.last("h"), outcome.last("n")};
    for (double rate : rates(x, -65, 0)) {
      assertEquals(0, rate, 1e-10);
    }
    assertEquals(-65, x[0], 1, "rest");
    assertEquals(0, outcome.spikeCount());
  }

  @Test
  void theCellOfTheBenchmarkHasNoRestAndSpikesByItself() {
    assertTrue(experiment(0.05, Method.EXPONENTIAL_EULER, -60).run(20_000).spikeCount() > 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"RK4", "EXPONENTIAL_EULER", "EULER"})
  void spikesComeWhenTheFormulasSaySo(Method method) {
    double dt = 0.01;
    List<Long> spikes = experiment(dt, method, -60).current(300).run(10_000).spikes(0);
    List<Long> expected = new ArrayList<>();
    double[] x = {-60, 0.0269, 0.991, 0.0604};
    for (long step = 0; step < 10_000; step++) {
      double before = x[0];
      double[] k1 = rates(x, -60, 300);
      double[] k2 = rates(moved(x, k1, dt / 2), -60, 300);
      double[] k3 = rates(moved(x, k2, dt / 2), -60, 300);
      double[] k4 = rates(moved(x, k3, dt), -60, 300);
      for (int i = 0; i < 4; i++) {
        x[i] += dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
      if (before <= -20 && x[0] > -20) {
        expected.add(step + 1);
      }
    }
    assertTrue(expected.size() > 3);
    assertEquals(expected.size(), spikes.size());
    if (method == Method.RK4) {
      assertEquals(expected, spikes);
    } else {
      double drift = expected.get(expected.size() - 1) - spikes.get(spikes.size() - 1);
      assertEquals(0, drift * dt, 1);
    }
  }

  private static double[] moved(double[] x, double[] rates, double duration) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      moved[i] += duration * rates[i];
    }
    return moved;
  }
}
