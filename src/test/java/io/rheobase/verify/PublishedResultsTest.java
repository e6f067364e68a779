package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks do what was published of them, leave the bytes that are stored as hashes, and do it for
 * no wrong parameter. Where results are meant to change, {@code -Dregenerate=true} stores them
 * anew.
 */
class PublishedResultsTest {
  private static final Path EXAMPLES = Path.of("examples");
  private static final Path HASHES = Path.of("src/test/resources/expected/networks");

  /** Faults in each parameter file, every one of which its check must notice. */
  private static final Map<String, List<String>> FAULTS =
      Map.ofEntries(
          Map.entry("lif-f-I.yaml", List.of("populations.neuron.parameters.t_ref=2.1 ms")),
          Map.entry("explif-f-I.yaml", List.of("populations.neuron.parameters.Delta_T=3.5 mV")),
          Map.entry("lif-white-noise.yaml", List.of("inputs.to_low.white.std=5.5 mV")),
          Map.entry(
              "free-membrane.yaml", List.of("populations.driven.receptors.synapses.tau=5.5 ms")),
          Map.entry("shot-noise.yaml", List.of("inputs.spikes.poisson.weight=0.53 nS")),
          Map.entry("poisson-source.yaml", List.of("populations.source.parameters.rate=20.5 Hz")),
          Map.entry("relaxation.yaml", List.of("simulation.method=rk2")),
          Map.entry(
              "brunel-asynchronous-irregular.yaml", List.of("inputs.external.poisson.rate=21 kHz")),
          Map.entry(
              "brunel-synchronous-regular.yaml",
              List.of(
                  "connections.excitation.delay=3 ms & connections.inhibition.delay=3 ms",
                  "connections.inhibition.weight=-0.33 mV")),
          Map.entry(
              "brunel-fast-oscillation.yaml",
              List.of("connections.excitation.delay=1.8 ms & connections.inhibition.delay=1.8 ms")),
          Map.entry("brunel-slow-oscillation.yaml", List.of("inputs.external.poisson.rate=10 kHz")),
          Map.entry(
              "network-coba.yaml",
              List.of("connections.inhibition.weight=90 nS", "connections.excitation.weight=5 nS")),
          Map.entry(
              "cuba.yaml",
              List.of(
                  "connections.inhibition.weight=-100 pA",
                  "connections.excitation.weight=17.5 pA")),
          Map.entry(
              "cobahh.yaml",
              List.of("connections.excitation.weight=5 nS", "connections.inhibition.weight=90 nS")),
          Map.entry(
              "izhikevich-2003.yaml",
              List.of(
                  "connections.excitation.weight=0 mV",
                  "connections.excitation.weight.uniform=[0 mV, 0.45 mV]",
                  "connections.inhibition.weight.uniform=[-0.9 mV, 0 mV]")),
          Map.entry(
              "song-2000.yaml",
              List.of(
                  "connections.synapses.plasticity.stdp.dependence=multiplicative",
                  "connections.synapses.plasticity.stdp.A_minus=0.012")),
          Map.entry(
              "vogels-sprekeler-2011.yaml",
              List.of("connections.plastic.plasticity.inhibitory.rho_0=2.8 Hz")),
          Map.entry(
              "hebbian-two-and-one.yaml",
              List.of(
                  "connections.excitation.plasticity.hebbian.tau_w=4.9 s",
                  "connections.inhibition.plasticity.hebbian.eta=0.98 nS*ms")),
          Map.entry(
              "hebbian-80-20.yaml",
              List.of("connections.excitation.plasticity.hebbian.tau_w=4.5 s")),
          Map.entry("potjans-diesmann-2014.yaml", List.of("inputs.mean_L4I.constant=103.5 pA")));

  static final List<Check> NETWORKS =
      Stream.concat(Stream.of(BrunelChecks.ASYNCHRONOUS), Checks.NETWORKS.stream()).toList();

  private static void assertPassed(List<Comparison> comparisons) {
    assertFalse(comparisons.isEmpty());
    comparisons.forEach(comparison -> assertTrue(comparison.passed(), comparison::toString));
  }

  @ParameterizedTest
  @FieldSource("NETWORKS")
  void networkDoesWhatWasPublishedAndLeavesTheStoredBytes(Check check) throws IOException {
    try (Laboratory laboratory = new Laboratory(() -> false)) {
      List<Outcome> outcomes = laboratory.outcomes(check);
      assertPassed(check.measurement().of(outcomes));
      assertEquals(1, outcomes.size());
      String found =
          new Result(outcomes.get(0).folder())
              .hashes().entrySet().stream()
                  .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                  .collect(Collectors.joining());
      Path stored = HASHES.resolve(check.file().replace(".yaml", ".sha256"));
      if (Boolean.getBoolean("regenerate")) {
        Files.createDirectories(HASHES);
        Files.writeString(stored, found);
      }
      assertEquals(Files.readString(stored), found);
    }
  }

  static Stream<Arguments> faults() {
    return Checks.FULL.stream()
        .flatMap(check -> FAULTS.get(check.file()).stream().map(fault -> arguments(check, fault)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aWrongParameterIsNoticed(Check check, String fault) {
    try (Laboratory laboratory = new Laboratory(() -> false)) {
      List<Comparison> comparisons = laboratory.run(check.with(fault.split(" & ")));
      assertFalse(
          comparisons.stream().allMatch(Comparison::passed), () -> "all passed: " + comparisons);
    }
  }

  @Test
  void everyPublishedNetworkIsChecked() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES.resolve("networks"))) {
      TreeSet<String> examples =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".yaml"))
              .collect(Collectors.toCollection(TreeSet::new));
      examples.add("network-coba.yaml");
      assertEquals(
          examples,
          NETWORKS.stream().map(Check::file).collect(Collectors.toCollection(TreeSet::new)));
    }
  }
}
