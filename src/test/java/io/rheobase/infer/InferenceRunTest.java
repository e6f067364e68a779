package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.npy.NpyRows;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunRequest;
import io.rheobase.run.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceRunTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 2 s, seed: 3}
      populations:
        neuron: {model: Izhikevich, size: 2}
        others: {model: LIF, size: 6, parameters: {C_m: 200 pF, tau_m: 20 ms}}
        silent: {model: LIF, size: 1}
      inputs:
        noise: {to: [neuron, others], gaussian: {mean: 300 pA, std: 900 pA, interval: 1 ms}}
      record:
        voltages: {of: neuron, variables: [V], FORMAT}
        all: {of: [neuron, others, silent], spikes: all, SPIKES}
      infer:
        voltage: voltages
        trains: {spikes: [others, silent, {neuron: 1}]}
        imaging: {spike_SNR: 20}
        window: 20 ms
        shuffles: 30
        AVERAGES
      """;

  @TempDir Path folder;

  private RunResult run(String name, int threads, String text, BooleanSupplier stop) {
    ParameterFile file =
        ParameterFile.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
    InferenceRun inference = InferenceRun.of(file.experiment(), threads, (some, all) -> {});
    return new PopulationRun(
            new RunRequest(
                    file,
                    new Partition(threads, 16, 1000),
                    Vectorization.NEVER,
                    folder.resolve(name),
                    Optional.empty())
                .with(List.of(inference)))
        .execute(steps -> {}, stop);
  }

  private static String file(String format, String spikes, String averages) {
    return FILE.replace("FORMAT", "format: " + format)
        .replace("SPIKES", "format: " + spikes)
        .replace("AVERAGES", "averages: " + averages);
  }

  private List<String> lines(String name, String file) throws IOException {
    return Files.readAllLines(folder.resolve(name).resolve(file));
  }

  private String text(String name, String file) throws IOException {
    return Files.readString(folder.resolve(name).resolve(file));
  }

  @Test
  void everyTrainHasARowForEachRecordedNeuronButItself() throws IOException {
    run("a", 1, file("csv", "csv", "csv"), () -> false);
    List<String> rows = lines("a", "inference.csv");
    assertEquals(
        "population,neuron,train_population,train_neuron,spikes,windows,statistic,"
            + "shuffled_statistic,p,p_adjusted,area_mV_ms,found,truth,note",
        rows.get(0));
    assertEquals(1 + 8 + 7, rows.size());
    assertTrue(rows.get(1).startsWith("neuron,0,others,0,"));
    assertEquals("neuron,0,silent,0,0,0,,,,,,,,no spikes", rows.get(7));
    assertTrue(rows.get(8).startsWith("neuron,0,neuron,1,"));
    assertTrue(rows.get(15).startsWith("neuron,1,silent,0,"));
    assertTrue(text("a", "manifest.json").contains("\"inference.csv\""));
    assertTrue(text("a", "inference.json").contains("\"tested\": 13"));
    assertTrue(text("a", "inference.averages.csv").startsWith("t_ms,neuron[0]:others[0],"));
    assertEquals(201, lines("a", "inference.averages.csv").size());
  }

  @Test
  void resultDependsNeitherOnFormatsNorOnThreads() throws IOException {
    run("a", 1, file("csv", "csv", "none"), () -> false);
    run("b", 3, file("npy", "csv", "none"), () -> false);
    run("c", 2, file("npy", "sonata", "none"), () -> false);
    for (String other : List.of("b", "c")) {
      assertEquals(text("a", "inference.csv"), text(other, "inference.csv"));
      assertEquals(text("a", "inference.json"), text(other, "inference.json"));
    }
    run("d", 1, file("csv", "csv", "none") + "  seed: 4\n", () -> false);
    assertNotEquals(text("a", "inference.csv"), text("d", "inference.csv"));
    assertEquals(text("a", "voltages.csv"), text("d", "voltages.csv"));
  }

  @Test
  void averagesAreTheSameAsTableAndAsArray() throws IOException {
    run("a", 1, file("npy", "csv", "csv"), () -> false);
    run("b", 1, file("npy", "csv", "npy"), () -> false);
    String[] names = lines("a", "inference.averages.csv").get(0).split(",");
    List<String> columns = lines("b", "inference.averages.columns.csv");
    assertEquals(names.length, columns.size());
    for (int i = 1; i < names.length; i++) {
      assertEquals((i - 1) + "," + names[i], columns.get(i));
    }
    Path times = folder.resolve("b/inference.averages.t_ms.npy");
    Path array = folder.resolve("b/inference.averages.npy");
    try (NpyRows time = new NpyRows("t", times);
        NpyRows rows = new NpyRows("a", array)) {
      double[] row = new double[names.length];
      for (String line : lines("a", "inference.averages.csv").subList(1, 201)) {
        assertTrue(time.next(row, 0) && rows.next(row, 1));
        String[] fields = line.split(",");
        for (int i = 0; i < row.length; i++) {
          assertEquals(Double.parseDouble(fields[i]), row[i]);
        }
      }
      assertFalse(rows.next(row, 1));
    }
  }

  @Test
  void spikesOutsideOfTheRecordedTimeAreLeftOut() throws IOException {
    String part = file("csv, start: 1 s, stop: 1.5 s", "csv", "none");
    run("part", 1, part, () -> false);
    run("none", 1, part.replace("1.5 s", "1.02 s"), () -> false);
    String[] row = lines("part", "inference.csv").get(1).split(",", -1);
    long all = lines("part", "all.csv").stream().filter(l -> l.contains(",others,0")).count();
    assertEquals(all, Long.parseLong(row[4]));
    long within =
        lines("part", "all.csv").stream()
            .filter(line -> line.contains(",others,0"))
            .mapToDouble(line -> Double.parseDouble(line.split(",")[0]))
            .filter(ms -> ms >= 1000 && ms <= 1500.1 - 20)
            .count();
    assertEquals(within, Long.parseLong(row[5]));
    for (String line : lines("none", "inference.csv").subList(1, 7)) {
      assertTrue(line.matches(".*,,(too few spikes|outside the recording)"), line);
    }
  }

  @Test
  void slowChannelSeesEveryTenthSample() throws IOException {
    String slow =
        file("npy", "csv", "csv").replace("spike_SNR: 20", "spike_SNR: 20, sampling_rate: 1 kHz");
    run("slow", 1, slow, () -> false);
    run("recorded", 1, file("npy, every: 1 ms", "csv", "csv"), () -> false);
    assertEquals(text("slow", "inference.csv"), text("recorded", "inference.csv"));
    assertEquals(
        text("slow", "inference.averages.csv"), text("recorded", "inference.averages.csv"));
    assertEquals("1.0", lines("slow", "inference.averages.csv").get(2).split(",")[0]);
  }

  @Test
  void runThatIsStoppedWhileItInfersIsIncomplete() throws IOException {
    int[] asked = {0};
    BooleanSupplier stop = () -> infers() && asked[0]++ > 2;
    RunResult result = run("a", 1, file("csv", "csv", "csv"), stop);
    assertFalse(result.complete());
    assertFalse(Files.exists(folder.resolve("a/inference.csv")));
    assertTrue(Files.exists(folder.resolve("a.partial/voltages.csv")));
    assertFalse(Files.exists(folder.resolve("a.partial/inference.csv")));
  }

  private static boolean infers() {
    return StackWalker.getInstance()
        .walk(s -> s.anyMatch(f -> f.getClassName().equals(InferenceRun.class.getName())));
  }
}
