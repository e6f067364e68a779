package io.rheobase.report.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Recorder;
import io.rheobase.params.ParameterFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is gathered of recordings, against what follows from all of them. */
class GatheringTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 1 s}
      populations:
        exc: {model: LIF, size: 100}
        inh: {model: LIF, size: 20}
      record:
        some: {of: [{exc: [10..19, 50]}, inh], spikes: all}
      """;

  private static final Experiment EXPERIMENT =
      ParameterFile.read("f", FILE.getBytes(StandardCharsets.UTF_8), Path.of(""), List.of())
          .experiment();

  private static final Recorder RECORDER = EXPERIMENT.recorders().get(0);
  private static final int[] SIZES = {100, 20};

  @Test
  void recordedNeuronsHaveTheRowsOneAfterTheOther() {
    Rows rows = new Rows(EXPERIMENT, RECORDER);
    assertEquals(31, rows.total());
    assertEquals(0, rows.of(0, 10));
    assertEquals(10, rows.of(0, 50));
    assertEquals(-1, rows.of(0, 20));
    assertEquals(11, rows.of(1, 0));
    assertEquals(30, rows.of(1, 19));
  }

  @Test
  void anOutlineKeepsEveryExtreme() {
    SplittableRandom random = new SplittableRandom(2);
    int rows = 10_000;
    Envelope envelope = new Envelope(rows, 200);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = random.nextDouble();
      envelope.add(i, i * 0.1, values[i]);
    }
    Curve curve = envelope.curve();
    assertTrue(curve.size() <= 200);
    for (int bucket = 0; bucket < 100; bucket++) {
      double[] own = Arrays.copyOfRange(values, bucket * 100, (bucket + 1) * 100);
      double[] pair = Arrays.copyOfRange(envelope.inStep(), 2 * bucket, 2 * bucket + 2);
      assertEquals(Arrays.stream(own).min().getAsDouble(), Math.min(pair[0], pair[1]));
      assertEquals(Arrays.stream(own).max().getAsDouble(), Math.max(pair[0], pair[1]));
    }
    for (int i = 1; i < curve.size(); i++) {
      assertTrue(curve.x()[i] > curve.x()[i - 1]);
    }
  }

  @Test
  void aShortRecordingIsKeptAsItIs() {
    Envelope envelope = new Envelope(3, 100);
    envelope.add(0, 0, 5);
    envelope.add(1, 0.1, 4);
    envelope.add(2, 0.2, 6);
    assertArrayEquals(new double[] {5, 4, 6}, envelope.curve().y());
    assertArrayEquals(new double[] {5, 4, 6}, envelope.inStep());
  }

  @Test
  void ratesCountEverySpikeOnce() {
    RateBins bins = new RateBins(new Rows(EXPERIMENT, RECORDER), 1000, 0.1);
    for (int i = 1; i <= 10_000; i++) {
      bins.spike(i * 0.1, 1, i % 20);
      bins.spike(i * 0.1, 0, 99);
    }
    assertEquals(10_000, bins.total(1));
    assertEquals(0, bins.total(0), "a neuron that is not recorded does not count");
    for (double rate : bins.rates(1, 10)) {
      assertEquals(10_000 / 20.0, rate, 1e-9);
    }
  }

  @Test
  void intervalsAreCountedExactlyUntilTheyOutgrowTheBins() {
    IntervalCounts counts = new IntervalCounts(new Rows(EXPERIMENT, RECORDER), SIZES, 0.1);
    double t = 0;
    for (int i = 1; i <= 100; i++) {
      t += i % 2 == 0 ? 2 : 3.5;
      counts.spike(t, 1, 3);
    }
    assertEquals(99, counts.total(1));
    long[] histogram = counts.histogram(1, 5, 20);
    assertEquals(50, histogram[4]);
    assertEquals(49, histogram[7]);
    assertEquals(3.6, counts.quantile(1, 0, 1), 1e-9);
    counts.spike(t + 10_000, 1, 3);
    assertEquals(100, counts.total(1));
    assertTrue(counts.finest() > 1);
    assertEquals(100, Arrays.stream(counts.histogram(1, counts.finest(), 4096)).sum());
  }

  @Test
  void spikesFallOntoTheDotsOfTheirTimeAndRow() {
    Rows rows = new Rows(EXPERIMENT, RECORDER);
    RasterGrid grid = new RasterGrid(rows, 0, 1000, 100, 31);
    grid.spike(0.1, 0, 10);
    grid.spike(1000, 1, 19);
    grid.spike(500, 0, 0);
    assertEquals(2, grid.total());
    assertEquals(1, grid.count(0, 30), "the first row lies at the bottom");
    assertEquals(1, grid.count(99, 0));
    assertEquals(1, grid.population(99, 0));
    assertTrue(grid.allKept());
  }

  @Test
  void aSampleHasNeuronsOfEveryPopulationAndAllTheirSpikes() {
    Rows rows = new Rows(EXPERIMENT, RECORDER);
    SpikeSample sample = new SpikeSample(rows, SIZES, 31 * 10_000L);
    assertTrue(sample.size() < 31);
    boolean[] seen = new boolean[2];
    for (int i = 0; i < sample.size(); i++) {
      seen[sample.population(i)] = true;
      sample.spike(i, sample.population(i), sample.neuron(i));
      assertArrayEquals(new double[] {i}, sample.times(i));
    }
    assertTrue(seen[0] && seen[1]);
  }

  @Test
  void theTriggeredAverageIsTheMeanAroundSpikes() {
    TriggeredAverage average = new TriggeredAverage(3, 2);
    TriggeredAverage.Neuron neuron = average.neuron(new long[] {1, 10, 20, 99});
    for (int row = 0; row < 100; row++) {
      neuron.add(row % 10);
    }
    assertEquals(2, average.count(), "spikes too near to an end are left out");
    assertArrayEquals(new double[] {7, 8, 9, 0, 1, 2}, average.mean(), 1e-12);
    assertArrayEquals(new double[6], average.standardError(), 1e-6);
  }
}
