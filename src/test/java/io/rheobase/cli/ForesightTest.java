package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How large a run is, guessed from the text of its file. */
class ForesightTest {

  private static double neuronSteps(String text, String... set) {
    return Foresight.neuronSteps(text.getBytes(StandardCharsets.UTF_8), List.of(set));
  }

  @Test
  void theFlatFormSaysNeuronsAndSteps() throws IOException {
    assertEquals(5e8, neuronSteps(Files.readString(Path.of("examples/course.yaml"))));
  }

  @Test
  void theFullFormSaysSizesDurationAndStep() {
    assertEquals(
        150 * 20_000,
        neuronSteps(
            """
            simulation: {dt: 0.1 ms, duration: 2 s}   # not duration: 9 s
            populations:
              a: {model: LIF, size: 100}
              b:
                model: LIF
                size: 50
            """),
        1e-6);
  }

  @Test
  void whatIsSetOnTheCommandLineHolds() {
    String run = "simulation: {dt: 0.1 ms, duration: 2 s}\npopulations: {a: {size: 10}}\n";
    assertEquals(200_000, neuronSteps(run, "output.plots=false", "populations.a.model=LIF"), 1e-6);
    assertEquals(
        1_000_000, neuronSteps(run, "simulation.duration=4 s", "simulation.duration=10 s"), 1e-6);
    assertEquals(5000, neuronSteps("n_neurons: 10\nn_steps: 100", "n_steps=500"), 1e-6);
    assertEquals(2000, neuronSteps("n_neurons: 10\nn_steps: 100", "n_neurons=20"), 1e-6);
    assertEquals(400_000, neuronSteps(run, "populations.a.size=20"), 1e-6);
    String two = run + "b: {size: 7}\n";
    assertEquals(
        20_000 * 110,
        neuronSteps(
            two, "populations.a.size=9", "populations.b.size=1_0", "populations.a.size=100"),
        1e-6);
    assertEquals(0, neuronSteps(two, "populations.a.size=9"), "b's is not known");
    for (String other : List.of("populations.b={size: 1}", "populations={}", "infer.a=1")) {
      assertEquals(0, neuronSteps(run, other), other);
    }
  }

  @Test
  void aSweepAndWhatIsNotPlainAreNotForeseen() {
    String run = "simulation: {dt: 0.1 ms, duration: 2 s}\npopulations: {a: {size: 10}}\n";
    assertEquals(0, neuronSteps(run + "sweep: {}\n"));
    assertEquals(0, neuronSteps("populations: {a: {size: 10}}"));
    assertEquals(0, neuronSteps("simulation: {dt: 1 h, duration: 2 s}\na: {size: 10}"));
  }

  private static boolean isBrief(String text, String... set) {
    return Foresight.isBrief(text.getBytes(StandardCharsets.UTF_8), List.of(set));
  }

  @Test
  void aRunOfMachineCodeIsBriefUpToSeveralTimesTheLengthOfTheCourse() throws IOException {
    String course = Files.readString(Path.of("examples/course.yaml"));
    assertTrue(isBrief(course));
    assertTrue(isBrief(course, "n_steps=800_000"));
    assertFalse(isBrief(course, "n_steps=1_000_000"));
    assertFalse(isBrief("populations: {a: {size: 10}}"), "of unknown length");
  }

  @Test
  void aNetworkIsBriefForAShorterTime() throws IOException {
    String coba = Files.readString(Path.of("examples/network-coba.yaml"));
    assertTrue(isBrief(coba));
    assertTrue(isBrief(coba, "simulation.duration=12 s"));
    assertFalse(isBrief(coba, "simulation.duration=13 s"));
  }

  @Test
  void aNetworkOfManySynapsesIsNotBrief() throws IOException {
    Path networks = Path.of("examples/networks");
    String brunel = Files.readString(networks.resolve("brunel-asynchronous-irregular.yaml"));
    assertFalse(isBrief(brunel, "simulation.duration=100 ms"));
    assertTrue(isBrief(brunel, "connections.excitation.rule.fixed_indegree=100"));
    assertTrue(isBrief(Files.readString(networks.resolve("potjans-diesmann-2014.yaml"))));
    String coba = Files.readString(Path.of("examples/network-coba.yaml"));
    String[] tenfold = {
      "populations.exc.size=32000",
      "populations.inh.size=8000",
      "connections.excitation.rule.pairwise_bernoulli=0.002",
      "connections.inhibition.rule.pairwise_bernoulli=0.002"
    };
    assertTrue(isBrief(coba, tenfold));
    assertFalse(isBrief(coba, tenfold[0], tenfold[1]));
    assertFalse(isBrief(coba, "connections.excitation.rule=all_to_all"));
    assertFalse(isBrief(coba, "connections.excitation.rule.fixed_total_number=20_000_000"));
  }

  @Test
  void whatIsNotMachineCodeIsBriefOnlyIfItIsSmall() throws IOException {
    String alone = "simulation: {dt: 0.1 ms, duration: 4 s}\npopulations: {a: {size: 400}}\n";
    assertTrue(isBrief(alone));
    assertFalse(isBrief(alone, "inputs.noise={to: a, ou: {}}"));
    assertFalse(isBrief(alone, "inputs.noise.ou.tau=3 ms"));
    assertFalse(isBrief(alone + "inputs:\n  pulse:\n    step: {amplitude: 3 pA}\n"));
    assertTrue(isBrief(alone, "inputs.noise={to: a, ou: {}}", "simulation.duration=2 s"));
    assertFalse(isBrief(alone + "record: {v: {of: a, variables: [V]}}\n"));
    assertFalse(isBrief(alone + "record: {v: {variables: [V], of: [a, b]}}\n"));
    assertFalse(isBrief(alone + "record:\n  v:\n    of: a\n    variables: [V]\n"));
    assertTrue(isBrief(alone + "record: {v: {of: {a: 0..4}, variables: [V]}}\n"));
    assertTrue(isBrief(alone + "record:\n  v:\n    of:\n      a: 0..4\n    variables: [V]\n"));
    assertFalse(isBrief(alone + "record: {v: {of: {a: 0..399}, variables: [V]}}\n"));
    assertFalse(isBrief(alone + "inputs: {n: {to: a, uniform: [0 pA, 600 pA]}}\n"));
    assertTrue(isBrief(alone + "# more\na: {initial: {V: {uniform: [-60 mV, -50 mV]}}}\n"));
    String flat = "n_neurons: 400\nn_steps: 40_000\nrecord_V: 20";
    assertTrue(isBrief(flat));
    assertFalse(isBrief(flat, "record_V=all"));
    assertTrue(isBrief(alone + "record: {s: {of: a, spikes: all}}\n"));
    Path vogels = Path.of("examples/networks/vogels-sprekeler-2011.yaml");
    assertFalse(isBrief(Files.readString(vogels)));
  }
}
