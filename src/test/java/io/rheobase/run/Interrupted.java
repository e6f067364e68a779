package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.Result;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A parameter file whose run is stopped at samples of one's choice and goes on.
 *
 * @param text of the file
 * @param folder that the files lie in which it names
 */
record Interrupted(String text, Path folder) {

  static final Partition ALONE = new Partition(1, 1024, 512);

  /** Each cut in another way. */
  static final List<Partition> PARTITIONS =
      List.of(new Partition(2, 16, 37), new Partition(1, 48, 100), new Partition(3, 32, 29), ALONE);

  private static final List<String> NOT_DATA = List.of("manifest.json", SavedRun.FINAL_STATE);

  /** Stops what comes after the last slice of 1200 steps. */
  static final long END_OF_RUN = 1200;

  private static final Duration NEVER = Duration.ofDays(1);

  /** The file with a part of its text replaced, which must be there. */
  Interrupted with(String part, String by) {
    assertTrue(text.contains(part), part);
    return new Interrupted(text.replace(part, by), folder);
  }

  Origin origin() {
    return new Origin("params.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
  }

  RunRequest request(Path out, Partition partition) {
    ParameterFile file = origin().read();
    return new RunRequest(file, partition, Vectorization.NEVER, out, Optional.empty());
  }

  /** The data files of a run that nothing disturbs. */
  Map<String, String> undisturbed() {
    Path out = folder.resolve("undisturbed");
    new PopulationRun(request(out, ALONE)).execute(steps -> {}, () -> false);
    return data(out);
  }

  /** SHA-256 by name of the data files. */
  static Map<String, String> data(Path out) {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : new Result(out).names()) {
      if (Files.isRegularFile(out.resolve(name)) && !NOT_DATA.contains(name)) {
        hashes.put(name, Result.sha256(out.resolve(name)));
      }
    }
    return hashes;
  }

  /** Checkpoints where the run is stopped. */
  Optional<Keeping> kept() {
    return Optional.of(new Keeping(Optional.of(NEVER), false, () -> false, origin()));
  }

  /** Runs from a beginning to the first end of a slice from a sample on, or to the end. */
  RunResult run(Path out, Beginning beginning, Partition partition, long stopAt) {
    return run(request(out, partition).from(beginning, kept()), stopAt);
  }

  static RunResult run(RunRequest request, long stopAt) {
    long[] done = {0};
    return new PopulationRun(request).execute(steps -> done[0] = steps, () -> done[0] >= stopAt);
  }

  /** Runs with stops at samples, every stretch cut in another way; the data files at the end. */
  Map<String, String> stoppedAt(long... samples) {
    Path out = folder.resolve("stopped");
    Beginning beginning = Beginning.START;
    int stretch = 0;
    for (long sample : samples) {
      RunResult result = run(out, beginning, PARTITIONS.get(stretch++), sample);
      assertFalse(result.complete());
      assertTrue(result.resumable());
      beginning = Beginning.CHECKPOINT;
    }
    RunResult result = run(out, beginning, PARTITIONS.get(stretch), Long.MAX_VALUE);
    assertTrue(result.complete());
    assertTrue(result.first() > 0);
    return data(out);
  }

  /** The data files of a run that was stopped once and now goes on to its end. */
  Map<String, String> stoppedOnce(Path out) {
    assertTrue(run(out, Beginning.CHECKPOINT, PARTITIONS.get(0), Long.MAX_VALUE).complete());
    return data(out);
  }
}
