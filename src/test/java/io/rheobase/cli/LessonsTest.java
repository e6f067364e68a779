package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lessons among the examples, run as their heads say: each shows what it promises, and leaves
 * the bytes that are stored as hashes. Where results are meant to change, {@code -Dregenerate=true}
 * stores them anew.
 */
class LessonsTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final Path HASHES = Path.of("src/test/resources/expected/examples");

  @TempDir private Path scratch;

  /** Checks a lesson, which leaves nothing to warn of, and runs it. */
  private Result run(String name, String... options) {
    String file = EXAMPLES.resolve(name + ".yaml").toString();
    assertEquals("", CommandLineRun.of("check", file).err());
    Path out = scratch.resolve(name + options.length);
    List<Object> line = new ArrayList<>(List.of("-q", "--params", file, "--out", out));
    line.addAll(List.of(options));
    assertEquals(new CommandLineRun(0, "", ""), CommandLineRun.of(line.toArray()));
    return new Result(out);
  }

  private Result lesson(String name) throws IOException {
    Result result = run(name);
    String found =
        result.hashes().entrySet().stream()
            .map(file -> file.getValue() + "  " + file.getKey() + "\n")
            .collect(Collectors.joining());
    Path stored = HASHES.resolve(name + ".sha256");
    if (Boolean.getBoolean("regenerate")) {
      Files.createDirectories(HASHES);
      Files.writeString(stored, found);
    }
    assertEquals(Files.readString(stored), found);
    return result;
  }

  /** Spikes of each neuron of a population, as rates.csv has them. */
  private static int[] counts(Result result, String population) {
    return result.lines("rates.csv").stream()
        .map(line -> line.split(","))
        .skip(1)
        .filter(fields -> fields[0].equals(population))
        .mapToInt(fields -> Integer.parseInt(fields[2]))
        .toArray();
  }

  private static double[] times(Result result, String file, String population) {
    return result.lines(file).stream()
        .map(line -> line.split(","))
        .filter(fields -> fields[1].equals(population))
        .mapToDouble(fields -> Double.parseDouble(fields[0]))
        .toArray();
  }

  private static double[] intervals(double[] times) {
    double[] intervals = new double[times.length - 1];
    Arrays.setAll(intervals, i -> times[i + 1] - times[i]);
    return intervals;
  }

  private static double mean(double... values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double sd(double... values) {
    double mean = mean(values);
    return Math.sqrt(mean(DoubleStream.of(values).map(x -> (x - mean) * (x - mean)).toArray()));
  }

  @Test
  void everyLessonIsListedAndItsResultStored() throws IOException {
    String list = Files.readString(EXAMPLES.resolve("README.md"));
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.matches("\\d\\d-.*\\.yaml"))
              .toList();
      assertEquals(10, names.size());
      for (String name : names) {
        assertTrue(list.contains("](" + name + ")"), name);
        assertTrue(Files.exists(HASHES.resolve(name.replace(".yaml", ".sha256"))), name);
        String head = Files.readString(EXAMPLES.resolve(name));
        assertTrue(head.contains("--params examples/" + name + "\n"), name);
      }
    }
  }

  @Test
  void aStepOfCurrentMakesANeuronFireRegularlyWhileItLasts() throws IOException {
    Result result = lesson("01-single-neuron");
    double[] times = times(result, "spikes.csv", "neuron");
    double[] intervals = intervals(times);
    assertTrue(times[0] > 20 && times[times.length - 1] <= 170);
    // t_ref + tau_m ln((25 - 10)/(25 - 20)), a little less than a step later on the grid
    assertEquals(2 + 20 * Math.log(3), mean(intervals), 0.1);
    assertEquals(0, sd(intervals), 1e-9);
    double[] v = result.voltage(0);
    assertEquals(-70, v[0]);
    assertEquals(-70, v[v.length - 1], 20 * Math.exp(-30 / 20.));
    Result less = run("01-single-neuron", "--set", "inputs.electrode.step.amplitude=199 pA");
    assertArrayEquals(new int[] {0}, counts(less, "neuron"));
  }

  @Test
  void theCurveOfRatesIsTheClosedFormOnTheGrid() throws IOException {
    int[] counts = counts(lesson("02-f-I-curve"), "neurons");
    int[] expected = new int[101];
    for (int i = 0; i < expected.length; i++) {
      double drive = i * 5 * 0.1;
      if (drive > 20) {
        double first = Math.ceil(20 * Math.log(drive / (drive - 20)) / 0.1);
        double interval = Math.ceil(20 * Math.log((drive - 10) / (drive - 20)) / 0.1) + 20;
        expected[i] = 1 + (int) Math.floor((100_000 - first) / interval);
      }
    }
    assertArrayEquals(expected, counts);
  }

  @Test
  void theCoursePopulationFiresAtTheCourseRate() throws IOException {
    int[] counts = counts(lesson("03-course-population"), "population");
    // the whole course file: 51.756 Hz, SD 0.585 Hz over neurons in a second
    assertEquals(1000, counts.length);
    assertEquals(51.756, Arrays.stream(counts).average().orElseThrow(), 0.2);
  }

  @Test
  void realisationsStartAsOneAndSpreadBelowTheThreshold() throws IOException {
    Result result = lesson("04-realisations");
    double[][] bins = Result.columns(result.folder().resolve("V.csv"));
    assertEquals(3 * 50, bins.length);
    int[] occupied = new int[3];
    for (int row = 0; row < bins.length; row++) {
      occupied[row / 50] += bins[row][2] > 0 ? 1 : 0;
    }
    assertEquals(1, occupied[0]);
    assertTrue(occupied[1] > 10 && occupied[2] > 25, Arrays.toString(occupied));
    for (int at = 0; at < 3; at++) {
      assertEquals(500, Arrays.stream(bins).skip(at * 50L).limit(50).mapToDouble(b -> b[2]).sum());
    }
    int[] counts = counts(result, "realisations");
    assertEquals(Arrays.stream(counts).sum(), result.lines("raster.csv").size() - 1);
    assertTrue(Arrays.stream(counts).distinct().count() > 3);
  }

  @Test
  void colouredNoiseHasItsMomentsAndGivesTheMembraneThoseOfTheory() throws IOException {
    double[][] traces = Result.columns(lesson("05-coloured-noise").folder().resolve("traces.csv"));
    double[] v = new double[traces.length * 200];
    double[] i = new double[v.length];
    for (int k = 0; k < v.length; k++) {
      v[k] = traces[k / 200][2 * (k % 200)];
      i[k] = traces[k / 200][2 * (k % 200) + 1];
    }
    // 200 neurons of 1.8 s: 5 standard errors, correlation times of 5 and about 25 ms
    assertEquals(200, mean(i), 5 * 50 * Math.sqrt(2 * 5 / 360_000.) * 1.5);
    assertEquals(50, sd(i), 1.5);
    assertEquals(-50, mean(v), 5 * 5 * Math.sqrt(2 * 5 / 360_000.) * 1.5);
    assertEquals(5 * Math.sqrt(5 / 25.), sd(v), 0.1);
  }

  @Test
  void intervalsSpreadAsTheParametersDo() throws IOException {
    double[] intervals =
        lesson("06-no-two-alike").lines("rates.csv").stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",")[4]))
            .toArray();
    double sd = Math.hypot(1, 3 * Math.log(3));
    assertEquals(4 + 20 * Math.log(3), mean(intervals), 5 * sd / Math.sqrt(1000));
    assertEquals(sd, sd(intervals), 5 * sd / Math.sqrt(2000));
  }

  @Test
  void recordersLeaveTheFilesOfTheirNames() throws IOException {
    Result result = lesson("07-recording");
    assertTrue(
        result
            .names()
            .containsAll(
                List.of(
                    "traces.npy",
                    "reports.exc.V.h5",
                    "reports.inh.V.h5",
                    "trains.h5",
                    "spikes.csv",
                    "lit.csv",
                    "dark.csv",
                    "levels.csv")));
    byte[] npy = Files.readAllBytes(result.folder().resolve("traces.npy"));
    String header = new String(npy, 0, 128, StandardCharsets.ISO_8859_1);
    assertTrue(header.contains("'shape': (101, 10)"), header);
    assertEquals(128 + 101 * 10 * 8, npy.length);
    assertEquals(101, result.lines("lit.csv").size());
    assertTrue(meanRate(result, "lit.csv") > meanRate(result, "dark.csv") + 1);
  }

  private static double meanRate(Result result, String file) {
    return Stream.of(Result.columns(result.folder().resolve(file)))
        .mapToDouble(row -> row[row.length - 1])
        .average()
        .orElseThrow();
  }

  @Test
  void aModelOfOnesOwnFiresBetweenItsTwoBifurcations() throws IOException {
    int[] counts = counts(lesson("08-own-model"), "cells");
    // Hopf bifurcations at inputs 0.3313 and 1.4187, subcritical: just outside both go on
    for (int i = 0; i < counts.length; i++) {
      if (i > 33 && i < 142) {
        assertTrue(counts[i] > 35, i + ": " + counts[i]);
      } else if (i < 32 || i > 143) {
        assertTrue(counts[i] < 15, i + ": " + counts[i]);
      }
    }
  }

  @Test
  void oneModelFiresInEightWays() throws IOException {
    Result result = lesson("09-firing-patterns");
    double[] tonic = intervals(times(result, "spikes.csv", "tonic"));
    assertTrue(sd(Arrays.copyOfRange(tonic, 5, tonic.length)) < 0.1);
    double[] adapting = intervals(times(result, "spikes.csv", "adapting"));
    assertTrue(adapting[adapting.length - 1] > 2 * adapting[0]);
    double[] initial = intervals(times(result, "spikes.csv", "initial_burst"));
    assertTrue(initial[0] < 10 && initial[initial.length - 1] > 4 * initial[0]);
    assertTrue(sd(intervals(times(result, "spikes.csv", "bursting"))) > 20);
    double[] accelerating = intervals(times(result, "spikes.csv", "accelerating"));
    assertTrue(accelerating[accelerating.length - 1] < accelerating[0]);
    assertTrue(times(result, "spikes.csv", "late_bursting")[0] > 50);
    assertEquals(1, times(result, "spikes.csv", "transient").length);
    double[] irregular = intervals(times(result, "spikes.csv", "irregular"));
    assertTrue(sd(irregular) > 0.2 * mean(irregular));
    assertEquals(
        20,
        DoubleStream.of(result.voltage(0)).max().orElseThrow(),
        "a spike is shown with its peak");
  }

  @Test
  void valuesPerAreaMeanTheSameForAnyArea() throws IOException {
    Result result = lesson("10-hodgkin-huxley");
    int[] counts = counts(result, "cells");
    assertArrayEquals(new int[5], Arrays.copyOf(counts, 5));
    for (int i = 5; i < counts.length; i++) {
      assertTrue(counts[i] > counts[i - 1]);
    }
    double[] v = result.voltage(0);
    assertTrue(DoubleStream.of(v).max().orElseThrow() > 30);
    assertTrue(DoubleStream.of(v).min().orElseThrow() < -70);
    Map<String, String> other =
        run("10-hodgkin-huxley", "--set", "populations.cells.area=10000 um^2").hashes();
    assertEquals(result.hashes().get("spikes.csv"), other.get("spikes.csv"));
  }
}
