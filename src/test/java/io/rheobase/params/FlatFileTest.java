package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What flat files mean that are read. */
class FlatFileTest {
  private static final String PLAIN = FlatFile.restingLif().text();

  private static ParameterFile read(String text, String... sets) {
    return ParameterFile.read(
        "params.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        Path.of(""),
        List.of(sets).stream()
            .map(set -> set.split("=", 2))
            .map(
                set -> new ParameterFile.Override(set[0], set[1], "--set " + set[0] + "=" + set[1]))
            .toList());
  }

  private static List<String> warnings(ParameterFile file) {
    return file.warnings().stream().map(Fault::toString).toList();
  }

  private static void assertSame(BigDecimal expected, BigDecimal found) {
    assertEquals(0, expected.compareTo(found), () -> expected + " and " + found);
  }

  @Test
  void coursesFileIsReadAsItIs() throws IOException {
    ParameterFile file =
        ParameterFile.read(
            "params.yaml", Files.readAllBytes(Path.of("params.yaml")), Path.of(""), List.of());
    Experiment experiment = file.experiment();
    assertSame(new BigDecimal("0.1"), experiment.dt());
    assertEquals(100_000, experiment.steps());
    assertEquals(0, experiment.seed());
    PopulationSpec population = experiment.populations().get(0);
    assertEquals(5_000, population.size());
    assertEquals(PopulationSpec.ModelName.EXP_LIF, population.model());
    assertEquals(0, population.parameter("V_th"));
    assertEquals(-75, population.parameter("V_reset"));
    assertEquals(10, population.parameter("tau_m"));
    assertEquals(10, population.parameter("g_L"));
    assertEquals(-75, population.parameter("E_L"));
    assertEquals(10, population.parameter("Delta_T"));
    assertEquals(-55, population.parameter("V_T"));
    assertSame(new BigDecimal("-65"), population.initialV());
    assertSame(new BigDecimal("2.1"), population.refractory().values().get(0));
    InputSpec.Gaussian input = (InputSpec.Gaussian) experiment.inputs().get(0);
    assertSame(new BigDecimal("300"), input.mean());
    assertSame(new BigDecimal("300"), input.std());
    assertEquals(List.of(new TraceSpec("voltages", "population", "V", 0, 10)), experiment.traces());
    assertEquals(
        List.of("params.yaml:12:1: V_th is given in lines 2 and 12; the last one, 0, holds"),
        warnings(file));
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreNoMatter() {
    Experiment plain = read(PLAIN).experiment();
    assertEquals(plain, read("\uFEFF" + PLAIN).experiment());
    assertEquals(plain, read(PLAIN.replace("\n", "\r\n")).experiment());
  }

  @ParameterizedTest
  @CsvSource({"-55., -55", ".5, 0.5", "+1_000.25, 1000.25", "1e1, 10", "1.E-3, 0.001", "-0, 0"})
  void numbersAreReadAsTheyAreWritten(String written, BigDecimal value) {
    assertSame(
        value,
        read(PLAIN + "V_th: 1e6\nV_reset: -1e6\nV_init: " + written)
            .experiment()
            .populations()
            .get(0)
            .initialV());
  }

  @ParameterizedTest
  @ValueSource(strings = {"&v 20", "!!float 20", "20 # mV", "20.000"})
  void waysToWriteOneNumberAreOne(String written) {
    assertEquals(
        20, read(PLAIN + "tau_m: " + written).experiment().populations().get(0).parameter("tau_m"));
  }

  @Test
  void fullNamesStandForTheNotebooks() {
    String notebook = PLAIN + "DeltaT: 2\nV_exp_trigger: 10\n";
    String full = PLAIN.replace("V_L", "E_L") + "Delta_T: 2\nV_T: 10\n";
    assertEquals(read(notebook).experiment(), read(full).experiment());
  }

  @Test
  void tauRefHoldsOneSampleMoreThanTRef() {
    assertEquals(
        read(PLAIN + "t_ref: 2.1\n").experiment(), read(PLAIN + "tau_ref: 2\n").experiment());
  }

  @Test
  void holdLongerThanAnyRunIsNoFault() {
    for (String key : List.of("t_ref: 1e300", "tau_ref: 1e300", "t_ref: [1e300]")) {
      PopulationSpec population = read(PLAIN + key).experiment().populations().get(0);
      assertEquals(Integer.MAX_VALUE, population.refractory().holdSamples(0, BigDecimal.ONE), key);
    }
  }

  @Test
  void constantCurrentIsWhatNoDeviationLeaves() {
    assertEquals(
        new InputSpec.Constant("current", "population", new BigDecimal("300")),
        read(PLAIN + "mean_I: 300\nstd_I: 0\n").experiment().inputs().get(0));
  }

  @Test
  void threadsAreNoPartOfTheExperiment() {
    assertEquals(OptionalInt.of(3), read(PLAIN + "threads: 3").threads());
    assertEquals(OptionalInt.empty(), read(PLAIN + "threads: all").threads());
    assertEquals(read(PLAIN).experiment(), read(PLAIN + "threads: 3").experiment());
  }

  @Test
  void optionHoldsInPlaceOfTheFilesValueWhicheverNameItHas() {
    Experiment file = read(PLAIN.replace("V_L: 0", "V_L: -3")).experiment();
    assertEquals(file, read(PLAIN, "V_L=-3").experiment());
    assertEquals(file, read(PLAIN, "E_L=-3").experiment());
    assertEquals(file, read(PLAIN, "E_L=5", "V_L=-3").experiment());
    assertEquals(file, read(PLAIN.replace("V_L: 0", "V_L: wrong"), "V_L=-3").experiment());
  }

  @Test
  void faultOfAnOptionPointsIntoTheOption() {
    ParameterFileException wrong =
        assertThrows(ParameterFileException.class, () -> read(PLAIN, "tau_m=10 ms"));
    Position at = wrong.faults().get(0).at();
    assertEquals("--set tau_m=10 ms", at.text());
    assertEquals("command line:1:13", at.toString());
  }

  @Test
  void whatIsDoubtfulIsWarnedOf() {
    assertEquals(
        List.of(
            "params.yaml:3:5: dt (5 ms) is long for tau_m (20 ms): forward Euler errs by dt/tau_m"
                + " and diverges from 2 tau_m on"),
        warnings(read(PLAIN.replace("dt: 0.1", "dt: 5"))));
    assertEquals(
        List.of("params.yaml:9:8: t_ref is less than half a step: it holds no sample"),
        warnings(read(PLAIN + "t_ref: 0.04")));
    assertEquals(
        List.of("params.yaml:9:1: a LIF has no exponential: DeltaT and V_exp_trigger are not used"),
        warnings(read(PLAIN + "DeltaT: 2\nV_exp_trigger: 10\nmodel: LIF")));
    assertEquals(List.of(), warnings(read(PLAIN)));
  }

  @Test
  void longestScalarIsBounded() {
    ParameterFileException wrong =
        assertThrows(
            ParameterFileException.class, () -> read(PLAIN + "model: " + "x".repeat(100_000)));
    assertEquals(
        "params.yaml:9:8: this value is 100000 characters long", wrong.faults().get(0).toString());
  }

  @Test
  void longListOfRefractoryPeriodsIsRead() {
    String periods = "1.5, ".repeat(19_999) + "2.5";
    RefractoryPeriod read =
        read(PLAIN.replace("n_neurons: 1", "n_neurons: 20000") + "t_ref: [" + periods + "]")
            .experiment()
            .populations()
            .get(0)
            .refractory();
    assertEquals(20_000, read.values().size());
    assertTrue(read.file().isEmpty());
  }
}
