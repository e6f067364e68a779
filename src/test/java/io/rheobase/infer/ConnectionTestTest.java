package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.WindowSums;
import io.rheobase.experiment.Inference.Baseline;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Inference.PValue;
import io.rheobase.experiment.Inference.Statistic;
import io.rheobase.random.StreamKey;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionTestTest {
  private static final double ALPHA = 0.05;

  private static final WindowSums SUMS = KernelCompiler.windowSums(Backend.SCALAR);

  private static long found(TrainTest[] tests, int from, int to, Kind kind) {
    return Arrays.stream(tests, from, to).filter(t -> t.kind(t.p(), ALPHA) == kind).count();
  }

  private static long unconnected(TrainTest[] tests) {
    return found(tests, 0, tests.length, Kind.UNCONNECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "PEAK_TO_PEAK, SHUFFLES",
    "PEAK_TO_PEAK, SPIKE",
    "MEAN, SHUFFLES",
    "AREA, SHUFFLES",
    "AREA, SPIKE"
  })
  void connectedTrainsAreFoundWithTheirSign(Statistic statistic, Baseline baseline) {
    ConnectionTest.Settings settings = MadeRecording.settings(statistic, baseline, 99);
    assertEquals(10, correct(settings, 1, 1.5));
    assertTrue(correct(settings, 1, 0) < 5, "without a response there is nothing to find");
  }

  private static long correct(ConnectionTest.Settings settings, double noise, double height) {
    MadeRecording recording =
        new MadeRecording(1, 100_000, 10, 0.01).noise(noise).fluctuation(1, 10);
    for (int train = 0; train < 10; train++) {
      recording.response(train, train < 5 ? height : -height, 10);
    }
    TrainTest[] tests = recording.test(settings);
    return found(tests, 0, 5, Kind.EXCITATORY) + found(tests, 5, 10, Kind.INHIBITORY);
  }

  @Test
  void baselineOfShuffledTrainsTellsTheSignInMoreNoise() {
    assertEquals(
        10, correct(MadeRecording.settings(Statistic.MEAN, Baseline.SHUFFLES, 99), 12, 1.5));
    assertTrue(correct(MadeRecording.settings(Statistic.MEAN, Baseline.SPIKE, 99), 12, 1.5) < 10);
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void unconnectedTrainsAreFoundAtTheRateAlpha(Statistic statistic) {
    int trains = 400;
    MadeRecording recording =
        new MadeRecording(2, 10_000, trains, 0.02).noise(1).fluctuation(1, 20);
    TrainTest[] tests = recording.test(MadeRecording.settings(statistic, 99));
    assertTrue(isAtLevel(trains - unconnected(tests), trains));
    assertTrue(isUniform(tests));
    long atAnother = Arrays.stream(tests).filter(test -> test.p() <= 3 * ALPHA).count();
    assertFalse(isAtLevel(atAnother, trains), "another α would be noticed");
  }

  /** Within what a binomial distribution with this α gives but once in ten thousand times. */
  private static boolean isAtLevel(long found, int trains) {
    BinomialDistribution level = BinomialDistribution.of(trains, ALPHA);
    return found >= level.inverseCumulativeProbability(5e-5)
        && found <= level.inverseSurvivalProbability(5e-5);
  }

  /** Twenty bins of five of the hundred values that a probability may have. */
  private static boolean isUniform(TrainTest[] tests) {
    int[] counts = new int[20];
    for (TrainTest test : tests) {
      counts[(int) Math.round(test.p() * 100 - 1) / 5]++;
    }
    double expected = tests.length / 20.0;
    double sum = 0;
    for (int count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return ChiSquaredDistribution.of(19).survivalProbability(sum) > 1e-4;
  }

  @Test
  void publishedConventionFindsMoreOfTheUnconnected() {
    int trains = 400;
    MadeRecording recording = new MadeRecording(3, 20_000, trains, 0.01).noise(1);
    ConnectionTest.Settings corrected = MadeRecording.settings(Statistic.PEAK_TO_PEAK, 20);
    ConnectionTest.Settings published =
        new ConnectionTest.Settings(
            MadeRecording.WINDOW,
            MadeRecording.INTERVAL,
            1,
            Statistic.PEAK_TO_PEAK,
            Baseline.SHUFFLES,
            20,
            PValue.PUBLISHED,
            2);
    BinomialDistribution atLevel = BinomialDistribution.of(trains, 1 / 21.0);
    BinomialDistribution above = BinomialDistribution.of(trains, 2 / 21.0);
    long few = trains - unconnected(recording.test(corrected));
    long many = trains - unconnected(recording.test(published));
    assertTrue(few <= atLevel.inverseSurvivalProbability(1e-4));
    assertTrue(many >= above.inverseCumulativeProbability(1e-4));
    assertTrue(few < many);
  }

  @Test
  void averageIsThatOfTheWindowsBehindTheSpikes() {
    MadeRecording recording = new MadeRecording(4, 5000, 1, 0.02).noise(1);
    TrainTest test = recording.test(MadeRecording.settings(Statistic.PEAK_TO_PEAK, 5))[0];
    double[] sums = new double[MadeRecording.WINDOW];
    int windows = 0;
    for (int time : recording.train(0)) {
      if (time + MadeRecording.WINDOW <= recording.voltage().length) {
        for (int j = 0; j < sums.length; j++) {
          sums[j] += recording.voltage()[time + j];
        }
        windows++;
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] /= windows;
    }
    assertEquals(windows, test.windows());
    assertArrayEquals(sums, test.average());
  }

  @Test
  void spreadIsThatOfTheShuffledAverages() {
    MadeRecording recording = new MadeRecording(5, 5000, 1, 0.02).noise(1);
    int shuffles = 30;
    TrainTest test = recording.test(MadeRecording.settings(Statistic.PEAK_TO_PEAK, shuffles))[0];
    int[] times = recording.train(0);
    double[] at3 = new double[shuffles];
    double heights = 0;
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      recording.shuffle(0).write(shuffle, times);
      double[][] average = new double[1][MadeRecording.WINDOW];
      new WindowAverages(recording.voltage(), MadeRecording.WINDOW, SUMS)
          .of(new int[][] {times}, 1, average);
      at3[shuffle] = average[0][3];
      heights += WindowStatistic.peakToPeak(average[0]);
    }
    double mean = Arrays.stream(at3).average().orElseThrow();
    double variance = Arrays.stream(at3).map(v -> (v - mean) * (v - mean)).sum() / shuffles;
    assertEquals(mean, test.shuffledMean()[3], 1e-9);
    assertEquals(Math.sqrt(variance), test.shuffledSd()[3], 1e-9);
    assertEquals(heights / shuffles, test.shuffledStatistic(), 1e-9);
  }

  @Test
  void statisticsFromPrefixSumsAreThoseOfTheAverage() {
    MadeRecording recording = new MadeRecording(6, 20_000, 3, 0.02).noise(1).response(0, 1, 10);
    TrainTest[] means = recording.test(MadeRecording.settings(Statistic.MEAN, 5));
    TrainTest[] areas = recording.test(MadeRecording.settings(Statistic.AREA, Baseline.SPIKE, 5));
    for (int train = 0; train < 3; train++) {
      double mean = Arrays.stream(means[train].average()).average().orElseThrow();
      assertEquals(mean, means[train].statistic(), 1e-10);
      assertEquals(areas[train].area(), areas[train].statistic(), 1e-8);
    }
  }

  @Test
  void areaOverShuffledTrainsIsThatOfTheMeans() {
    MadeRecording recording = new MadeRecording(6, 20_000, 3, 0.02).noise(1).response(0, 1, 10);
    TrainTest[] means = recording.test(MadeRecording.settings(Statistic.MEAN, 50));
    TrainTest[] areas = recording.test(MadeRecording.settings(Statistic.AREA, 50));
    for (int train = 0; train < 3; train++) {
      assertEquals(means[train].p(), areas[train].p());
      double difference = means[train].statistic() - means[train].shuffledStatistic();
      assertEquals(difference * MadeRecording.WINDOW, areas[train].statistic(), 1e-9);
      assertEquals(areas[train].statistic(), areas[train].area());
      assertEquals(0, areas[train].shuffledStatistic(), 1e-9);
    }
  }

  @Test
  void vectorCodeGivesTheSameBits() {
    MadeRecording recording = new MadeRecording(7, 50_000, 1, 0.05).noise(1);
    ConnectionTest.Settings settings = MadeRecording.settings(Statistic.PEAK_TO_PEAK, 150);
    TrainTest scalar = recording.test(settings)[0];
    TrainTest vector =
        new ConnectionTest(recording.voltage(), settings, KernelCompiler.windowSums(Backend.SIMD))
            .test(recording.train(0), recording.shuffle(0));
    assertEquals(scalar.p(), vector.p());
    assertEquals(scalar.shuffledStatistic(), vector.shuffledStatistic());
    assertArrayEquals(scalar.average(), vector.average());
    assertArrayEquals(scalar.shuffledSd(), vector.shuffledSd());
  }

  @Test
  void slowSamplingTakesTheFirstSampleBehindASpike() {
    double[] signal = {0, 0, 1, 2, 3, 0, 0, 0, 0, 0};
    ConnectionTest.Settings settings =
        new ConnectionTest.Settings(
            2, 0.5, 5, Statistic.PEAK_TO_PEAK, Baseline.SHUFFLES, 3, PValue.CORRECTED, 1);
    ConnectionTest test = new ConnectionTest(signal, settings, SUMS);
    for (int time : new int[] {6, 10}) {
      int[] times = {time};
      assertArrayEquals(
          new double[] {1, 2}, test.test(times, shuffle(times)).average(), "spike at " + time);
    }
    int[] late = {11};
    assertArrayEquals(new double[] {2, 3}, test.test(late, shuffle(late)).average());
  }

  private static IntervalShuffle shuffle(int[] times) {
    return new IntervalShuffle(new StreamKey(0, 0), 0, times);
  }

  @Test
  void trainWithTooFewWindowsIsNotTested() {
    double[] signal = new double[1000];
    ConnectionTest.Settings settings =
        new ConnectionTest.Settings(
            100, 1, 1, Statistic.PEAK_TO_PEAK, Baseline.SHUFFLES, 9, PValue.CORRECTED, 3);
    ConnectionTest test = new ConnectionTest(signal, settings, SUMS);
    int[] ended = {10, 900, 901, 950};
    TrainTest few = test.test(ended, shuffle(ended));
    assertEquals(2, few.windows());
    assertFalse(few.isTested());
    assertEquals(Kind.UNCONNECTED, few.kind(few.p(), 1));
    assertFalse(test.test(new int[0], shuffle(new int[0])).isTested());
    int[] enough = {10, 11, 900, 950};
    assertTrue(test.test(enough, shuffle(enough)).isTested());
  }

  @Test
  void windowLongerThanTheRecordingIsRefused() {
    ConnectionTest.Settings settings =
        new ConnectionTest.Settings(
            11, 1, 1, Statistic.PEAK_TO_PEAK, Baseline.SHUFFLES, 9, PValue.CORRECTED, 3);
    assertThrows(
        IllegalArgumentException.class, () -> new ConnectionTest(new double[10], settings, SUMS));
  }
}
