package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seeds are fixed, so each bound is met or broken once and for all. */
class PoissonSpikesTest {

  private static final StreamKey KEY = StreamKey.of(5, "input", "background", "cortex");
  private static final double DT = 0.1;
  private static final double SCORE = 4;

  /** Least probability of a sample whose sum of squares is as great as the one found. */
  private static final double LEAST_P = 1e-3;

  /** Counts are taken together until so many are expected. */
  private static final double LEAST_EXPECTED = 10;

  private static SpikeSource source(double perStep) {
    return new PoissonSpikes(KEY, Extent.EVERYTHING, PerNeuron.all(perStep / DT), DT);
  }

  /** How often every neuron fires at samples 1, 2, … */
  private static int[][] counts(double perStep, int neurons, int samples) {
    int[][] all = Trains.of(source(perStep), neurons, samples + 1, 1024);
    return Arrays.copyOfRange(all, 1, samples + 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 0.002, 0.03, 0.0624, 0.0626, 0.5, 2, 17.3, 900})
  void countsOfASampleHaveTheMeanAndTheVarianceOfThePoissonDistribution(double perStep) {
    int neurons = 1000;
    int samples = perStep < 0.01 ? 2000 : perStep < 10 ? 500 : 50;
    double n = (double) neurons * samples;
    double sum = 0;
    double squares = 0;
    for (int[] row : counts(perStep, neurons, samples)) {
      for (int count : row) {
        sum += count;
        squares += (count - perStep) * (count - perStep);
      }
    }
    assertEquals(perStep, sum / n, SCORE * Math.sqrt(perStep / n));
    double spread = Math.sqrt((perStep + 2 * perStep * perStep) / n);
    assertEquals(perStep, squares / n, SCORE * spread);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.07, 0.4, 1.28, 2, 30, 250})
  void countsOfASampleArePoissonDistributed(double perStep) {
    int[][] counts = counts(perStep, 1000, 300);
    assertPoisson(perStep, Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray());
  }

  /** Windows of 256 samples, of which these stretches of 700 cut some and hold others. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0015, 0.011})
  void countsOfLongerTimesArePoissonDistributed(double perStep) {
    int[][] counts = counts(perStep, 2000, 7 * 700);
    int[] sums = new int[7 * 2000];
    for (int sample = 0; sample < counts.length; sample++) {
      for (int neuron = 0; neuron < 2000; neuron++) {
        sums[sample / 700 * 2000 + neuron] += counts[sample][neuron];
      }
    }
    assertPoisson(700 * perStep, sums);
  }

  private static void assertPoisson(double mean, int[] counts) {
    PoissonDistribution poisson = PoissonDistribution.of(mean);
    int[] observed = new int[Arrays.stream(counts).max().orElseThrow() + 1];
    for (int count : counts) {
      observed[count]++;
    }
    double chiSquared = 0;
    int cells = 0;
    double found = 0;
    double below = 0;
    for (int k = 0; k < observed.length; k++) {
      found += observed[k];
      double upTo = poisson.cumulativeProbability(k);
      if (counts.length * Math.min(upTo - below, 1 - upTo) >= LEAST_EXPECTED) {
        chiSquared += deviation(found, counts.length * (upTo - below));
        cells++;
        found = 0;
        below = upTo;
      }
    }
    chiSquared += deviation(found, counts.length * (1 - below));
    double p = ChiSquaredDistribution.of(cells).survivalProbability(chiSquared);
    assertTrue(p > LEAST_P, "chi squared " + chiSquared + " with " + cells + " degrees of freedom");
  }

  private static double deviation(double found, double expected) {
    return (found - expected) * (found - expected) / expected;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.04, 0.8})
  void spikesOfSamplesAndOfNeuronsKnowNothingOfEachOther(double perStep) {
    int[][] counts = counts(perStep, 1008, 1500);
    double n = 1000.0 * 1000;
    for (int lag : new int[] {1, 2, 100, 128, 400}) {
      assertEquals(0, covariance(counts, perStep, lag, 0) / perStep, SCORE / Math.sqrt(n));
    }
    for (int distance : new int[] {1, 7, 8}) {
      assertEquals(0, covariance(counts, perStep, 0, distance) / perStep, SCORE / Math.sqrt(n));
      assertEquals(0, covariance(counts, perStep, 1, distance) / perStep, SCORE / Math.sqrt(n));
    }
  }

  private static double covariance(int[][] counts, double mean, int lag, int distance) {
    double sum = 0;
    for (int sample = 0; sample < 1000; sample++) {
      for (int neuron = 0; neuron < 1000; neuron++) {
        sum += (counts[sample][neuron] - mean) * (counts[sample + lag][neuron + distance] - mean);
      }
    }
    return sum / (1000 * 1000);
  }

  /** A spike is followed by the next after k samples with probability (1 - q)^(k - 1) q. */
  @Test
  void intervalsAreDistributedGeometrically() {
    double perStep = 0.004;
    double q = -Math.expm1(-perStep);
    int[] intervals = new int[20];
    int n = 0;
    int[][] counts = counts(perStep, 500, 10_000);
    for (int neuron = 0; neuron < 500; neuron++) {
      int last = -1;
      for (int sample = 0; sample < counts.length; sample++) {
        if (counts[sample][neuron] > 0) {
          if (last >= 0 && last < 5000) {
            intervals[Math.min((sample - last) / 100, 19)]++;
            n++;
          }
          last = sample;
        }
      }
    }
    double chiSquared = 0;
    for (int bin = 0; bin < 20; bin++) {
      double from = Math.exp(Math.max(0, 100 * bin - 1) * Math.log1p(-q));
      double to = bin == 19 ? 0 : Math.exp((100 * bin + 99) * Math.log1p(-q));
      chiSquared += deviation(intervals[bin], n * (from - to));
    }
    double p = ChiSquaredDistribution.of(19).survivalProbability(chiSquared);
    assertTrue(p > LEAST_P, "chi squared " + chiSquared);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.002, 0.05, 0.3, 3})
  void trainsDoNotDependOnTheBlocks(double perStep) {
    Trains.of(source(perStep), 1100, 600);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.3})
  void trainsDoNotDependOnWhereOneBegins(double perStep) {
    int[][] counts = Trains.of(source(perStep), 100, 3000, 48);
    for (int begin : new int[] {1, 255, 256, 257, 1000, 2999}) {
      SpikeSource.BlockSpikes part = source(perStep).over(48, 48);
      for (int sample = begin; sample < 3000; sample++) {
        assertSame(counts, part, sample);
      }
    }
    SpikeSource.BlockSpikes part = source(perStep).over(48, 48);
    for (int sample : new int[] {2000, 2000, 7, 1999, 512, 511}) {
      assertSame(counts, part, sample);
    }
  }

  private static void assertSame(int[][] counts, SpikeSource.BlockSpikes part, int sample) {
    int[] found = new int[100];
    Trains.count(part, sample, found, 48);
    assertArrayEquals(
        Arrays.copyOfRange(counts[sample], 48, 96), Arrays.copyOfRange(found, 48, 96));
  }

  @Test
  void aTrainIsThatOfItsNeuronAndItsRateWhateverTheOthersHave() {
    double[] rates = {0, 1e-4, 0.002, 0.05, 0.3, 3};
    double[] perNeuron = new double[70];
    Arrays.setAll(perNeuron, i -> rates[i % rates.length] / DT);
    SpikeSource mixed = new PoissonSpikes(KEY, Extent.EVERYTHING, PerNeuron.each(perNeuron), DT);
    int[][] counts = Trains.of(mixed, 70, 1200);
    for (int r = 0; r < rates.length; r++) {
      int[][] alone = Trains.of(source(rates[r]), 70, 1200, 1024);
      for (int sample = 0; sample < 1200; sample++) {
        for (int neuron = r; neuron < 70; neuron += rates.length) {
          assertEquals(alone[sample][neuron], counts[sample][neuron]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.04, 2})
  void onlyTargetsFireAndOnlyWithinTheirWindow(double perStep) {
    PerNeuron rate = PerNeuron.all(perStep / DT);
    Extent extent = new Extent(Targets.of(3, 20, 39), 100, 900);
    int[][] some = Trains.of(new PoissonSpikes(KEY, extent, rate, DT), 40, 1000);
    int[][] all = Trains.of(source(perStep), 40, 1000, 1024);
    for (int sample = 0; sample < 1000; sample++) {
      for (int neuron = 0; neuron < 40; neuron++) {
        boolean on = sample >= 100 && sample < 900 && (neuron == 3 || neuron == 20 || neuron == 39);
        assertEquals(on ? all[sample][neuron] : 0, some[sample][neuron]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 500})
  void nothingArrivesAtTheInitialState(double perStep) {
    assertEquals(0, source(perStep).over(0, 1000).at(0));
    assertTrue(source(perStep).over(0, 1000).at(1) > 0);
  }

  @Test
  void blocksWithoutTargetsAreSilent() {
    Extent extent = new Extent(Targets.range(0, 10), 0, Long.MAX_VALUE);
    SpikeSource source = new PoissonSpikes(KEY, extent, PerNeuron.all(3), DT);
    assertEquals(0, source.over(16, 16).at(5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1000.1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleRatesAreRefused(double perStep) {
    assertThrows(IllegalArgumentException.class, () -> source(perStep).over(0, 16));
  }

  /** Another machine, JVM or compiler that rounds anything differently changes this hash. */
  @Test
  void trainsHaveTheSameSpikesOnEveryMachine() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (double perStep : new double[] {1e-3, 0.03, 0.7, 12, 999}) {
      for (int[] row : Trains.of(source(perStep), 100, 500)) {
        for (int count : row) {
          digest.update(ByteBuffer.allocate(4).putInt(0, count));
        }
      }
    }
    assertEquals("fc744de93a0eed1e", HexFormat.of().formatHex(digest.digest()).substring(0, 16));
  }

  /** What is added up by one loop is what comes of looking at each spike. */
  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.0626, 0.5, 2, 17.3, 900})
  void weightsAreAddedAsOftenAsANeuronFires(double perStep) {
    for (int neurons : new int[] {1, 7, 8, 9, 16, 31, 40, 100, 268, 600}) {
      for (int first : new int[] {0, 48}) {
        SpikeSource.BlockSpikes listed = source(perStep).over(first, neurons);
        SpikeSource.BlockSpikes added = source(perStep).over(first, neurons);
        double[] weights = new double[neurons];
        double[] expected = new double[neurons];
        Arrays.setAll(weights, i -> 0.1 * (i + 1) - 0.7);
        Arrays.setAll(expected, i -> i / 3.0);
        double[] actual = expected.clone();
        for (int sample = 0; sample < 50; sample++) {
          int spikes = listed.at(sample);
          for (int i = 0; i < spikes; i++) {
            expected[listed.neurons()[i]] += weights[listed.neurons()[i]];
          }
          added.add(sample, weights, actual);
          assertArrayEquals(expected, actual, neurons + " from " + first);
        }
      }
    }
  }

  @Test
  void weightsOfSomeNeuronsOrInAStretchOfTimeAreAddedLikewise() {
    Extent[] extents = {
      new Extent(Targets.range(16, 37), 5, 20),
      new Extent(Targets.range(17, 37), 0, Long.MAX_VALUE),
      new Extent(Targets.of(0, 3, 16, 17, 39), 0, 30)
    };
    PerNeuron unlike = PerNeuron.each(IntStream.range(0, 40).mapToDouble(i -> i + 7.0).toArray());
    for (Extent extent : extents) {
      for (PerNeuron rate : new PerNeuron[] {PerNeuron.all(20), unlike}) {
        SpikeSource source = new PoissonSpikes(KEY, extent, rate, DT);
        SpikeSource.BlockSpikes listed = source.over(0, 40);
        SpikeSource.BlockSpikes added = source.over(0, 40);
        double[] weights = new double[40];
        Arrays.fill(weights, 0.3);
        double[] expected = new double[40];
        double[] actual = new double[40];
        for (int sample = 0; sample < 50; sample++) {
          int spikes = listed.at(sample);
          for (int i = 0; i < spikes; i++) {
            expected[listed.neurons()[i]] += 0.3;
          }
          added.add(sample, weights, actual);
          assertArrayEquals(expected, actual, extent.toString());
        }
      }
    }
  }

  @Test
  void theBuildLeavesTheCodeThatIsWrittenHere() throws IOException {
    try (InputStream in = PoissonCounts.class.getResourceAsStream(PoissonWriter.CODE)) {
      assertArrayEquals(new PoissonWriter().code(), in.readAllBytes());
    }
  }
}
