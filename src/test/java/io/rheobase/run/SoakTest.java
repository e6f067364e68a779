package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.Result;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files drawn at random, one after the other in one process: each gives, cut and threaded in any
 * way and with vector code, the bytes of the scalar run on one thread; nothing is left behind, in
 * folders or in memory. {@code -Dsoak.seconds=3600} goes on for an hour, {@code -Dsoak.keep=DIR}
 * keeps the last results for other readers.
 */
class SoakTest {

  private static final long NANOS = Long.getLong("soak.seconds", 4) * 1_000_000_000L;
  private static final long SEED = Long.getLong("soak.seed", 20261122);
  private static final int KEPT = 40;
  private static final int FEWEST = 3;

  /** Runs between two looks at the memory in use, and how many of them tell a trend. */
  private static final int BETWEEN_LOOKS = 20;

  private static final int FEWEST_LOOKS = 8;
  private static final double SLACK_BYTES = 4e6;

  @TempDir private Path scratch;

  @Test
  void everyFileGivesTheBytesOfTheScalarRunAndLeavesNothing() throws IOException {
    List<Long> inUse = new ArrayList<>();
    long begin = System.nanoTime();
    int done = 0;
    while (done < FEWEST || System.nanoTime() - begin < NANOS) {
      long seed = SEED + done;
      RandomFile file = RandomFile.of(seed);
      try {
        assertSameBytes(file, new SplittableRandom(seed));
      } catch (ParameterFileException e) {
        throw new AssertionError(e.faults() + "\n" + file.text(), e);
      }
      keep(done, file);
      done++;
      if (done % BETWEEN_LOOKS == 0) {
        inUse.add(bytesInUse());
      }
    }
    System.out.println("soak: " + done + " files, bytes in use " + inUse);
    assertNoGrowth(inUse);
  }

  private void assertSameBytes(RandomFile file, SplittableRandom random) throws IOException {
    Map<String, String> expected = file.file().run(scratch.resolve("scalar")).hashes();
    Partition partition =
        new Partition(random.nextInt(1, 6), 16 * random.nextInt(1, 20), 1 << random.nextInt(0, 10));
    Vectorization vectorization =
        Vectorization.ALWAYS.isPossible() ? Vectorization.ALWAYS : Vectorization.NEVER;
    Path out = scratch.resolve("out");
    new PopulationRun(
            new RunRequest(
                file.file().read(scratch), partition, vectorization, out, Optional.empty()))
        .execute(steps -> {}, () -> false);
    Result result = new Result(out);
    assertEquals(expected, result.hashes(), () -> partition + "\n" + file.text());
    List<String> listed =
        Manifest.filesListed(out.resolve(Manifest.NAME)).orElseThrow().stream()
            .map(written -> written.name())
            .sorted()
            .toList();
    List<String> there = new ArrayList<>(result.names());
    there.remove(Manifest.NAME);
    assertEquals(listed, there);
    assertEquals(List.of("out", "scalar"), new Result(scratch).names());
  }

  private void keep(int number, RandomFile file) throws IOException {
    String folder = System.getProperty("soak.keep", "");
    if (folder.isEmpty()) {
      return;
    }
    Path to = Path.of(folder, "run-" + number % KEPT);
    Files.createDirectories(to);
    try (Stream<Path> old = Files.list(to)) {
      for (Path path : old.toList()) {
        Files.delete(path);
      }
    }
    for (String name : new Result(scratch.resolve("out")).names()) {
      Files.copy(scratch.resolve("out").resolve(name), to.resolve(name));
    }
  }

  private static long bytesInUse() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /** After the first quarter, in which classes are loaded, memory in use stays as it is. */
  private static void assertNoGrowth(List<Long> inUse) {
    if (inUse.size() < FEWEST_LOOKS) {
      return;
    }
    int quarter = inUse.size() / 4;
    double early =
        inUse.subList(quarter, 2 * quarter).stream().mapToLong(b -> b).max().orElseThrow();
    double late =
        inUse.subList(inUse.size() - quarter, inUse.size()).stream()
            .mapToLong(b -> b)
            .min()
            .orElseThrow();
    assertTrue(late <= early + SLACK_BYTES, inUse::toString);
  }
}
