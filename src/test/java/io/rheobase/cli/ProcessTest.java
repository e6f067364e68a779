package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.FolderContent;
import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: where it writes, how it ends, what signals do to it. */
@Timeout(120)
class ProcessTest {
  private static final FlatFile SHORT = FlatFile.courseNeuron().with("n_steps", 100);
  private static final FlatFile ENDLESS = SHORT.with("n_neurons", 1).with("n_steps", 100_000_000);

  @TempDir Path folder;

  @Test
  void defaultFolderIsNamedAfterTheParameterFile() throws Exception {
    SHORT.write(folder.resolve("my.first.yaml"));
    Process process = CommandLineRun.start(folder, "--params", "my.first.yaml");
    assertEquals(0, process.waitFor());
    assertTrue(Files.exists(folder.resolve("out/my.first/manifest.json")));
    String output = Files.readString(folder.resolve("output.txt"));
    assertTrue(output.contains("files       out/my.first/\n"), output);
  }

  @Test
  void wrongFileEndsTheProcessWithTwo() throws Exception {
    SHORT.with("dt", 0).write(folder.resolve("wrong.yaml"));
    assertEquals(2, CommandLineRun.start(folder, "--params", "wrong.yaml").waitFor());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void terminatedProcessKeepsWhatItHasBesideTheEarlierResult() throws Exception {
    Path out = folder.resolve("result");
    SHORT.run(out);
    FolderContent earlier = FolderContent.of(out);
    Process process = startEndless(out);
    process.destroy();
    assertEquals(143, process.waitFor());
    assertEquals(earlier, FolderContent.of(out));
    Result partial = new Result(folder.resolve("result.partial"));
    assertTrue(partial.lines("manifest.json").contains("  \"complete\": false,"));
    int steps = partial.voltages().length - 1;
    assertTrue(partial.lines("summary.json").contains("  \"steps\": " + steps + ","));
  }

  @Test
  void killedProcessHarmsNoEarlierResultAndStandsInNoOnesWay() throws Exception {
    Path out = folder.resolve("result");
    SHORT.run(out);
    Result earlier = new Result(out);
    var hashes = earlier.hashes();
    Process process = startEndless(out);
    process.destroyForcibly();
    process.waitFor();
    for (String name : hashes.keySet()) {
      assertEquals(hashes.get(name), Result.sha256(out.resolve(name)), name);
    }
    assertEquals(hashes, SHORT.run(out).hashes());
    assertFalse(Files.exists(out.resolve(".rheobase")));
  }

  /** A run that has claimed its folder and will not end by itself. */
  private Process startEndless(Path out) throws IOException {
    ENDLESS.write(folder.resolve("endless.yaml"));
    Process process = CommandLineRun.start(folder, "--params", "endless.yaml", "--out", out);
    while (process.isAlive() && !Files.exists(out.resolve(".rheobase/spikes.csv"))) {
      Thread.onSpinWait();
    }
    assertTrue(process.isAlive(), Files.readString(folder.resolve("output.txt")));
    return process;
  }
}
