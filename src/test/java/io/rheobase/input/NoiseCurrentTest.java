package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.model.PerNeuron;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seeds are fixed, so each bound is met or broken once and for all. */
class NoiseCurrentTest {

  private static final StreamKey KEY = StreamKey.of(3, "input", "noise", "cortex");
  private static final int NEURONS = 1000;
  private static final double SCORE = 4;

  @Test
  void gaussianDrawsAreThoseOfNeuronAndStep() {
    CurrentSource source =
        new GaussianCurrent(
            KEY,
            new Extent(Targets.of(20, 5), 3, 6),
            PerNeuron.all(300),
            PerNeuron.each(sequence(40)),
            1);
    double[][] current = Drive.of(source, 40, 8);
    for (int step = 0; step < 8; step++) {
      for (int i = 0; i < 40; i++) {
        boolean on = step >= 3 && step < 6 && (i == 5 || i == 20);
        double expected = on ? Math.fma(i, Gaussian.at(KEY, 0, i, step), 300) : 0;
        assertEquals(expected, current[step][i], "step " + step + ", neuron " + i);
      }
    }
  }

  @Test
  void oneDistributionForAllGivesTheBitsOfOneEach() {
    double[] means = new double[50];
    double[] stds = new double[50];
    Arrays.fill(means, 300);
    Arrays.fill(stds, 150);
    Extent late = new Extent(Targets.ALL, 3, 6);
    double[][] alike =
        Drive.of(new GaussianCurrent(KEY, late, PerNeuron.all(300), PerNeuron.all(150), 1), 50, 8);
    double[][] each =
        Drive.of(
            new GaussianCurrent(KEY, late, PerNeuron.each(means), PerNeuron.each(stds), 1), 50, 8);
    assertArrayEquals(each, alike);
    assertEquals(0, alike[2][0]);
    assertNotEquals(0, alike[3][0]);
  }

  @Test
  void gaussianHasItsMeanAndStandardDeviation() {
    Moments moments = new Moments(Drive.of(new GaussianCurrent(KEY, 300, 150), NEURONS, 100));
    double samples = 100.0 * NEURONS;
    assertEquals(300, moments.mean(), SCORE * 150 / Math.sqrt(samples));
    assertEquals(150, moments.std(), SCORE * 150 / Math.sqrt(2 * samples));
    assertEquals(0, moments.autocorrelation(1), SCORE / Math.sqrt(samples));
  }

  @Test
  void heldGaussianStaysForItsIntervalAndIsThenDrawnAnew() {
    CurrentSource held = held(10, 4);
    double[] current = Drive.column(Drive.of(held, 33, 50), 32);
    for (int step = 4; step < 49; step++) {
      if ((step + 1 - 4) % 10 == 0) {
        assertNotEquals(current[step], current[step + 1]);
      } else {
        assertEquals(current[step], current[step + 1], "step " + step);
      }
    }
    assertEquals(0, current[3]);
  }

  /** A hold of n steps, sampled anywhere in it, is a triangle in the lag. */
  @Test
  void heldGaussianIsCorrelatedForItsInterval() {
    Moments moments = new Moments(Drive.of(held(10, 0), NEURONS, 1000));
    for (int lag : new int[] {1, 5, 9, 10, 20}) {
      double expected = Math.max(0, 1 - lag / 10.0);
      assertEquals(expected, moments.autocorrelation(lag), SCORE / Math.sqrt(100.0 * NEURONS));
    }
  }

  @Test
  void whiteNoiseMovesAFreeMembraneByHalfSigmaSquaredWhateverTheStep() {
    double tauM = 20;
    double leak = 10;
    for (double dt : new double[] {0.05, 0.1, 0.5}) {
      double std = WhiteNoise.std(5, leak, tauM, dt);
      double variance = membraneVariance(std, leak, tauM, dt);
      double euler = 12.5 / (1 - dt / (2 * tauM));
      assertEquals(euler, variance, 0.04 * euler, "dt " + dt);
    }
  }

  @Test
  void intensityIsTheSpreadOfTheIntegral() {
    for (double dt : new double[] {0.1, 0.5}) {
      int steps = (int) Math.round(50 / dt);
      double std = WhiteNoise.std(30, dt);
      double[][] current = Drive.of(new GaussianCurrent(KEY, 0, std), NEURONS, steps);
      double squares = 0;
      for (int i = 0; i < NEURONS; i++) {
        double charge = 0;
        for (int step = 0; step < steps; step++) {
          charge += current[step][i] * dt;
        }
        squares += charge * charge;
      }
      double expected = 30 * Math.sqrt(50);
      assertEquals(
          expected, Math.sqrt(squares / NEURONS), SCORE * expected / Math.sqrt(2.0 * NEURONS));
    }
  }

  @Test
  void uniformIsEvenWithinItsBounds() {
    CurrentSource source =
        new UniformCurrent(KEY, Extent.EVERYTHING, PerNeuron.all(-50), PerNeuron.all(150), 1);
    double[][] current = Drive.of(source, NEURONS, 100);
    Moments moments = new Moments(current);
    assertEquals(50, moments.mean(), SCORE * 58 / Math.sqrt(100.0 * NEURONS));
    assertEquals(200 / Math.sqrt(12), moments.std(), SCORE * 26 / Math.sqrt(100.0 * NEURONS));
    for (double[] row : current) {
      for (double value : row) {
        assertTrue(value >= -50 && value < 150);
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new UniformCurrent(KEY, Extent.EVERYTHING, PerNeuron.all(1), PerNeuron.all(0), 1)
                .over(0, 1));
  }

  @Test
  void colouredNoiseIsStationaryFromItsFirstStep() {
    double[][] current = Drive.of(coloured(5, 0.1, 7), 20 * NEURONS, 10);
    double samples = 20.0 * NEURONS;
    assertArrayEquals(new double[20 * NEURONS], current[6]);
    for (int step = 7; step < 10; step++) {
      Moments moments = new Moments(new double[][] {current[step]});
      assertEquals(100, moments.mean(), SCORE * 40 / Math.sqrt(samples), "step " + step);
      assertEquals(40, moments.std(), SCORE * 40 / Math.sqrt(2 * samples), "step " + step);
    }
  }

  @Test
  void colouredNoiseForgetsWithItsTimeConstantWhateverTheStep() {
    for (double dt : new double[] {0.1, 1, 4}) {
      Moments moments = new Moments(Drive.of(coloured(5, dt, 0), NEURONS, 300));
      double error = SCORE / Math.sqrt(NEURONS * Math.max(1, 300 * dt / 10));
      assertEquals(40, moments.std(), 40 * error, "dt " + dt);
      for (int lag : new int[] {1, 3, 10}) {
        double expected = Math.exp(-lag * dt / 5);
        assertEquals(expected, moments.autocorrelation(lag), error, "dt " + dt + ", lag " + lag);
      }
    }
  }

  @Test
  void timeConstantsOfColouredNoiseMayDifferBetweenNeurons() {
    CurrentSource source =
        new OrnsteinUhlenbeckCurrent(
            KEY,
            Extent.EVERYTHING,
            PerNeuron.all(0),
            PerNeuron.all(1),
            PerNeuron.each(alternating(NEURONS, 2, 50)),
            0.5);
    double[][] current = Drive.of(source, NEURONS, 400);
    assertEquals(Math.exp(-0.25), lagOne(current, 0), 0.02);
    assertEquals(Math.exp(-0.01), lagOne(current, 1), 0.02);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new OrnsteinUhlenbeckCurrent(
                    KEY,
                    Extent.EVERYTHING,
                    PerNeuron.all(0),
                    PerNeuron.all(0),
                    PerNeuron.all(0),
                    0.5)
                .over(0, 1));
  }

  /** Another machine, JVM or compiler that rounds anything differently changes this hash. */
  @Test
  void currentsHaveTheSameBitsOnEveryMachine() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    PerNeuron one = PerNeuron.all(1);
    for (CurrentSource source :
        List.of(
            held(3, 5),
            coloured(7, 0.1, 2),
            new UniformCurrent(KEY, Extent.EVERYTHING, PerNeuron.all(-1), one, 1),
            new RampCurrent(Extent.EVERYTHING, PerNeuron.all(-0.3), one, 77),
            new SineCurrent(
                Extent.EVERYTHING,
                PerNeuron.all(0.7),
                one,
                PerNeuron.each(sequence(100)),
                one,
                new BigDecimal("0.1")))) {
      for (double[] row : Drive.of(source, 100, 100)) {
        for (double value : row) {
          digest.update(ByteBuffer.allocate(8).putDouble(0, value));
        }
      }
    }
    assertEquals("70af983fbe33d431", HexFormat.of().formatHex(digest.digest()).substring(0, 16));
  }

  private static double lagOne(double[][] current, int parity) {
    double product = 0;
    double square = 0;
    for (int step = 0; step + 1 < current.length; step++) {
      for (int i = parity; i < NEURONS; i += 2) {
        product += current[step][i] * current[step + 1][i];
        square += current[step][i] * current[step][i];
      }
    }
    return product / square;
  }

  private static CurrentSource held(long interval, long start) {
    return new GaussianCurrent(
        KEY,
        new Extent(Targets.ALL, start, Long.MAX_VALUE),
        PerNeuron.all(0),
        PerNeuron.all(1),
        interval);
  }

  private static CurrentSource coloured(double tau, double dt, long start) {
    return new OrnsteinUhlenbeckCurrent(
        KEY,
        new Extent(Targets.ALL, start, Long.MAX_VALUE),
        PerNeuron.all(100),
        PerNeuron.all(40),
        PerNeuron.all(tau),
        dt);
  }

  /** Variance of V over neurons and over the second half of 10 time constants. */
  private static double membraneVariance(double std, double leak, double tauM, double dt) {
    int neurons = 4 * NEURONS;
    int steps = (int) Math.round(10 * tauM / dt);
    CurrentSource.BlockCurrent noise = new GaussianCurrent(KEY, 0, std).over(0, neurons);
    double[] v = new double[neurons];
    double[] current = new double[neurons];
    double squares = 0;
    long samples = 0;
    for (int step = 0; step < steps; step++) {
      Arrays.fill(current, 0);
      noise.add(step, current);
      for (int i = 0; i < neurons; i++) {
        v[i] += dt / tauM * (current[i] / leak - v[i]);
        if (step >= steps / 2) {
          squares += v[i] * v[i];
          samples++;
        }
      }
    }
    return squares / samples;
  }

  private static double[] sequence(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i);
    return values;
  }

  private static double[] alternating(int n, double even, double odd) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> i % 2 == 0 ? even : odd);
    return values;
  }
}
