package io.rheobase.course;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A parameter file of the full form and its run.
 *
 * @param text of the file
 */
public record FullFile(String text) {
  private static final int BLOCK = 1024;
  private static final int SLICE = 512;

  /** The file with a part of its text replaced, which must be there. */
  public FullFile with(String part, String by) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException("no " + part);
    }
    return new FullFile(text.replace(part, by));
  }

  /** Reads the file as a user's would be; the files that it names lie in {@code folder}. */
  public ParameterFile read(Path folder) {
    return ParameterFile.read(
        "params.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
  }

  /** Runs to the end on one thread; files that are named lie beside the output folder. */
  public Result run(Path out) {
    return run(out, new Partition(1, BLOCK, SLICE));
  }

  /** Runs to the end. */
  public Result run(Path out, Partition partition) {
    new PopulationRun(
            new RunRequest(
                read(out.getParent()), partition, Vectorization.NEVER, out, Optional.empty()))
        .execute(steps -> {}, () -> false);
    return new Result(out);
  }
}
