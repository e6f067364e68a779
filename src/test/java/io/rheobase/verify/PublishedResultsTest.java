package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Networks do what was published of them, leave the bytes that are stored as hashes, and do it for
 * no wrong parameter. Where results are meant to change, {@code -Dregenerate=true} stores them
 * anew.
 */
class PublishedResultsTest {
  private static final Path EXAMPLES = Path.of("examples");
  private static final Path HASHES = Path.of("src/test/resources/expected/networks");

  /** A fault in each parameter file that its check must notice. */
  private static final Map<String, String> FAULTS =
      Map.ofEntries(
          Map.entry("lif-f-I.yaml", "populations.neuron.parameters.t_ref=2.1 ms"),
          Map.entry("explif-f-I.yaml", "populations.neuron.parameters.Delta_T=3.5 mV"),
          Map.entry("lif-white-noise.yaml", "inputs.to_low.white.std=5.5 mV"),
          Map.entry("free-membrane.yaml", "populations.driven.receptors.synapses.tau=5.5 ms"),
          Map.entry("shot-noise.yaml", "inputs.spikes.poisson.weight=0.53 nS"),
          Map.entry("poisson-source.yaml", "populations.source.parameters.rate=20.5 Hz"),
          Map.entry("relaxation.yaml", "simulation.method=rk2"),
          Map.entry("brunel-asynchronous-irregular.yaml", "inputs.external.poisson.rate=22 kHz"),
          Map.entry("brunel-synchronous-regular.yaml", "connections.inhibition.weight=-0.5 mV"),
          Map.entry("brunel-fast-oscillation.yaml", "connections.inhibition.delay=3 ms"),
          Map.entry("brunel-slow-oscillation.yaml", "inputs.external.poisson.rate=12 kHz"),
          Map.entry("network-coba.yaml", "connections.inhibition.weight=100 nS"),
          Map.entry("cuba.yaml", "connections.inhibition.weight=-130 pA"),
          Map.entry("cobahh.yaml", "connections.excitation.weight=0 nS"),
          Map.entry("izhikevich-2003.yaml", "connections.excitation.weight=0 mV"),
          Map.entry(
              "song-2000.yaml", "connections.synapses.plasticity.stdp.dependence=multiplicative"),
          Map.entry(
              "vogels-sprekeler-2011.yaml", "connections.plastic.plasticity.inhibitory.rho_0=8 Hz"),
          Map.entry(
              "hebbian-two-and-one.yaml", "connections.excitation.plasticity.hebbian.tau_w=2 s"),
          Map.entry("hebbian-80-20.yaml", "connections.excitation.plasticity.hebbian.tau_w=4 s"),
          Map.entry("potjans-diesmann-2014.yaml", "inputs.mean_L5E.constant=0 pA"));

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

  @ParameterizedTest
  @FieldSource("io.rheobase.verify.Checks#FULL")
  void aWrongParameterIsNoticed(Check check) {
    try (Laboratory laboratory = new Laboratory(() -> false)) {
      List<Comparison> comparisons = laboratory.run(check.with(FAULTS.get(check.file())));
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
