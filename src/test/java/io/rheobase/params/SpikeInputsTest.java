package io.rheobase.params;

import static io.rheobase.params.ReadFile.SIMULATION;
import static io.rheobase.params.ReadFile.constant;
import static io.rheobase.params.ReadFile.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.hdf5.Hdf5Dataset;
import io.rheobase.hdf5.Hdf5Group;
import io.rheobase.npy.NpyHeader;
import io.rheobase.run.ResolvedParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spikes that arrive from outside, and populations that only emit spikes. */
class SpikeInputsTest {

  private static final String POPULATIONS =
      "populations:\n"
          + "  exc: {model: LIF, size: 3, receptors: &r {ampa: {conductance: exponential, tau: 5 ms,"
          + " E_rev: 0 mV}, jump: {current: delta}, psc: {current: alpha, tau: 2 ms}}}\n"
          + "  inh: {model: AdEx, size: 2, receptors: *r}\n";

  @TempDir Path folder;

  private static String file(String entry) {
    return SIMULATION + POPULATIONS + "inputs:\n  kick: " + entry + "\n";
  }

  private ParameterFile read(String entry) {
    return ReadFile.in(folder, file(entry));
  }

  private Input input(String entry) {
    return read(entry).experiment().inputs().get(0);
  }

  private SpikeTimes times(String spikes) {
    return ((Input.Spikes)
            input("{to: exc, receptor: ampa, spikes: {" + spikes + ", weight: 1 nS}}"))
        .times();
  }

  /** The samples of each train. */
  private static List<List<Long>> samples(SpikeTimes times) {
    List<List<Long>> trains = new ArrayList<>();
    for (int train = 0; train < times.trains(); train++) {
      List<Long> samples = new ArrayList<>();
      for (int spike = 0; spike < times.count(train); spike++) {
        samples.add(times.sample(train, spike));
      }
      trains.add(samples);
    }
    return trains;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aPoissonInputHasARateAndAWeightOfItsReceptor() {
    Input.Poisson poisson =
        (Input.Poisson) input("{to: exc, receptor: ampa, poisson: {rate: 0.3 kHz, weight: 6 nS}}");
    assertEquals("ampa", poisson.receptor());
    assertEquals(0.3, constant(poisson.rate()));
    assertEquals(6, constant(poisson.weight()));
    Input.Poisson jump =
        (Input.Poisson) input("{to: exc, receptor: jump, poisson: {rate: 1 Hz, weight: 100 uV}}");
    assertEquals(0.1, constant(jump.weight()));
    Input.Poisson psc =
        (Input.Poisson) input("{to: exc, receptor: psc, poisson: {rate: 1 Hz, weight: -0.1 nA}}");
    assertEquals(-100, constant(psc.weight()));
  }

  @Test
  void ratesAndWeightsMayDifferBetweenNeurons() {
    Input.Poisson poisson =
        (Input.Poisson)
            input(
                "{to: {exc: 0..1}, receptor: ampa, poisson: {rate: [1 Hz, 2 Hz], weight: {uniform:"
                    + " [1 nS, 2 nS]}}}");
    assertEquals(0.002, ((Values.Listed) poisson.rate()).values().get(1));
    assertTrue(poisson.weight() instanceof Values.Uniform);
  }

  @Test
  void theWindowIsOfSamplesAndWithoutAStopIncludesTheLast() {
    assertEquals(
        new Window(10, 510),
        input(
                "{to: exc, receptor: ampa, poisson: {rate: 1 Hz, weight: 1 nS, start: 1 ms, stop: 51"
                    + " ms}}")
            .window());
    assertEquals(
        new Window(0, 1001),
        input("{to: exc, receptor: ampa, poisson: {rate: 1 Hz, weight: 1 nS}}").window());
  }

  @Test
  void severalPopulationsMayShareAnInput() {
    Input.Poisson poisson =
        (Input.Poisson)
            input("{to: [exc, inh], receptor: ampa, poisson: {rate: 1 Hz, weight: 1 nS}}");
    assertEquals(List.of("exc", "inh"), poisson.to().stream().map(Target::population).toList());
  }

  @Test
  void oneListOfTimesIsForAllNeurons() {
    SpikeTimes times = times("times: [20 ms, 0.1 ms, 100 ms, 20 ms]");
    assertTrue(times.isCommon());
    assertEquals(List.of(List.of(1L, 200L, 200L, 1000L)), samples(times));
  }

  @Test
  void aListForEachNeuronMayBeEmpty() {
    SpikeTimes times = times("times: [[2 ms, 1 ms], [], [3 ms]]");
    assertFalse(times.isCommon());
    assertEquals(List.of(List.of(10L, 20L), List.of(), List.of(30L)), samples(times));
  }

  @Test
  void aTableHasARowForEachSpikeInAnyOrderAndTimesAreRounded() throws IOException {
    write("a.csv", "t_ms,neuron\n5,2\n0.05,0\n\n1.15,2\n1.1499,0\n1e1,0\n");
    assertEquals(
        List.of(List.of(1L, 11L, 100L), List.of(), List.of(12L, 50L)),
        samples(times("file: a.csv")));
  }

  @Test
  void ofATableOfSeveralPopulationsOneIsRead() throws IOException {
    write("spikes.csv", "t_ms,population,neuron\n1,a,0\n2,b,1\n3,a,2\n");
    assertEquals(
        List.of(List.of(10L), List.of(), List.of(30L)),
        samples(times("file: spikes.csv, population: a")));
    write("one.csv", "t_ms,population,neuron\n1,a,0\n3,a,2\n");
    assertEquals(List.of(List.of(10L), List.of(), List.of(30L)), samples(times("file: one.csv")));
  }

  @Test
  void theColumnOfNeuronsMayHaveAnotherName() throws IOException {
    write("input_spikes.csv", "t_ms,input\n4.2,0\n5.1,1\n");
    assertEquals(
        List.of(List.of(42L), List.of(51L), List.of()),
        samples(times("file: input_spikes.csv, column: input")));
  }

  @Test
  void aTableOfTimesAloneIsForAllNeurons() throws IOException {
    write("times.csv", "t_ms\n4\n3\n");
    assertTrue(times("file: times.csv").isCommon());
    assertEquals(List.of(List.of(30L, 40L)), samples(times("file: times.csv")));
  }

  private void array(String name, double... numbers) throws IOException {
    List<Long> shape =
        name.startsWith("pairs")
            ? List.of(numbers.length / 2L, 2L)
            : List.of((long) numbers.length);
    ByteBuffer data = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      data.putDouble(number);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new NpyHeader(NpyHeader.Type.FLOAT64, shape).bytes());
    out.write(data.array());
    Files.write(folder.resolve(name), out.toByteArray());
  }

  @Test
  void anArrayHasTimeAndNeuronOrTimesForAll() throws IOException {
    array("pairs.npy", 5, 2, 0.25, 1);
    assertEquals(List.of(List.of(), List.of(3L), List.of(50L)), samples(times("file: pairs.npy")));
    array("times.npy", 0.005, 0.00125);
    assertEquals(List.of(List.of(13L, 50L)), samples(times("file: times.npy, unit: s")));
    assertTrue(times("file: times.npy, unit: s").isCommon());
  }

  private void sonata(String name, String... populations) throws IOException {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group spikes = root.group("spikes");
    for (String population : populations) {
      spikes
          .group(population)
          .put("timestamps", Hdf5Dataset.of(5.0, 0.25).attribute("units", "ms"))
          .put("node_ids", Hdf5Dataset.of(2L, (long) population.length()));
    }
    Files.write(folder.resolve(name), root.fileStart());
  }

  @Test
  void aSonataFileHasThePopulationsApart() throws IOException {
    sonata("one.h5", "a");
    assertEquals(List.of(List.of(), List.of(3L), List.of(50L)), samples(times("file: one.h5")));
    sonata("two.h5", "a", "bb");
    assertEquals(
        List.of(List.of(), List.of(), List.of(3L, 50L)),
        samples(times("file: two.h5, population: bb")));
  }

  @Test
  void spikesAfterTheEndOfTheRunAreWarnedOf() throws IOException {
    write("late.csv", "t_ms,neuron\n100,0\n100.06,1\n");
    ParameterFile file = read("{to: exc, receptor: ampa, spikes: {file: late.csv, weight: 1 nS}}");
    assertEquals(1, ((Input.Spikes) file.experiment().inputs().get(0)).times().count());
    assertEquals(
        "1 of 2 spikes in late.csv comes after the end of the run (duration 100 ms)",
        file.warnings().get(0).what());
  }

  private static String late(String times) {
    return "{to: exc, receptor: ampa, spikes: {times: " + times + ", weight: 1 nS}}";
  }

  /** A run that is made shorter needs no other list. */
  @Test
  void soAreThoseOfAList() throws IOException {
    ParameterFile some = read(late("[10 ms, 100.1 ms, 2 s]"));
    assertEquals(1, ((Input.Spikes) some.experiment().inputs().get(0)).times().count());
    assertEquals(
        "2 of 3 spikes in times come after the end of the run (duration 100 ms)",
        some.warnings().get(0).what());
    ParameterFile none = read(late("[[], [200 ms], []]"));
    assertEquals(0, ((Input.Spikes) none.experiment().inputs().get(0)).times().count());
    assertEquals(
        "the only spike in times comes after the end of the run (duration 100 ms)",
        none.warnings().get(0).what());
  }

  @Test
  void populationsMayEmitSpikes() throws IOException {
    write("g.csv", "t_ms,neuron\n3,1\n");
    List<Population> populations =
        ReadFile.in(
                folder,
                SIMULATION
                    + "populations:\n  p: {model: poisson, size: 4, parameters: {rate: {lognormal:"
                    + " {mean: 20 Hz, std: 5 Hz}}}}\n"
                    + "  g: {model: spike_generator, size: 2, spikes: {times: [[1 ms], [2 ms]]}}\n"
                    + "  f: {model: spike_generator, size: 2, spikes: {file: g.csv}}\n")
            .experiment()
            .populations();
    assertTrue(populations.get(0).model().isSpikeSource());
    assertTrue(populations.get(0).spikes().isEmpty());
    assertEquals(
        List.of(List.of(10L), List.of(20L)), samples(populations.get(1).spikes().orElseThrow()));
    assertEquals(
        List.of(List.of(), List.of(30L)), samples(populations.get(2).spikes().orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{to: exc, receptor: ampa, poisson: {rate: 300 Hz, weight: 6 nS, start: 1 ms, stop: 51 ms}}",
        "{to: [exc, inh], receptor: jump, poisson: {rate: {uniform: [1 Hz, 2 Hz]}, weight: -1 mV}}",
        "{to: exc, receptor: ampa, poisson: {rate: 3 Hz, weight: [1 nS, 2 nS, 3 nS], stop: 100 ms}}",
        "{to: exc, receptor: ampa, poisson: {rate: 3 Hz, weight: 1 nS, start: 100 ms}}",
        "{to: exc, receptor: ampa, spikes: {times: [20 ms, 10 ms, 10 ms], weight: 1 nS}}",
        "{to: {exc: [0, 2]}, receptor: psc, spikes: {times: [[], [1 ms, 2 ms]], weight: 1 pA}}",
        "{to: exc, receptor: ampa, spikes: {file: s.csv, population: a, weight: 1 nS, start: 2 ms}}",
        "{to: exc, receptor: ampa, spikes: {file: i.csv, column: in put, weight: 1 nS}}",
        "{to: exc, receptor: ampa, spikes: {file: pairs.npy, unit: s, weight: 1 nS}}",
        "{to: exc, receptor: ampa, spikes: {file: s.h5, population: bb, weight: 1 nS}}"
      })
  void theResolvedFormGivesTheSameExperiment(String entry) throws IOException {
    write("s.csv", "t_ms,population,neuron\n1,a,0\n2,b,1\n3,a,2\n");
    write("i.csv", "t_ms,in put\n1,0\n");
    array("pairs.npy", 0.005, 2, 0.00025, 1);
    sonata("s.h5", "a", "bb");
    ParameterFile file = read(entry);
    String resolved = ResolvedParameters.yaml(file.experiment());
    assertEquals(file.experiment(), ReadFile.in(folder, resolved).experiment(), resolved);
  }

  @Test
  void theResolvedFormOfSourcesGivesTheSameExperiment() {
    ParameterFile file =
        ReadFile.of(
            SIMULATION
                + "populations:\n  p: {model: poisson, size: 4, parameters: {rate: 20 Hz}}\n"
                + "  g: {model: spike_generator, size: 2, spikes: {times: [[1 ms], []]}}\n"
                + "  c: {model: spike_generator, size: 2, spikes: {times: [1 ms, 0.1 s]}}\n");
    String resolved = ResolvedParameters.yaml(file.experiment());
    assertEquals(file.experiment(), ReadFile.of(resolved).experiment(), resolved);
  }

  @Test
  void aFileThatIsNoneOfItsKindIsRefused() throws IOException {
    Files.write(folder.resolve("bad.h5"), "nothing".getBytes(StandardCharsets.UTF_8));
    ParameterFileException refused =
        assertThrows(ParameterFileException.class, () -> times("file: bad.h5"));
    assertTrue(refused.getMessage().contains("bad.h5 is no HDF5 file"), refused.getMessage());
  }

  @Test
  void aRateThatCannotBeDrawnIsRefused() {
    assertTrue(
        faults(file("{to: exc, receptor: ampa, poisson: {rate: 20 MHz, weight: 1 nS}}"))
            .contains("a rate of 20000000 Hz is 2000 spikes of a neuron in each step of 0.1 ms"));
  }
}
