package io.rheobase.sweep;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.Shard;
import java.nio.file.Path;
import java.util.List;

/**
 * A sweep as it is asked for.
 *
 * @param file with a sweep
 * @param source the parameter file as it was read
 * @param out the output folder
 * @param threads to use; no result depends on it
 * @param vectorization which code steps neurons; no result depends on it
 * @param shard which of its points
 * @param failFast whether the first point that fails ends it
 */
public record SweepRequest(
    ParameterFile file,
    Source source,
    Path out,
    int threads,
    Vectorization vectorization,
    Shard shard,
    boolean failFast) {

  /**
   * A parameter file as it was read.
   *
   * @param name for people
   * @param bytes all of it
   * @param options given on the command line in place of values of the file
   */
  public record Source(String name, byte[] bytes, List<String> options) {
    public Source {
      options = List.copyOf(options);
    }
  }
}
