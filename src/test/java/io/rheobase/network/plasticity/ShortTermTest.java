package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.network.SynapseValues;
import io.rheobase.network.plasticity.Plasticity.ShortTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ShortTerm} against the closed forms of Tsodyks, Pawelzik and Markram 1998. */
class ShortTermTest {

  private static final int DELAY = 15;
  private static final double W = 3;
  private static final SynapseValues COMMON = new SynapseValues.Constant(1.5);
  private static final SynapseValues OWN = new SynapseValues.Listed(new double[] {1.5});

  /** What arrives, spike after spike, where neuron 0 fires every {@code period} steps. */
  private static double[] train(ShortTerm shortTerm, int period, int n, SynapseValues delays) {
    PlasticRun run = PlasticRun.ofPairs(shortTerm, 1, W, delays);
    double[] arrived = new double[n];
    for (int sample = 1; sample <= n * period + DELAY; sample++) {
      double arrives = run.step(sample % period == 0 ? new int[1] : new int[0], new int[0])[0];
      int spike = (sample - DELAY) / period - 1;
      boolean due = sample > DELAY && (sample - DELAY) % period == 0;
      if (due) {
        arrived[spike] = arrives;
      } else {
        assertEquals(0, arrives);
      }
    }
    return arrived;
  }

  /** Stationary values: u = U/(1 − (1 − U)e^(−T/tau_fac)), x = (1 − r)/(1 − (1 − u)r). */
  @ParameterizedTest
  @CsvSource({"0.5, 800, 0, 300", "0.03, 130, 530, 200", "0.2, 100, 1000, 200"})
  void aRegularTrainReleasesWhatTheFixedPointSays(double u, double rec, double fac, int period) {
    double interval = period * PlasticRun.DT;
    double f = fac == 0 ? 0 : Math.exp(-interval / fac);
    double r = Math.exp(-interval / rec);
    double uFixed = u / (1 - (1 - u) * f);
    double xFixed = (1 - r) / (1 - (1 - uFixed) * r);
    double[] arrived = train(new ShortTerm(u, rec, fac), period, 300, COMMON);
    assertEquals(W * u, arrived[0], 1e-15);
    double u2 = u + u * (1 - u) * f;
    assertEquals(W * u2 * (1 - u * r), arrived[1], 1e-14);
    assertEquals(W * uFixed * xFixed, arrived[299], 1e-9);
  }

  @Test
  void anotherRecoveryWouldBeSeen() {
    double last = train(new ShortTerm(0.5, 800, 0), 500, 300, COMMON)[299];
    double r = Math.exp(-50.0 / 820);
    double wrong = W * 0.5 * (1 - r) / (1 - 0.5 * r);
    assertThrows(AssertionError.class, () -> assertEquals(wrong, last, 1e-3));
  }

  @Test
  void anotherFacilitationWouldBeSeen() {
    double last = train(new ShortTerm(0.03, 130, 530), 200, 300, COMMON)[299];
    double r = Math.exp(-20.0 / 130);
    double use = 0.03 / (1 - 0.97 * Math.exp(-20.0 / 540));
    double wrong = W * use * (1 - r) / (1 - (1 - use) * r);
    assertThrows(AssertionError.class, () -> assertEquals(wrong, last, 1e-4));
  }

  @Test
  void synapsesOfOwnDelaysReleaseAsThoseOfOne() {
    ShortTerm shortTerm = new ShortTerm(0.2, 100, 1000);
    double[] common = train(shortTerm, 37, 100, COMMON);
    double[] own = train(shortTerm, 37, 100, OWN);
    assertArrayEquals(common, own);
  }

  @Test
  void spikesOfOneSampleReleaseOneAfterTheOther() {
    for (double fac : new double[] {0, 500}) {
      PlasticRun run = PlasticRun.ofOneSynapse(new ShortTerm(0.4, 800, fac), W);
      run.step(new int[] {0, 0}, new int[0]);
      run.to(DELAY, new long[0], new long[0]);
      double u2 = fac == 0 ? 0.4 : 0.4 + 0.4 * 0.6;
      double arrived = run.step(new int[0], new int[0])[0];
      assertEquals(W * (0.4 + u2 * 0.6), arrived, 1e-15);
    }
  }

  @Test
  void weightsDoNotChange() {
    PlasticRun run = PlasticRun.ofOneSynapse(new ShortTerm(0.4, 800, 0), W);
    run.to(300, new long[] {1, 20, 30}, new long[0]);
    assertEquals(W, run.weight());
  }
}
