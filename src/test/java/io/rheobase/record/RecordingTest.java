package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Sampling;
import io.rheobase.engine.SpikeValue;
import io.rheobase.engine.Trace;
import io.rheobase.hdf5.Dump;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.model.PerNeuron;
import io.rheobase.npy.NpyRows;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

  private static final int[] SOME = {0, 3, 17, 69};
  private static final Sampling WINDOW = new Sampling.Every(20, 180, 9);
  private static final Partition WHOLE = Recorded.PARTITIONS.get(0);
  private static final long NEVER = Long.MAX_VALUE;

  @TempDir Path folder;

  @Test
  void noByteDependsOnThreadsBlocksOrSlices() throws Exception {
    Map<String, String> expected = null;
    for (Partition partition : Recorded.PARTITIONS) {
      try (Recorded run = everything(partition, NEVER)) {
        Map<String, String> hashes = hashes(run);
        expected = expected == null ? hashes : expected;
        assertEquals(expected, hashes, partition.toString());
      }
    }
  }

  /** Slices of 20 steps: all that ends there is complete, and says how far it goes. */
  @Test
  void anInterruptedRunLeavesShorterButSoundFiles() throws Exception {
    try (Recorded run = everything(new Partition(2, 16, 20), 100)) {
      try (NpyRows rows = new NpyRows("V.npy", run.folder().resolve("V.npy"))) {
        assertEquals(WINDOW.rows(100), rows.rows());
      }
      assertEquals(101 + 1, run.lines("V.csv").size());
      assertEquals(100 / 25 + 1, run.lines("rates.csv").size());
      try (HdfFile file = new HdfFile(run.folder().resolve("report.h5"))) {
        assertArrayEquals(
            new int[] {21, 4}, file.getDatasetByPath("/report/E/data").getDimensions());
        assertArrayEquals(
            new double[] {0, 10.5, 0.5},
            (double[]) file.getDatasetByPath("/report/E/mapping/time").getData());
      }
    }
  }

  @Test
  void aWindowOfEveryFewSamplesHasTheRowsOfTheWholeTrace() throws Exception {
    try (Recorded run = everything(new Partition(2, 32, 10), NEVER)) {
      List<String> whole = run.lines("V.csv");
      assertEquals("t_ms,E[0],E[3],E[17],E[69]", whole.get(0));
      assertEquals(Recorded.STEPS + 2, whole.size());
      assertEquals("0.0,-65.0,-64.7,-63.3,-58.1", whole.get(1));
      List<String> window = run.lines("window.csv");
      assertEquals(
          "t_ms,E[0].V,E[0].I,E[3].V,E[3].I,E[17].V,E[17].I,E[69].V,E[69].I,I[1]", window.get(0));
      assertEquals(WINDOW.rows(Recorded.STEPS) + 1, window.size());
      for (int row = 1; row < window.size(); row++) {
        String[] cells = window.get(row).split(",");
        int sample = (int) WINDOW.sample(row - 1);
        assertEquals(
            whole.get(sample + 1),
            String.join(",", cells[0], cells[1], cells[3], cells[5], cells[7]));
      }
    }
  }

  @Test
  void theInputOfASampleIsTheCurrentThatLedToIt() throws Exception {
    StreamKey key = StreamKey.of(1, "input", "noise", "E");
    CurrentSource.BlockCurrent noise = new GaussianCurrent(key, 400, 500).over(0, 80);
    double[][] current = new double[Recorded.STEPS][80];
    for (int step = 0; step < Recorded.STEPS; step++) {
      noise.add(step, current[step]);
    }
    try (Recorded run = everything(new Partition(1, 16, 7), NEVER)) {
      List<String> window = run.lines("window.csv");
      for (int row = 1; row < window.size(); row++) {
        int sample = (int) WINDOW.sample(row - 1);
        double shown = Double.parseDouble(window.get(row).split(",")[6]);
        assertEquals(current[sample - 1][17], shown, "sample " + sample);
      }
    }
  }

  @Test
  void aSpikeSampleShowsWhatTheTraceIsAskedFor() throws Exception {
    try (Recorded run = everything(new Partition(2, 16, 10), NEVER)) {
      List<String> spikes =
          run.lines("spikes.csv").stream().filter(s -> s.endsWith(",E,3")).toList();
      assertTrue(spikes.size() > 1);
      for (String spike : spikes) {
        String time = spike.split(",")[0];
        assertTrue(cell(run, "V.csv", time, 2) >= Recorded.THRESHOLD);
        assertEquals(30, cell(run, "peak.csv", time, 1));
        assertEquals(Recorded.RESET, cell(run, "reset.csv", time, 1));
      }
      assertEquals(
          spikes.size(), run.lines("peak.csv").stream().filter(l -> l.endsWith(",30.0")).count());
    }
  }

  @Test
  void arraysHoldTheNumbersOfTheTable() throws Exception {
    try (Recorded run = everything(new Partition(3, 16, 64), NEVER)) {
      List<String> table = run.lines("window.csv");
      assertEquals(
          List.of("column,name,population,neuron,variable", "0,E[0].V,E,0,V", "1,E[0].I,E,0,I"),
          run.lines("V.columns.csv").subList(0, 3));
      assertEquals("8,I[1],I,1,V", run.lines("V.columns.csv").get(9));
      try (NpyRows rows = new NpyRows("V.npy", run.folder().resolve("V.npy"));
          NpyRows times = new NpyRows("t_ms.npy", run.folder().resolve("V.t_ms.npy"))) {
        assertEquals(table.size() - 1, rows.rows());
        assertEquals(table.size() - 1, times.rows());
        double[] row = new double[10];
        for (String line : table.subList(1, table.size())) {
          times.next(row, 0);
          rows.next(row, 1);
          double[] expected =
              Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
          assertArrayEquals(expected, row);
        }
      }
    }
  }

  @Test
  void sonataFilesHoldTheSpikesAndTheTraces() throws Exception {
    try (Recorded run = everything(new Partition(2, 32, 10), NEVER)) {
      List<String> spikes = run.lines("spikes.csv");
      try (HdfFile file = new HdfFile(run.folder().resolve("spikes.h5"))) {
        for (String population : List.of("E", "I")) {
          String[][] own =
              spikes.stream()
                  .map(line -> line.split(","))
                  .filter(cells -> cells[1].equals(population))
                  .toArray(String[][]::new);
          assertTrue(own.length > 10);
          String group = "/spikes/" + population;
          assertArrayEquals(
              Arrays.stream(own).mapToDouble(c -> Double.parseDouble(c[0])).toArray(),
              (double[]) file.getDatasetByPath(group + "/timestamps").getData());
          assertEquals(
              Arrays.stream(own).map(c -> c[2]).toList().toString(),
              Arrays.toString(boxed(file.getDatasetByPath(group + "/node_ids").getData())));
          assertEquals("by_time", file.getByPath(group).getAttribute("sorting").getData());
          assertEquals(
              "ms", file.getDatasetByPath(group + "/timestamps").getAttribute("units").getData());
        }
      }
      List<String> table = run.lines("V.csv");
      try (HdfFile file = new HdfFile(run.folder().resolve("report.h5"))) {
        float[][] data = (float[][]) file.getDatasetByPath("/report/E/data").getData();
        assertEquals((Recorded.STEPS + 1 + 4) / 5, data.length);
        for (int row = 0; row < data.length; row++) {
          String[] cells = table.get(1 + 5 * row).split(",");
          for (int column = 0; column < 4; column++) {
            assertEquals((float) Double.parseDouble(cells[column + 1]), data[row][column]);
          }
        }
        assertArrayEquals(
            new double[] {0, 20.5, 0.5},
            (double[]) file.getDatasetByPath("/report/E/mapping/time").getData());
        assertEquals("mV", file.getDatasetByPath("/report/E/data").getAttribute("units").getData());
      }
      Dump.assumePresent();
      String dump = Dump.of(run.folder().resolve("report.h5"));
      assertEquals("(0): 0, 3, 17, 69", Dump.data(dump, "node_ids"));
      assertEquals("(0): 0, 1, 2, 3, 4", Dump.data(dump, "index_pointers"));
      assertEquals("(0): 1, 1, 1, 1", Dump.data(dump, "element_ids"));
      assertTrue(Dump.of(run.folder().resolve("spikes.h5")).contains("\"by_time\""));
    }
  }

  @Test
  void ratesCountEverySpikeOnce() throws Exception {
    try (Recorded run = everything(new Partition(2, 16, 10), NEVER)) {
      List<String> rates = run.lines("rates.csv");
      assertEquals("t_ms,E.rate_Hz,I.rate_Hz", rates.get(0));
      assertEquals(9 + 1, rates.size());
      double[] spikesOfE = new double[9];
      for (String spike : run.lines("spikes.csv")) {
        if (spike.contains(",E,")) {
          int sample = (int) Math.round(Double.parseDouble(spike.split(",")[0]) * 10);
          spikesOfE[(sample - 1) / 25]++;
        }
      }
      for (int bin = 0; bin < 9; bin++) {
        String[] cells = rates.get(bin + 1).split(",");
        assertEquals(bin * 2.5, Double.parseDouble(cells[0]));
        double ms = bin < 8 ? 2.5 : 0.3;
        double expected = 1000 * spikesOfE[bin] / (Recorded.E_SIZE * ms);
        assertEquals(expected, Double.parseDouble(cells[1]), 1e-12 * expected);
      }
    }
  }

  @Test
  void histogramsCountTheNeuronsAtTheirTimes() throws Exception {
    try (Recorded run = everything(new Partition(2, 32, 10), NEVER)) {
      List<String> table = run.lines("histogram.csv");
      assertEquals("t_ms,bin_low,bin_high,count", table.get(0));
      assertEquals(3 * 50 + 1, table.size());
      assertEquals("0.0,-65.0,-64.862,2", table.get(1));
      for (int time = 0; time < 3; time++) {
        long count = 0;
        for (String line : table.subList(1 + 50 * time, 51 + 50 * time)) {
          assertEquals(List.of("0.0", "10.0", "20.3").get(time), line.split(",")[0]);
          count += Long.parseLong(line.split(",")[3]);
        }
        assertEquals(Recorded.E_SIZE, count);
      }
    }
  }

  @Test
  void costsAreBounds() throws Exception {
    try (Recorded run = everything(WHOLE, NEVER)) {
      int timeChars = Recorded.TIME.maxChars(Recorded.STEPS);
      long rows = WINDOW.rows(Recorded.STEPS);
      double spikes =
          RecordingCost.mostSpikes(Recorded.E_SIZE, Recorded.STEPS, Recorded.HOLD)
              + RecordingCost.mostSpikes(Recorded.I_SIZE, Recorded.STEPS, Recorded.HOLD);
      within(run, RecordingCost.traceTable(9, 2, rows, timeChars), "window.csv");
      within(run, RecordingCost.npyTrace(9, 2, rows), "V.npy", "V.columns.csv", "V.t_ms.npy");
      within(run, RecordingCost.sonataReport(4, 41), "report.h5");
      within(run, RecordingCost.spikeTable(spikes, 1, timeChars), "spikes.csv");
      within(run, RecordingCost.sonataSpikes(2, spikes), "spikes.h5");
      within(run, RecordingCost.rateTable(2, 1, 9, timeChars), "rates.csv");
      within(run, RecordingCost.histogramTable(3, 50, timeChars), "histogram.csv");
      assertEquals(rows, run.lines("window.csv").size() - 1);
      assertTrue(run.lines("spikes.csv").size() - 1 <= spikes);
    }
  }

  private static void within(Recorded run, RecordingCost cost, String... names) throws IOException {
    long bytes = 0;
    for (String name : names) {
      bytes += Files.size(run.folder().resolve(name));
    }
    assertTrue(
        cost.leastBytes() <= bytes && bytes <= cost.mostBytes(),
        names[0] + " " + bytes + " " + cost);
  }

  /** A run that records everything there is. */
  private Recorded everything(Partition partition, long stopAfter) throws Exception {
    Path own = Files.createTempDirectory(folder, "run");
    Recorded run = new Recorded(own, partition, stopAfter);
    int chunks = run.threads() * 3;
    Trace whole = run.traceOfE(SOME, Sampling.ALL, SpikeValue.CROSSING);
    Trace peak = run.traceOfE(new int[] {3}, Sampling.ALL, SpikeValue.peak(PerNeuron.all(30)));
    Trace reset = run.traceOfE(new int[] {3}, Sampling.ALL, SpikeValue.RESET);
    Trace windowV = run.traceOfE(SOME, WINDOW, SpikeValue.CROSSING);
    Trace windowI = run.inputOfE(SOME, WINDOW);
    Trace other = run.traceOfI(new int[] {1}, WINDOW);
    Trace report =
        run.traceOfE(SOME, new Sampling.Every(0, Long.MAX_VALUE, 5), SpikeValue.CROSSING);
    Trace snapshots =
        run.traceOfE(
            Recorded.all(Recorded.E_SIZE), new Sampling.Chosen(0, 100, 203), SpikeValue.RESET);
    TraceColumns window =
        new TraceColumns(
            List.of(
                new TraceColumns.Group("E", List.of("V", "I"), List.of(windowV, windowI)),
                new TraceColumns.Group("I", List.of("V"), List.of(other))));
    long steps = Recorded.STEPS;
    StepTime time = Recorded.TIME;
    run.text(new TraceTable("E", whole, time, steps), "V.csv", chunks);
    run.text(new TraceTable("E", peak, time, steps), "peak.csv", chunks);
    run.text(new TraceTable("E", reset, time, steps), "reset.csv", chunks);
    run.text(new TraceTable(window, time, steps), "window.csv", chunks);
    run.text(
        new SpikeTable(SpikeSelection.all(run.populations()), time, steps), "spikes.csv", chunks);
    run.text(new RateTable(SpikeSelection.all(run.populations()), time, 25, steps), "rates.csv", 1);
    run.text(
        new HistogramTable(snapshots, HistogramBins.overTheRange(50), time, steps),
        "histogram.csv",
        chunks);
    NpyTrace array = new NpyTrace(window, time, steps, run.file("V.npy"), chunks);
    run.to(array);
    SonataReport sonata =
        new SonataReport("E", report, "mV", time, steps, run.file("report.h5"), chunks);
    run.to(sonata);
    Path aside = Files.createDirectory(own.resolveSibling(own.getFileName() + ".spools"));
    try (SonataSpikes spikes =
        new SonataSpikes(
            SpikeSelection.all(run.populations()),
            time,
            name -> new ResultFile(aside, name),
            "spikes.h5")) {
      run.to(spikes);
      run.run();
      array.complete(run.file("V.columns.csv"), run.file("V.t_ms.npy"));
      sonata.complete();
      spikes.complete(run.file("spikes.h5"));
    }
    requireHashes(run, run.finish());
    return run;
  }

  private static void requireHashes(Recorded run, List<WrittenFile> written) throws Exception {
    for (WrittenFile file : written) {
      assertEquals(sha256(run.bytes(file.name())), file.sha256(), file.name());
      assertEquals(run.bytes(file.name()).length, file.bytes(), file.name());
    }
    try (var names = Files.list(run.folder())) {
      assertEquals(written.size(), names.count(), "nothing else is left");
    }
  }

  private static Map<String, String> hashes(Recorded run) throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    try (var names = Files.list(run.folder())) {
      for (Path path : names.toList()) {
        hashes.put(path.getFileName().toString(), sha256(Files.readAllBytes(path)));
      }
    }
    return hashes;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static double cell(Recorded run, String name, String time, int column)
      throws IOException {
    return run.lines(name).stream()
        .map(line -> line.split(","))
        .filter(cells -> cells[0].equals(time))
        .mapToDouble(cells -> Double.parseDouble(cells[column]))
        .findFirst()
        .orElseThrow();
  }

  private static Object[] boxed(Object numbers) {
    Object[] boxed = new Object[Array.getLength(numbers)];
    Arrays.setAll(boxed, i -> Array.get(numbers, i));
    return boxed;
  }
}
