package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.FolderContent;
import io.rheobase.course.Result;
import io.rheobase.engine.Partition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupted runs, runs that die while they are published, and runs that meet. */
class PublicationTest {
  private static final FlatFile FILE =
      FlatFile.courseNeuron().with("n_steps", 1000).with("record_V", 4);
  private static final int SLICE = 100;
  private static final List<String> NAMES =
      List.of("voltages.csv", "spikes.csv", "rates.csv", "summary.json", "params.resolved.yaml");

  @TempDir Path folder;
  private Path out;
  private Path partial;

  @BeforeEach
  void setUp() {
    out = folder.resolve("out");
    partial = folder.resolve("out.partial");
  }

  private RunResult interrupted(FlatFile file, int threads, int afterSlices) {
    AtomicLong steps = new AtomicLong();
    return new PopulationRun(file.request(out, new Partition(threads, 16, SLICE)))
        .execute(steps::set, () -> steps.get() >= (long) afterSlices * SLICE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void interruptedRunLeavesItsWholeSlicesBesideTheEarlierResult(int threads) throws IOException {
    FILE.with("seed", 5).run(out);
    FolderContent earlier = FolderContent.of(out);
    RunResult stopped = interrupted(FILE, threads, 3);
    assertEquals(earlier, FolderContent.of(out));
    assertFalse(stopped.complete());
    assertEquals(300, stopped.steps());
    assertEquals(partial, stopped.folder());

    Result kept = new Result(partial);
    Result whole = FILE.run(folder.resolve("whole"));
    assertPrefix(whole.lines("voltages.csv"), kept.lines("voltages.csv"), 1 + 301);
    long until30 =
        whole.spikes().stream().filter(spike -> Double.parseDouble(spike.time()) <= 30).count();
    assertTrue(until30 > 0);
    assertPrefix(whole.lines("spikes.csv"), kept.lines("spikes.csv"), 1 + (int) until30);
    assertEquals(whole.lines("params.resolved.yaml"), kept.lines("params.resolved.yaml"));
    String manifest = String.join("\n", kept.lines("manifest.json"));
    assertTrue(manifest.contains("\"complete\": false"), manifest);
    assertTrue(manifest.contains("\"until_ms\": \"30.0\""), manifest);
    assertTrue(kept.lines("summary.json").contains("  \"steps\": 300,"));
    assertEquals(
        FILE.with("n_steps", 300).run(folder.resolve("short")).lines("rates.csv"),
        kept.lines("rates.csv"));
    assertEquals(6, kept.names().size());
  }

  private static void assertPrefix(List<String> whole, List<String> kept, int lines) {
    assertEquals(whole.subList(0, lines), kept);
  }

  @Test
  void interruptedRunWithoutAnEarlierResultLeavesNoOutputFolder() throws IOException {
    interrupted(FILE, 1, 1);
    assertFalse(Files.exists(out));
    assertTrue(Files.exists(partial.resolve("manifest.json")));
  }

  @Test
  void nextInterruptedRunReplacesThePartialResult() throws IOException {
    interrupted(FILE, 1, 2);
    interrupted(FILE.with("record_V", "none"), 1, 5);
    assertEquals(5, new Result(partial).names().size());
    assertTrue(new Result(partial).lines("summary.json").contains("  \"steps\": 500,"));
  }

  @Test
  void foreignFolderInPlaceOfThePartialResultIsUntouched() throws IOException {
    Files.createDirectory(partial);
    Files.writeString(partial.resolve("spikes.csv"), "mine");
    FolderContent before = FolderContent.of(folder);
    RunFailedException refusal =
        assertThrows(RunFailedException.class, () -> interrupted(FILE, 1, 1));
    assertTrue(refusal.getMessage().contains("out.partial exists"), refusal.getMessage());
    assertEquals(before, FolderContent.of(folder));
  }

  @Test
  void runThatIsStoppedInItsLastSliceIsComplete() {
    assertTrue(interrupted(FILE, 1, 10).complete());
    assertFalse(Files.exists(partial));
  }

  /** Renames done before the process died; publication makes seven at most. */
  static List<Integer> renames() {
    return List.of(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @ParameterizedTest
  @MethodSource("renames")
  void nextRunFinishesAPublicationThatDied(int renames) throws IOException {
    FILE.with("seed", 5).with("record_V", "all").run(out);
    Result complete = FILE.with("record_V", "none").run(folder.resolve("new"));
    FolderContent expected = FolderContent.of(complete.folder());
    die(complete, out, renames);
    OutputFolder.claim(out, NAMES).close();
    assertEquals(expected, FolderContent.of(out));
  }

  @ParameterizedTest
  @MethodSource("renames")
  void nextRunFinishesThePartialPublicationThatDied(int renames) throws IOException {
    FILE.with("seed", 5).run(out);
    FolderContent earlier = FolderContent.of(out);
    interrupted(FILE, 1, 3);
    FolderContent expected = FolderContent.of(partial);
    Path kept = Files.move(partial, folder.resolve("kept"));
    interrupted(FILE.with("seed", 7), 1, 2);
    die(new Result(kept), partial, renames);
    OutputFolder.claim(out, NAMES).close();
    assertEquals(earlier, FolderContent.of(out));
    assertEquals(expected, FolderContent.of(partial));
  }

  /** The state of a process that was killed after so many renames of a publication. */
  private void die(Result complete, Path target, int renames) throws IOException {
    Path working = Files.createDirectories(out.resolve(".rheobase"));
    Files.writeString(working.resolve("lock"), "");
    List<String> published = complete.names();
    for (String name : published) {
      Files.move(complete.folder().resolve(name), working.resolve(name));
    }
    Files.delete(complete.folder());
    List<Path[]> moves = new ArrayList<>();
    moves.add(new Path[] {target.resolve("manifest.json"), working.resolve("superseded.json")});
    for (String name : NAMES) {
      if (Files.exists(working.resolve(name))) {
        moves.add(new Path[] {working.resolve(name), target.resolve(name)});
      }
    }
    moves.add(new Path[] {working.resolve("manifest.json"), target.resolve("manifest.json")});
    for (Path[] move : moves.subList(0, Math.min(renames, moves.size()))) {
      if (move[1].equals(target.resolve("manifest.json"))) {
        for (String name : NAMES) {
          if (!published.contains(name)) {
            Files.deleteIfExists(target.resolve(name));
          }
        }
      }
      Files.move(move[0], move[1], StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void resultThatCouldNotBePublishedIsKeptForTheNextRun() throws IOException {
    FILE.with("seed", 5).run(out);
    FolderContent expected = FolderContent.of(FILE.run(folder.resolve("new")).folder());
    OutputFolder claimed = OutputFolder.claim(out, NAMES);
    for (String name : NAMES) {
      Files.copy(folder.resolve("new").resolve(name), claimed.working().resolve(name));
    }
    Files.delete(out.resolve("spikes.csv"));
    Files.createDirectories(out.resolve("spikes.csv/in the way"));
    Manifest manifest =
        new Manifest(
            provenance(),
            Manifest.filesListed(folder.resolve("new/manifest.json")).orElseThrow(),
            List.of());
    assertThrows(IOException.class, () -> claimed.publish(manifest));
    claimed.close();
    Files.delete(out.resolve("spikes.csv/in the way"));
    Files.delete(out.resolve("spikes.csv"));
    OutputFolder.claim(out, NAMES).close();
    assertEquals(new Result(folder.resolve("new")).hashes(), new Result(out).hashes());
    assertEquals(expected.paths(), FolderContent.of(out).paths());
  }

  private static Manifest.Provenance provenance() {
    return new Manifest.Provenance(
        "params.yaml",
        true,
        "0.0",
        "100.0",
        "",
        "",
        1,
        16,
        SLICE,
        "2026-11-01T00:00:00Z",
        0,
        0,
        List.of(),
        Map.of(),
        List.of());
  }

  @Test
  void secondRunIntoTheFolderOfARunningOneIsRefused() throws IOException {
    FILE.run(out);
    try (OutputFolder claimed = OutputFolder.claim(out, NAMES)) {
      Files.writeString(claimed.working().resolve("spikes.csv"), "being written");
      FolderContent before = FolderContent.of(folder);
      RunFailedException refusal = assertThrows(RunFailedException.class, () -> FILE.run(out));
      assertTrue(refusal.getMessage().contains("another run is writing into"));
      assertEquals(before, FolderContent.of(folder));
    }
    FILE.run(out);
  }

  @Test
  void runOfAnotherProcessIsSeenToo() throws IOException, InterruptedException {
    FILE.run(out);
    Path working = Files.createDirectory(out.resolve(".rheobase"));
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                working.resolve("lock").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      byte[] word = other.getInputStream().readNBytes(LockHolder.LOCKED.length());
      assertEquals(LockHolder.LOCKED, new String(word, StandardCharsets.US_ASCII));
      RunFailedException refusal = assertThrows(RunFailedException.class, () -> FILE.run(out));
      assertTrue(refusal.getMessage().contains("another run is writing into"));
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
    FILE.run(out);
    assertFalse(Files.exists(working));
  }
}
