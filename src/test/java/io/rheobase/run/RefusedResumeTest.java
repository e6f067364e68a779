package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FolderContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot go on is refused with the reason, and nothing is touched. */
class RefusedResumeTest {

  private static final String TEXT =
      """
      simulation: {dt: 0.1 ms, duration: 100 ms, seed: 3}
      populations:
        cells: {model: LIF, size: 40}
      inputs:
        drive: {to: cells, gaussian: {mean: 700 pA, std: 300 pA}}
        rain: {to: cells, file: {file: currents.npy}}
      record:
        spikes: {of: cells, spikes: all}
        traces: {of: cells, variables: [V], format: npy}
        events: {of: cells, spikes: all, format: sonata}
      """;

  @TempDir private Path folder;
  private Path out;
  private Interrupted run;

  @BeforeEach
  void interrupt() throws IOException {
    currents(1000, 5);
    run = new Interrupted(TEXT.replace("file: {file", "file: {unit: pA, file"), folder);
    out = folder.resolve("out");
    run.run(out, Beginning.START, Interrupted.ALONE, 500);
  }

  private void currents(int rows, double value) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(128 + 8 * rows).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    bytes.put(io.rheobase.npy.NpyHeader.table(rows, 1).bytes());
    for (int row = 0; row < rows; row++) {
      bytes.putDouble(value);
    }
    Files.write(folder.resolve("currents.npy"), bytes.array());
  }

  private String refusal(Interrupted changed) throws IOException {
    FolderContent before = FolderContent.of(out);
    String reason =
        assertThrows(
                RunFailedException.class,
                () -> changed.run(out, Beginning.CHECKPOINT, Interrupted.ALONE, Long.MAX_VALUE))
            .getMessage();
    assertEquals(before, FolderContent.of(out), "nothing was changed");
    return reason;
  }

  private void flip(String name, long at) throws IOException {
    Path path = out.resolve(".rheobase").resolve(name);
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      file.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 16));
      file.write(one.flip(), at);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "size: 40; size: 41; `size: 40` is now `size: 41`",
        "duration: 100 ms; duration: 100.1 ms; `duration: 100 ms` is now `duration: 100.1 ms`",
        "seed: 3; seed: 4; `seed: 3` is now `seed: 4`",
        "std: 300 pA; std: 301 pA; in inputs",
        "model: LIF; model: ExpLIF; `model: LIF` is now `model: ExpLIF`",
      })
  void aChangedParameterIsNamed(String part, String by, String reason) throws IOException {
    if (by.contains("100.1")) {
      currents(1001, 5);
    }
    String refusal = refusal(run.with(part, by));
    assertTrue(refusal.contains(reason), refusal);
  }

  @Test
  void aChangedInputFileIsNamed() throws IOException {
    currents(1000, 6);
    assertTrue(refusal(run).contains("currents.npy"), refusal(run));
  }

  @ParameterizedTest
  @CsvSource({
    "spikes.csv, 40",
    "traces.npy, 5000",
    "events.0.timestamps.part, 17",
    "events.0.node_ids.part, 17"
  })
  void aChangedRecordingIsNamed(String name, long at) throws IOException {
    flip(name, at);
    String refusal = refusal(run);
    assertTrue(refusal.contains(name + " was changed since the checkpoint was made; put"), refusal);
  }

  @Test
  void aRecordingThatIsTooShortIsNamed() throws IOException {
    try (FileChannel file =
        FileChannel.open(out.resolve(".rheobase/traces.npy"), StandardOpenOption.WRITE)) {
      file.truncate(1000);
    }
    assertTrue(refusal(run).contains("traces.npy has 1000 bytes, at the checkpoint it had"));
  }

  @Test
  void aRecordingThatIsMissingIsNamed() throws IOException {
    Files.delete(out.resolve(".rheobase/spikes.csv"));
    String reason =
        assertThrows(
                RunFailedException.class,
                () -> run.run(out, Beginning.CHECKPOINT, Interrupted.ALONE, Long.MAX_VALUE))
            .getMessage();
    assertTrue(reason.contains("spikes.csv is missing; put back a copy of it"), reason);
  }

  @Test
  void aDamagedCheckpointIsRefused() throws IOException {
    flip("checkpoint.bin", Files.size(out.resolve(".rheobase/checkpoint.bin")) - 700);
    assertTrue(refusal(run).contains("checkpoint.bin is damaged in section "), refusal(run));
    assertThrows(RunFailedException.class, () -> SavedRun.ofUnfinished(out));
  }

  @Test
  void aRunThatBeginsAnewDoesNotRemoveACheckpoint() throws IOException {
    FolderContent before = FolderContent.of(out);
    String reason =
        assertThrows(
                RunFailedException.class,
                () -> run.run(out, Beginning.START, Interrupted.ALONE, Long.MAX_VALUE))
            .getMessage();
    assertTrue(reason.contains("can go on: sim run --resume " + out), reason);
    assertEquals(before, FolderContent.of(out));
  }

  @Test
  void whatWasWrittenBehindTheCheckpointIsCutOff() throws IOException {
    Path working = out.resolve(".rheobase");
    Files.writeString(working.resolve("spikes.csv"), "12.3,ce", StandardOpenOption.APPEND);
    Files.writeString(working.resolve("rates.csv"), "half of it");
    Files.writeString(working.resolve("checkpoint.bin.draft"), "half of it");
    assertEquals(run.undisturbed(), run.stoppedOnce(out));
    assertFalse(Files.exists(working));
  }

  /** A current behind the checkpoint that no number holds. */
  @Test
  void aRunThatFailsByItsNumbersLeavesNoCheckpoint() {
    Path blown = folder.resolve("blown");
    Interrupted wild =
        run.with("std: 300 pA", "std: 1e308 pA, start: 60 ms")
            .with("model: LIF, size: 40", "model: LIF, size: 40, parameters: {V_th: 1e306 mV}");
    assertTrue(wild.run(blown, Beginning.START, Interrupted.ALONE, 400).resumable());
    assertThrows(
        RunFailedException.class,
        () -> wild.run(blown, Beginning.CHECKPOINT, Interrupted.ALONE, Long.MAX_VALUE));
    assertFalse(Files.exists(blown.resolve(".rheobase")));
  }

  @Test
  void anEarlierResultStaysUntilTheNewOneIsComplete() throws IOException {
    Path twice = folder.resolve("twice");
    Interrupted other = run.with("seed: 3", "seed: 9");
    other.run(twice, Beginning.START, Interrupted.ALONE, Long.MAX_VALUE);
    Map<String, String> earlier = Interrupted.data(twice);
    run.run(twice, Beginning.START, Interrupted.ALONE, 500);
    assertEquals(earlier, Interrupted.data(twice));
    Optional<SavedRun> saved = SavedRun.ofUnfinished(twice);
    assertEquals(
        "seed: 3",
        saved.orElseThrow().resolved().lines().skip(3).findFirst().orElseThrow().strip());
    run.run(twice, Beginning.CHECKPOINT, Interrupted.ALONE, Long.MAX_VALUE);
    assertEquals(run.undisturbed(), Interrupted.data(twice));
  }
}
