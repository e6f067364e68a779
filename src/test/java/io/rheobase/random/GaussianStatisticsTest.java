package io.rheobase.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The seeds are fixed, so each bound is met or broken once and for all. */
class GaussianStatisticsTest {
  private static final int NEURONS = 10_000;
  private static final int STEPS = 1_000;
  private static final double SCORE = 3.5;
  private static final double KOLMOGOROV_SMIRNOV_LIMIT = 1.63;

  private static final StreamKey KEY = StreamKey.of(2026, "input", "noise", "cortex");

  /** {@code [step · NEURONS + neuron]} */
  private static double[] draws;

  @BeforeAll
  static void drawTenMillion() {
    draws = stream(KEY, 0, STEPS);
  }

  @AfterAll
  static void letThemGo() {
    draws = null;
  }

  @Test
  void momentsToOrderFourAreThoseOfTheNormalDistribution() {
    NormalSample sample = new NormalSample(draws);
    for (int order = 1; order <= 4; order++) {
      assertEquals(0, sample.momentScore(order), SCORE, "moment " + order);
    }
  }

  @Test
  void tailsAreThoseOfTheNormalDistribution() {
    NormalSample sample = new NormalSample(draws);
    for (double limit = 0.5; limit <= 4.5; limit += 0.5) {
      assertEquals(0, sample.tailScore(limit), SCORE, "beyond " + limit);
    }
    double greatest = Arrays.stream(draws).map(Math::abs).max().orElseThrow();
    assertTrue(greatest > 4.8 && greatest < 6.4, "greatest of 10⁷: " + greatest);
  }

  @Test
  void tenMillionDrawsPassKolmogorovSmirnovAndChiSquare() {
    NormalSample sample = new NormalSample(draws);
    assertTrue(sample.kolmogorovSmirnov() < KOLMOGOROV_SMIRNOV_LIMIT);
    assertEquals(0, sample.chiSquareScore(1 << 16), SCORE);
  }

  @Test
  void neighboursInNeuronAreUncorrelated() {
    for (int lag : new int[] {1, 2, 7, 8, 9, 15, 16, 32, 1024}) {
      assertEquals(0, new NormalSample(draws).autocorrelationScore(lag), SCORE, "lag " + lag);
    }
  }

  @Test
  void neighboursInStepAreUncorrelated() {
    for (int steps : new int[] {1, 2, 3, 10, 64}) {
      assertEquals(
          0,
          new NormalSample(draws).autocorrelationScore(steps * NEURONS),
          SCORE,
          "lag " + steps + " steps");
    }
  }

  @Test
  void squaresOfNeighboursAndOfPairsAreUncorrelated() {
    double[] squares = Arrays.stream(draws).map(z -> (z * z - 1) / Math.sqrt(2)).toArray();
    for (int lag : new int[] {1, 8, 16, NEURONS}) {
      assertEquals(0, new NormalSample(squares).autocorrelationScore(lag), SCORE, "lag " + lag);
    }
  }

  @Test
  void streamsOfAnotherKeyOrDrawIndexAreUncorrelated() {
    NormalSample first = new NormalSample(draws);
    StreamKey[] others = {
      StreamKey.of(2027, "input", "noise", "cortex"),
      StreamKey.of(2026, "parameter", "noise", "cortex"),
      StreamKey.of(2026, "input", "noise2", "cortex"),
      StreamKey.of(2026, "input", "noise", "cortex2"),
      new StreamKey(KEY.k0() + 1, KEY.k1()),
      new StreamKey(KEY.k0(), KEY.k1() ^ 1L << 63),
    };
    for (StreamKey other : others) {
      assertEquals(0, first.correlationScore(stream(other, 0, 100)), SCORE, other.toString());
    }
    for (int draw : new int[] {1, 2, -1}) {
      assertEquals(0, first.correlationScore(stream(KEY, draw, 100)), SCORE, "draw " + draw);
    }
  }

  @Test
  void onceDrawsAreNormalAndIndependentOfTheSteps() {
    double[] once = new double[1_000_000];
    for (int i = 0; i < once.length; i++) {
      once[i] = Gaussian.once(KEY, i / NEURONS, i % NEURONS);
    }
    NormalSample sample = new NormalSample(once);
    assertTrue(sample.kolmogorovSmirnov() < KOLMOGOROV_SMIRNOV_LIMIT);
    assertEquals(0, sample.correlationScore(draws), SCORE);
  }

  /** The tests above can fail: nearly normal sums of twelve uniforms do not pass. */
  @Test
  void theSumOfTwelveUniformsIsFoundOut() {
    double[] sums = new double[NEURONS * 400];
    double[] uniforms = new double[sums.length];
    for (int term = 0; term < 12; term++) {
      new Uniform().fill(KEY, term, 0, 0, uniforms, 0, uniforms.length);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += uniforms[i] - 0.5;
      }
    }
    NormalSample sample = new NormalSample(sums);
    assertEquals(0, sample.momentScore(2), SCORE, "the variance is right");
    assertTrue(sample.kolmogorovSmirnov() > 2 * KOLMOGOROV_SMIRNOV_LIMIT);
    assertTrue(sample.momentScore(4) < -2 * SCORE);
    assertTrue(sample.tailScore(4) < -SCORE);
  }

  /** The tests above can fail: a generator that hands the same draw on to the next neuron. */
  @Test
  void drawsThatWanderFromNeuronToNeuronAreFoundOut() {
    double[] wandering = new double[NEURONS * 20];
    for (int i = 0; i < wandering.length; i++) {
      wandering[i] = Gaussian.at(KEY, 0, i / NEURONS + i % NEURONS, 0);
    }
    double score = new NormalSample(wandering).autocorrelationScore(NEURONS - 1);
    assertTrue(score > 100 * SCORE);
  }

  private static double[] stream(StreamKey key, int draw, int steps) {
    double[] out = new double[steps * NEURONS];
    Gaussian gaussian = new Gaussian();
    for (int step = 0; step < steps; step++) {
      gaussian.fill(key, draw, 0, step, out, step * NEURONS, (step + 1) * NEURONS);
    }
    return out;
  }
}
