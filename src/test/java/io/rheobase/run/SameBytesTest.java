package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.course.FlatFile;
import io.rheobase.course.ReferenceCase;
import io.rheobase.course.Result;
import io.rheobase.engine.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data files are a function of parameters and seed, and of nothing else. */
class SameBytesTest {
  private static final int[] THREADS = {1, 2, 3, 7};
  private static final int[] BLOCKS = {16, 48, 64, 1024};
  private static final int[] SLICES = {1, 7, 100, 8192};

  @TempDir Path folder;

  /** A Latin square: every two of threads, block and slice meet once. */
  @Test
  void threadsBlocksAndSlicesChangeNoByte() {
    FlatFile file =
        FlatFile.courseNeuron()
            .with("n_neurons", 200)
            .with("n_steps", 3000)
            .with("record_V", "all")
            .with("seed", 17);
    Map<String, String> expected = file.run(folder.resolve("reference")).hashes();
    assertEquals(5, expected.size());
    for (int t = 0; t < THREADS.length; t++) {
      for (int b = 0; b < BLOCKS.length; b++) {
        Partition partition = new Partition(THREADS[t], BLOCKS[b], SLICES[(t + b) % SLICES.length]);
        Result result = file.run(folder.resolve("out"), partition);
        assertEquals(expected, result.hashes(), partition::toString);
      }
    }
  }

  @Test
  void streamedCurrentGivesTheSameBytesForEveryPartition() {
    ReferenceCase exponential = ReferenceCase.named("population-explif");
    FlatFile file =
        FlatFile.courseNeuron()
            .without("mean_I")
            .without("std_I")
            .with("I", "{file: " + exponential.file("current.csv") + "}")
            .with("t_ref", "[0, 0.5, 1, 1.5, 2, 2.5, 3, 20]")
            .without("tau_ref")
            .with("record_V", "all");
    Map<String, String> expected = file.run(folder.resolve("reference")).hashes();
    for (int slice : new int[] {1, 7, 100, 1999, 2000, 8192}) {
      for (int threads : new int[] {1, 3}) {
        Partition partition = new Partition(threads, 16, slice);
        Result result = file.run(folder.resolve("out"), partition);
        assertEquals(expected, result.hashes(), partition::toString);
      }
    }
  }

  /**
   * The hashes were made on another day and maybe another machine: sha256sum --check reads them.
   */
  @Test
  void everyMachineWritesTheBytesOfTheTree() throws IOException {
    Path expected = Path.of("src/test/resources/expected/noisy-explif");
    Result result =
        new FlatFile(Map.of())
            .with("n_neurons", 20)
            .with("n_steps", 1500)
            .with("dt", "0.1")
            .with("tau_m", "9.7")
            .with("g_L", "11.3")
            .with("V_L", "-70.6")
            .with("V_th", "-10")
            .with("V_reset", "-68.25")
            .with("V_init", "-66.6")
            .with("DeltaT", "3.1")
            .with("V_exp_trigger", "-50.4")
            .with("t_ref", "1.7")
            .with("mean_I", "190")
            .with("std_I", "420.5")
            .with("seed", "20261101")
            .with("record_V", "all")
            .run(folder.resolve("out"), new Partition(2, 16, 64));
    assertEquals(
        Files.readAllLines(expected.resolve("SHA256SUMS")),
        result.hashes().entrySet().stream()
            .map(hash -> hash.getValue() + "  " + hash.getKey())
            .toList());
  }

  @Test
  void runningTwiceIntoOneFolderGivesTheSameBytes() {
    FlatFile file = FlatFile.courseNeuron();
    Map<String, String> first = file.run(folder.resolve("out")).hashes();
    List<String> names = new Result(folder.resolve("out")).names();
    assertEquals(first, file.run(folder.resolve("out")).hashes());
    assertEquals(names, new Result(folder.resolve("out")).names());
  }
}
