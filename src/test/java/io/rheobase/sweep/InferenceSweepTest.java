package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.rheobase.run.Shard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that differ in what is inferred alone look at one simulation. */
class InferenceSweepTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 2 s, seed: 5}
      populations:
        neuron:
          model: Izhikevich
          size: 1
          receptors:
            exc: {conductance: exponential, tau: 7 ms, E_rev: 0 mV}
        sources: {model: poisson, size: 6, parameters: {rate: 20 Hz}}
      connections:
        exc: {from: {sources: 0..1}, to: neuron, rule: all_to_all, receptor: exc, weight: 2 nS, delay: 0.1 ms}
      record:
        voltages: {of: neuron, variables: [V]}
        spikes: {of: sources, spikes: all}
      infer:
        voltage: voltages
        trains: {spikes: sources}
        imaging: {spike_SNR: 20}
        window: 50 ms
        shuffles: 20
      """;

  private static final String ALPHAS =
      """
      sweep:
        grid: {infer.alpha: [0.05, 0.3, 1]}
        repeats: 4
        measure: [sources.spikes, neuron.rate, inference]
      """;

  /** Neuron-steps of one simulation. */
  private static final double ONE = 7 * 20_000;

  @TempDir Path out;

  private static List<Map<String, String>> at(List<Map<String, String>> rows, String alpha) {
    return rows.stream()
        .filter(row -> row.get("infer.alpha").equals(alpha))
        .map(
            row -> {
              row.keySet().removeAll(List.of("point", "infer.alpha", "id", "seconds"));
              return row;
            })
        .toList();
  }

  @Test
  void pointsThatDifferInTheirInferenceAloneAreSimulatedOnce() {
    SweepFile file = new SweepFile(FILE + ALPHAS);
    SweepRequest request = file.request(out, 1, Shard.WHOLE, false);
    assertEquals(4 * ONE, new SweepRun(request).outlook().neuronSteps());
    SweepOutcome outcome = file.run(out);
    assertEquals(12, outcome.fresh());
    assertEquals(0, outcome.failed());
    assertEquals(4 * ONE, outcome.neuronSteps());
    List<String> positives = SweepFile.column(out, "false_positive_rate");
    assertEquals("1.0", positives.get(11), "at α = 1 everything is found");
    assertNotEquals(positives.subList(0, 4), positives.subList(8, 12));
  }

  @Test
  void theyHaveTheNumbersOfASimulationOfTheirOwn() {
    new SweepFile(FILE + ALPHAS).run(out.resolve("together"), 3, Shard.WHOLE);
    for (String alpha : List.of("0.05", "0.3", "1")) {
      Path alone = out.resolve(alpha);
      new SweepFile(FILE + ALPHAS.replaceFirst("  grid: .*\n", ""))
          .with("infer.alpha=" + alpha)
          .run(alone, 1, Shard.WHOLE);
      List<Map<String, String>> own = SweepFile.points(alone);
      own.forEach(row -> row.put("infer.alpha", alpha));
      assertEquals(at(own, alpha), at(SweepFile.points(out.resolve("together")), alpha));
    }
  }

  @Test
  void moreOfThemAreSimulatedOnceMoreAndTheOthersKept() {
    new SweepFile(FILE + ALPHAS).run(out);
    SweepOutcome more = new SweepFile(FILE + ALPHAS.replace("0.05,", "0.05, 0.1, 0.2,")).run(out);
    assertEquals(12, more.cached());
    assertEquals(8, more.fresh());
    assertEquals(4 * ONE, more.neuronSteps());
  }

  @Test
  void otherTrainsAreGatheredAnew() {
    String sweep =
        """
        sweep:
          grid:
            infer.trains: [{spikes: sources}, {spikes: {sources: 0..2}}]
            infer.shuffles: [10, 20]
          measure: [inference]
        """;
    SweepOutcome outcome = new SweepFile(FILE + sweep).run(out);
    assertEquals(4, outcome.fresh());
    assertEquals(2 * ONE, outcome.neuronSteps());
    assertEquals(0, outcome.failed());
  }

  @Test
  void storedPointsHaveAFolderAndASimulationEach() {
    SweepOutcome outcome =
        new SweepFile(FILE + ALPHAS + "  store: [spikes]\n").with("sweep.repeats=1").run(out);
    assertEquals(3 * ONE, outcome.neuronSteps());
    assertEquals(3, out.resolve("points").toFile().list().length, "folders");
    assertEquals(false, Files.exists(out.resolve("spikes.csv")));
  }
}
