package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards of a run, joined, are the run of one machine, byte for byte, in every kind of file. */
class ShardRunTest {

  private static final String TEXT =
      """
      simulation: {dt: 0.1 ms, duration: 40 ms, seed: 1}
      populations:
        exc:
          model: LIF
          size: 203
          parameters: {g_L: 10 nS, tau_m: 15 ms, t_ref: {normal: {mean: 3 ms, std: 1 ms, min: 0 ms}}}
          receptors: {ampa: {current: exponential, tau: 2 ms}}
        inh: {model: AdEx, size: 40, parameters: {a: {uniform: [2 nS, 4 nS]}}}
        one: {model: LIF, size: 1, parameters: {g_L: 10 nS, tau_m: 15 ms}}
        src: {model: poisson, size: 50, parameters: {rate: 500 Hz}}
      inputs:
        drive: {to: exc, gaussian: {mean: 400 pA, std: 200 pA, interval: 1 ms}}
        white: {to: {exc: 30..150}, white: {std: 2 mV}}
        coloured: {to: inh, ou: {mean: 500 pA, std: 300 pA, tau: 5 ms}}
        step: {to: [{inh: 0..19}, one], constant: {value: 800 pA, start: 10 ms, stop: 30 ms}}
        rain: {to: exc, receptor: ampa, poisson: {rate: 300 Hz, weight: 30 pA}}
      record:
        spikes: {of: [exc, inh, src], spikes: all}
        some: {of: [{exc: [3, 17, 100, 202]}, inh], spikes: all}
        spikes_h5: {of: [exc, {inh: 3..20}], spikes: all, format: sonata}
        traces: {of: [{inh: 0..34}, {exc: 10..180}, one], variables: [V], every: 0.5 ms}
        two: {of: {inh: 0..4}, variables: [V, w], every: 0.3 ms, start: 3 ms, format: npy}
        current: {of: {exc: [0, 200]}, variables: [I], every: 1 ms}
        report: {of: {exc: 0..99}, variables: [V], every: 1 ms, format: sonata}
        rate: {of: [exc, inh], rate: {bin: 7 ms}}
        histogram: {of: exc, histogram: {variable: V, bins: 20, at: [10 ms, 30 ms]}}
      """;

  @TempDir Path folder;
  private final ParameterFile file = read(TEXT);
  private final Experiment experiment = file.experiment();
  private Path whole;

  private static ParameterFile read(String text) {
    return ParameterFile.read(
        "run.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of(""), List.of());
  }

  private static RunRequest request(ParameterFile file, Path out, Partition partition) {
    return new RunRequest(file, partition, Vectorization.NEVER, out, Optional.empty());
  }

  private boolean shard(Path out, int number, int count) {
    int slice = new int[] {400, 33, 150}[number % 3];
    Partition partition = new Partition(1 + number % 2, 16 * (1 + number % 3), slice);
    return new ShardRun(request(file, out, partition), new Shard(number, count))
        .execute(steps -> {}, () -> false);
  }

  private void join(Path out, List<Path> shards) {
    new PopulationRun(request(file, out, new Partition(2, 48, 47)), shards)
        .execute(steps -> {}, () -> false);
  }

  @BeforeEach
  void simulateWhole() {
    whole = folder.resolve("whole");
    new PopulationRun(request(file, whole, new Partition(1, 64, 100)))
        .execute(steps -> {}, () -> false);
  }

  private List<String> dataFiles() {
    List<String> names = new ArrayList<>(Recordings.fileNames(experiment));
    names.addAll(List.of("rates.csv", "summary.json", "params.resolved.yaml"));
    return names;
  }

  @Test
  void anyNumberOfShardsJoinsToTheSameBytes() throws IOException {
    for (int count : new int[] {2, 3, 7, 20}) {
      Path out = folder.resolve("of-" + count);
      for (int number = count; number >= 1; number--) {
        assertTrue(shard(out, number, count));
      }
      ShardFolders shards = ShardFolders.of(experiment, out);
      assertEquals("", shards.missing());
      assertEquals(count, shards.complete().size());
      join(out, shards.complete());
      for (String name : dataFiles()) {
        assertArrayEquals(
            Files.readAllBytes(whole.resolve(name)),
            Files.readAllBytes(out.resolve(name)),
            count + " shards: " + name);
      }
    }
    assertTrue(Files.size(whole.resolve("spikes.csv")) > 1000);
  }

  @Test
  void whatIsMissingIsSaid() {
    Path out = folder.resolve("out");
    assertThrows(RunFailedException.class, () -> ShardFolders.of(experiment, out));
    shard(out, 2, 4);
    shard(out, 4, 4);
    ShardFolders some = ShardFolders.of(experiment, out);
    assertEquals("2 of 4 shards have no result yet: 1, 3", some.missing());
    assertEquals(List.of(), some.complete());
  }

  @Test
  void shardsOfOtherParametersAreLeftOut() {
    Path out = folder.resolve("out");
    shard(out, 1, 2);
    shard(out, 2, 2);
    ShardFolders other =
        ShardFolders.of(read(TEXT.replace("seed: 1", "seed: 2")).experiment(), out);
    assertEquals(2, other.foreign().size());
    assertEquals("no shard of these parameters is complete", other.missing());
  }

  @Test
  void aShardThatIsStoppedLeavesNothing() {
    Path out = folder.resolve("out");
    ShardRun run = new ShardRun(request(file, out, new Partition(1, 64, 100)), new Shard(1, 2));
    assertFalse(run.execute(steps -> {}, () -> true));
    assertFalse(run.isDone());
    assertFalse(Files.exists(run.folder()));
  }

  @Test
  void connectedNeuronsAreNotSimulatedApart() {
    ParameterFile connected =
        read(
            """
            simulation: {dt: 0.1 ms, duration: 10 ms}
            populations:
              p: {model: LIF, size: 20, receptors: {ampa: {current: exponential, tau: 2 ms}}}
            connections:
              loop: {from: p, to: p, rule: all_to_all, receptor: ampa, weight: 1 pA, delay: 1 ms}
            """);
    ParameterFileException refused =
        assertThrows(
            ParameterFileException.class,
            () ->
                new ShardRun(
                    request(connected, folder, new Partition(1, 64, 100)), new Shard(1, 2)));
    assertEquals(5, refused.faults().get(0).at().line());
    assertTrue(refused.getMessage().contains("cannot be simulated apart"), refused.getMessage());
  }
}
