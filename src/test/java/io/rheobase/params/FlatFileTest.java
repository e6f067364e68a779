package io.rheobase.params;

import static io.rheobase.params.ReadFile.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.course.FlatFile;
import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
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

  private static double parameter(Population population, String name) {
    return constant(population.parameters().get(name));
  }

  @Test
  void coursesFileIsReadAsItIs() throws IOException {
    ParameterFile file =
        ParameterFile.read(
            "params.yaml", Files.readAllBytes(Path.of("params.yaml")), Path.of(""), List.of());
    Experiment experiment = file.experiment();
    assertEquals(new Clock(new BigDecimal("0.1"), 100_000), experiment.clock());
    assertEquals(0, experiment.seed());
    Population population = experiment.populations().get(0);
    assertEquals(5_000, population.size());
    assertEquals("ExpLIF", population.model().name());
    assertEquals(0, parameter(population, "V_th"));
    assertEquals(-75, parameter(population, "V_reset"));
    assertEquals(10, parameter(population, "tau_m"));
    assertEquals(10, parameter(population, "g_L"));
    assertEquals(-75, parameter(population, "E_L"));
    assertEquals(10, parameter(population, "Delta_T"));
    assertEquals(-55, parameter(population, "V_T"));
    assertEquals(-65, constant(population.initial().get("V")));
    assertEquals(2.1, constant(population.refractory()));
    Input.Gaussian input = (Input.Gaussian) experiment.inputs().get(0);
    assertEquals(300, constant(input.mean()));
    assertEquals(300, constant(input.std()));
    Recorder.Variables voltages = (Recorder.Variables) experiment.recorders().get(1);
    assertEquals("voltages", voltages.name());
    assertEquals(List.of(new Target("population", List.of(new NeuronRange(0, 9)))), voltages.of());
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
  void numbersAreReadAsTheyAreWritten(String written, double value) {
    assertEquals(
        value,
        constant(
            read(PLAIN + "V_th: 1e6\nV_reset: -1e6\nV_init: " + written)
                .experiment()
                .populations()
                .get(0)
                .initial()
                .get("V")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&v 20", "!!float 20", "20 # mV", "20.000"})
  void waysToWriteOneNumberAreOne(String written) {
    assertEquals(
        20,
        parameter(read(PLAIN + "tau_m: " + written).experiment().populations().get(0), "tau_m"));
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
      Experiment experiment = read(PLAIN + key).experiment();
      Values.Known periods = (Values.Known) experiment.populations().get(0).refractory();
      assertEquals(Integer.MAX_VALUE, experiment.clock().nearestStep(periods.at(0, 1)), key);
    }
  }

  @Test
  void constantCurrentIsWhatNoDeviationLeaves() {
    Input.Constant input =
        (Input.Constant) read(PLAIN + "mean_I: 300\nstd_I: 0\n").experiment().inputs().get(0);
    assertEquals("current", input.name());
    assertEquals("population", input.to().get(0).population());
    assertEquals(300, constant(input.value()));
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
    Values read =
        read(PLAIN.replace("n_neurons: 1", "n_neurons: 20000") + "t_ref: [" + periods + "]")
            .experiment()
            .populations()
            .get(0)
            .refractory();
    assertEquals(20_000, ((Values.Listed) read).values().size());
    assertEquals(2.5, read.greatest());
  }
}
