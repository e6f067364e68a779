package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FolderContent;
import io.rheobase.engine.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished run that is made longer leaves the bytes of one long run. */
class ContinueTest {

  private static final String TEXT =
      """
      simulation: {dt: 0.1 ms, duration: 70 ms, seed: 3}
      populations:
        cells:
          model: LIF
          size: 90
          receptors: {r: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}
      inputs:
        drive: {to: cells, ou: {mean: 500 pA, std: 300 pA, tau: 4 ms}}
        step: {to: cells, constant: {value: 100 pA, start: 30 ms, stop: 90 ms}}
        rain: {to: cells, receptor: r, poisson: {rate: 300 Hz, weight: 2 nS}}
      connections:
        c: {from: cells, to: cells, rule: {fixed_indegree: 7}, receptor: r, weight: {uniform: [0.1 nS, 0.5 nS]},
            delay: {uniform: [0.3 ms, 4 ms]},
            plasticity: {stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 1 nS}}}
      record:
        spikes: {of: cells, spikes: all}
        traces: {of: {cells: 0..9}, variables: [V]}
        array: {of: {cells: 0..9}, variables: [V], every: 0.4 ms, format: npy}
        early: {of: {cells: 0..9}, variables: [V], stop: 50 ms, format: npy}
        report: {of: {cells: 0..9}, variables: [V], every: 0.3 ms, format: sonata}
        events: {of: cells, spikes: all, format: sonata}
        activity: {of: cells, rate: {bin: 7 ms}}
        shape: {of: cells, histogram: {variable: V, bins: 9, at: [3 ms, 60 ms]}}
        course: {of: c, weights: all, every: 5 ms, format: npy}
        weights: {of: c, weights: {first: 9}, every: 5 ms}
        wiring: {of: c, connections: all, format: csv}
      """;

  @TempDir private Path folder;

  private Interrupted file(String duration) {
    return new Interrupted(TEXT.replace("duration: 70 ms", "duration: " + duration), folder);
  }

  private static Keeping keeping(Interrupted run) {
    return new Keeping(Optional.empty(), true, () -> false, run.origin());
  }

  private RunResult run(Interrupted run, Beginning beginning, Partition partition, Path out) {
    return Interrupted.run(
        run.request(out, partition).from(beginning, Optional.of(keeping(run))), Long.MAX_VALUE);
  }

  @Test
  void aLongerRunIsOneLongRun() {
    Path out = folder.resolve("out");
    run(file("70 ms"), Beginning.START, Interrupted.ALONE, out);
    RunResult result = run(file("105 ms"), Beginning.END, new Partition(2, 16, 37), out);
    assertTrue(result.complete());
    assertEquals(700, result.first());
    assertEquals(file("105 ms").undisturbed(), Interrupted.data(out));
    run(file("147 ms"), Beginning.END, new Partition(3, 32, 29), out);
    Map<String, String> expected = file("147 ms").undisturbed();
    assertEquals(expected, Interrupted.data(out));
  }

  @Test
  void aRunThatWasStoppedKeepsItsFinalStateToo() {
    Path out = folder.resolve("out");
    Interrupted shorter = file("70 ms");
    shorter.run(out, Beginning.START, Interrupted.ALONE, 300);
    run(shorter, Beginning.CHECKPOINT, new Partition(2, 16, 37), out);
    run(file("105 ms"), Beginning.END, Interrupted.ALONE, out);
    assertEquals(file("105 ms").undisturbed(), Interrupted.data(out));
  }

  @Test
  void aLongerRunThatIsStoppedGoesOn() {
    Path out = folder.resolve("out");
    run(file("70 ms"), Beginning.START, Interrupted.ALONE, out);
    Map<String, String> before = Interrupted.data(out);
    Interrupted longer = file("147 ms");
    RunResult stopped = longer.run(out, Beginning.END, new Partition(2, 16, 37), 1000);
    assertTrue(stopped.resumable());
    assertEquals(
        before, Interrupted.data(out), "the result stays until the longer one is complete");
    assertEquals(longer.undisturbed(), longer.stoppedOnce(out));
  }

  private String refusal(Interrupted before, Interrupted now) throws IOException {
    Path out = folder.resolve("refused");
    run(before, Beginning.START, Interrupted.ALONE, out);
    FolderContent content = FolderContent.of(out);
    String reason =
        assertThrows(
                RunFailedException.class, () -> run(now, Beginning.END, Interrupted.ALONE, out))
            .getMessage();
    assertEquals(content, FolderContent.of(out));
    return reason;
  }

  @Test
  void aShorterTimeIsRefused() throws IOException {
    String reason = refusal(file("70 ms"), file("70 ms"));
    assertTrue(reason.contains("70 ms already"), reason);
  }

  @Test
  void aBinThatTheEndCutShortIsRefused() throws IOException {
    String reason = refusal(file("69 ms"), file("105 ms"));
    assertTrue(reason.contains("the last bin of recorder activity is shorter"), reason);
  }

  @Test
  void aRampThatEndsWithTheRunIsRefused() throws IOException {
    String constant = "constant: {value: 100 pA, start: 30 ms, stop: 90 ms}";
    String ramp = "ramp: {from: 0 pA, to: 100 pA, start: 30 ms}";
    String reason =
        refusal(file("70 ms").with(constant, ramp), file("105 ms").with(constant, ramp));
    assertTrue(reason.contains("the ramp of input step ends with the run"), reason);
  }

  @Test
  void aRecordingThatWasChangedIsRefused() throws IOException {
    Path out = folder.resolve("changed");
    run(file("70 ms"), Beginning.START, Interrupted.ALONE, out);
    Files.writeString(
        out.resolve("spikes.csv"), Files.readString(out.resolve("spikes.csv")).replace('7', '8'));
    String reason =
        assertThrows(
                RunFailedException.class,
                () -> run(file("105 ms"), Beginning.END, Interrupted.ALONE, out))
            .getMessage();
    assertTrue(
        reason.contains("spikes.csv was changed since the checkpoint was made; put back"), reason);
    assertFalse(Files.exists(out.resolve(".rheobase")));
  }

  @Test
  void aResultWithoutItsFinalStateHasNone() {
    Path out = folder.resolve("undisturbed");
    file("70 ms").undisturbed();
    assertTrue(SavedRun.ofFinished(out).isEmpty());
  }
}
