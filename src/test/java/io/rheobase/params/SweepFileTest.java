package io.rheobase.params;

import static io.rheobase.params.ReadFile.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.PivotTable;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.experiment.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a sweep varies, and what the file means at its points. */
class SweepFileTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 100 ms, seed: 3}
      populations:
        exc: {model: LIF, size: 10, parameters: {tau_m: 10 ms, g_L: 10 nS}}
        inh: {model: LIF, size: 5}
      inputs:
        drive: {to: exc, constant: 200 pA}
      record:
        trace: {of: exc, variables: [V]}
      sweep:
      """;

  private static Swept swept(String sweep) {
    return ReadFile.of(FILE + sweep).sweep().orElseThrow();
  }

  private static double tau(Experiment experiment) {
    return ReadFile.constant(experiment.populations().get(0).parameters().get("tau_m"));
  }

  private static double drive(Experiment experiment) {
    return ReadFile.constant(((Input.Constant) experiment.inputs().get(0)).value());
  }

  private static List<String> cells(String values) {
    return swept("  grid: {inputs.drive.constant: " + values + "}\n").sweep().axes().get(0).cells();
  }

  @Test
  void theLastAddressOfAGridChangesFastest() {
    Swept swept =
        swept(
            """
              grid:
                populations.exc.parameters.tau_m: [10 ms, 20 ms]
                inputs.drive.constant: [1 pA, 2 pA, 3 pA]
              repeats: 2
            """);
    assertEquals(12, swept.sweep().points());
    assertEquals(
        List.of("10 1", "10 2", "10 3", "20 1", "20 2", "20 3"),
        LongStream.of(0, 3, 4, 6, 8, 11)
            .mapToObj(swept::experiment)
            .map(point -> (int) tau(point) + " " + (int) drive(point))
            .toList());
    assertEquals(1, swept.sweep().repeat(3));
  }

  @Test
  void factorsMultiplyInTheOrderInWhichTheyAreWritten() {
    Swept swept =
        swept(
            """
              zip:
                populations.exc.size: [80, 160]
                populations.inh.size: [20, 40]
              grid: {inputs.drive.constant: [1 pA, 2 pA]}
              points:
                - {populations.exc.parameters.tau_m: 7 ms}
                - {populations.inh.parameters.tau_m: 8 ms}
            """);
    assertEquals(8, swept.sweep().points());
    Experiment last = swept.experiment(7);
    assertEquals(160, last.populations().get(0).size());
    assertEquals(40, last.populations().get(1).size());
    assertEquals(2, drive(last));
    assertEquals(10, tau(last));
    assertEquals(7, tau(swept.experiment(6)));
    assertEquals(80, swept.experiment(3).populations().get(0).size());
  }

  @Test
  void evenlySpacedValuesAreExactDecimals() {
    assertEquals(
        List.of("0", "0.1", "0.2", "0.3", "0.4", "0.5"), cells("{linspace: [0 nA, 500 pA, 6]}"));
    assertEquals(
        List.of("0", "0.33333333333333333", "0.66666666666666667", "1"),
        cells("{linspace: [0 nA, 1 nA, 4]}"));
    assertEquals(List.of("1", "10", "100"), cells("{logspace: [1 pA, 100 pA, 3]}"));
    assertEquals(List.of("5", "3", "1"), cells("{range: [5 pA, 1 pA, -2 pA]}"));
    assertEquals(List.of("0", "0.3", "0.6"), cells("{range: [0 pA, 0.8 pA, 0.3 pA]}"));
  }

  @Test
  void numbersAreShownInTheUnitOfTheFirst() {
    SweepAxis axis =
        swept("  grid: {inputs.drive.constant: [1 nA, 20 pA]}\n").sweep().axes().get(0);
    assertEquals("inputs.drive.constant_nA", axis.title());
    assertEquals(List.of("1", "0.02"), axis.cells());
    assertEquals(List.of("1E+3 pA", "2E+1 pA"), axis.meanings());
    assertEquals(
        20, drive(swept("  grid: {inputs.drive.constant: [1 nA, 20 pA]}\n").experiment(1)));
  }

  @Test
  void wholeEntriesAndModelsMayBeSwept() {
    Swept swept =
        swept(
            """
              grid:
                populations.inh: [{model: AdEx, size: 2}, {model: LIF, size: 3}]
                inputs.drive: [{to: inh, gaussian: {std: 5 pA}}, {to: exc, constant: 1 pA}]
                populations.exc.model: [LIF, passive]
                populations.inh.size: [7]
            """);
    Experiment first = swept.experiment(0);
    assertEquals("AdEx", first.population("inh").orElseThrow().model().name());
    assertEquals(7, first.population("inh").orElseThrow().size());
    assertTrue(first.inputs().get(0) instanceof Input.Gaussian);
    assertEquals("passive", swept.experiment(7).population("exc").orElseThrow().model().name());
    assertEquals(
        List.of("{model: AdEx, size: 2}", "{model: LIF, size: 3}"),
        swept.sweep().axes().get(0).cells());
  }

  /** Points that are put together from parts mean what points that are read whole do. */
  @Test
  void pointsOfPartsAreLikePointsReadWhole() {
    Swept swept =
        swept(
            """
              grid:
                populations.exc.parameters.tau_m: {linspace: [5 ms, 20 ms, 4]}
                inputs.drive.constant: {linspace: [0 pA, 300 pA, 5]}
                record.trace.every: [1 ms, 2 ms]
                populations.inh.parameters.V_th: [-50 mV, -45 mV]
            """);
    for (long point = 0; point < swept.sweep().points(); point++) {
      assertEquals(swept.file(point).experiment(), swept.experiment(point));
    }
  }

  @Test
  void valuesOfTheFileRemainWhereAPointLeavesThemOut() {
    Swept swept =
        swept(
            """
              points:
                - {inputs.drive.constant: 5 pA}
                - {populations.exc.parameters.tau_m: 7 ms, inputs.drive.constant: 6 pA}
            """);
    assertEquals(10, tau(swept.experiment(0)));
    assertEquals(List.of("", "7"), swept.sweep().axes().get(1).cells());
  }

  @Test
  void furtherSamplesChangeNoEarlierOne() {
    String random =
        "  random: {samples: %d, of: {inputs.drive.constant: {uniform: [1 pA, 2 pA]},"
            + " populations.exc.parameters.tau_m: {log_uniform: [1 ms, 1 s]}}}\n";
    List<SweepAxis> few = swept(random.replace("%d", "5")).sweep().axes();
    List<SweepAxis> many = swept(random.replace("%d", "50")).sweep().axes();
    for (int axis = 0; axis < 2; axis++) {
      assertEquals(few.get(axis).cells(), many.get(axis).cells().subList(0, 5));
    }
    assertTrue(
        many.get(0).cells().stream()
            .mapToDouble(Double::parseDouble)
            .allMatch(x -> x >= 1 && x < 2));
    long below =
        many.get(1).cells().stream().mapToDouble(Double::parseDouble).filter(x -> x < 31.6).count();
    assertTrue(below > 15 && below < 35, "half of them lie below the geometric mean: " + below);
    String otherSeed = random.replace("%d", "5") + "  seed: 8\n";
    assertNotEquals(few.get(0).cells(), swept(otherSeed).sweep().axes().get(0).cells());
  }

  @Test
  void aLatinHypercubeHasOneSampleInEveryPart() {
    Sweep sweep =
        swept(
                "  random: {samples: 20, latin_hypercube: true, of: {inputs.drive.constant:"
                    + " {uniform: [0 pA, 20 pA]}, populations.exc.parameters.tau_m: {uniform: [20"
                    + " ms, 40 ms]}}}\n")
            .sweep();
    for (SweepAxis axis : sweep.axes()) {
      int[] parts =
          axis.cells().stream().mapToInt(cell -> (int) Double.parseDouble(cell) % 20).toArray();
      assertEquals(20, IntStream.of(parts).distinct().count());
      assertFalse(IntStream.range(1, 20).allMatch(i -> parts[i] > parts[i - 1]), "in no order");
    }
  }

  @Test
  void everyPopulationIsMeasuredUnlessOneIsNamed() {
    Sweep sweep =
        swept(
                """
                  repeats: 2
                  measure: [rate, exc.cv, V_mean, {fano: {of: inh, window: 5 ms}},
                    {rate: {of: exc, start: 10 ms, as: late}},
                    {histogram: {variable: interval, of: exc, bins: 2, range: [0 ms, 5 ms]}},
                    {recorder: {name: trace, reduce: max}}]
                """)
            .sweep();
    assertEquals(
        List.of(
            "exc.rate_Hz",
            "inh.rate_Hz",
            "exc.cv",
            "exc.V_mean_mV",
            "inh.V_mean_mV",
            "inh.fano",
            "late_Hz",
            "exc.interval_histogram_0..2.5_ms",
            "exc.interval_histogram_2.5..5_ms",
            "trace_max_mV"),
        sweep.measures().stream().flatMap(measure -> measure.titles().stream()).toList());
    assertEquals("rate of exc from 10 ms", sweep.measures().get(6).meaning());
    assertEquals(
        List.of("spikes of exc", "spikes of inh", "rate of exc", "rate of inh"),
        swept("  repeats: 2\n").sweep().measures().stream().map(Measure::meaning).toList());
  }

  @Test
  void theExampleOfTheFiringRateIsATable() throws IOException {
    Path example = Path.of("examples/sweep-firing-rate.yaml");
    Swept swept =
        ParameterFile.read(
                "sweep-firing-rate.yaml", Files.readAllBytes(example), Path.of(""), List.of())
            .sweep()
            .orElseThrow();
    assertEquals(63, swept.sweep().points());
    assertEquals(
        List.of(
            new PivotTable(
                "firing-rate",
                "inputs.drive.constant",
                Optional.of("populations.neuron.parameters.t_ref"),
                "rate")),
        swept.sweep().tables());
    Experiment last = swept.experiment(62);
    assertEquals(1000, drive(last));
    assertEquals(10, ReadFile.constant(last.populations().get(0).refractory()));
  }

  @Test
  void keysOfTheFlatFormAreAddresses() {
    String flat =
        """
        comment: from the course
        n_neurons: 2
        n_steps: 10
        dt: 0.1
        tau_m: 10
        g_L: 10
        E_L: -70
        V_th: -50
        V_reset: -60
        mean_I: 0
        sweep: {grid: {mean_I: {linspace: [0, 300, 4]}, V_L: [-70, -65]}, measure: [V_mean]}
        """;
    ParameterFile file = ReadFile.of(flat, "sweep.repeats=3");
    Swept swept = file.sweep().orElseThrow();
    assertEquals(24, swept.sweep().points());
    assertEquals("from the course", file.comments().get(""));
    Values leak = swept.experiment(23).populations().get(0).parameters().get("E_L");
    assertEquals(-65, ReadFile.constant(leak));
    assertEquals(3, swept.sweep().repeats());
  }

  @Test
  void commentsAreCarriedAlongFromEveryMap() {
    ParameterFile file =
        ReadFile.of(
            """
            comment: a pilot
            simulation: {dt: 0.1 ms, duration: 100 ms, comment: short}
            populations:
              exc: {model: LIF, size: 10, comment: pyramidal cells}
            """);
    assertEquals("a pilot", file.comments().get(""));
    assertEquals("short", file.comments().get("simulation"));
    assertEquals("pyramidal cells", file.comments().get("populations.exc"));
    assertTrue(
        faults("simulation: {dt: 0.1 ms, duration: 1 s, comment: [1]}\n")
            .contains("comment is a text, this is a list"));
  }

  @Test
  void theBlockReadsBackAsItWas() {
    Swept swept =
        swept(
            """
              comment: 'a "quoted" one: really'
              grid:
                populations.exc.parameters.tau_m: {linspace: [5 ms, 20 ms, 4]}
                populations.inh: [{model: AdEx, size: 2}, {model: LIF, size: 3}]
              repeats: 3
              common_noise: true
              measure: [exc.rate, {fano: {window: 5 ms}}]
              store: [spikes]
              table: {rows: populations.exc.parameters.tau_m, value: exc.rate, name: f-I}
            """);
    String file = FILE.substring(0, FILE.lastIndexOf("sweep:"));
    assertEquals(swept.sweep(), ReadFile.of(file + swept.text()).sweep().orElseThrow().sweep());
  }
}
