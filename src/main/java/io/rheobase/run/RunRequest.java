package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run as it is asked for.
 *
 * @param file what to simulate
 * @param partition how to cut it; no result depends on it
 * @param vectorization when to use vector code; no result depends on it
 * @param out the output folder
 * @param expected a folder with an earlier result to compare with
 * @param analyses what is made of its recordings, in order
 * @param keeping how its state is kept, if it is
 * @param beginning where it begins
 */
public record RunRequest(
    ParameterFile file,
    Partition partition,
    Vectorization vectorization,
    Path out,
    Optional<Path> expected,
    List<Analysis> analyses,
    Optional<Keeping> keeping,
    Beginning beginning) {

  public RunRequest {
    analyses = List.copyOf(analyses);
  }

  /** A run of which nothing is made but its recordings. */
  public RunRequest(
      ParameterFile file,
      Partition partition,
      Vectorization vectorization,
      Path out,
      Optional<Path> expected) {
    this(
        file,
        partition,
        vectorization,
        out,
        expected,
        List.of(),
        Optional.empty(),
        Beginning.START);
  }

  /** The same run with something made of its recordings. */
  public RunRequest with(List<Analysis> more) {
    return new RunRequest(file, partition, vectorization, out, expected, more, keeping, beginning);
  }

  /** The same run from somewhere else, or with its state kept otherwise. */
  public RunRequest from(Beginning other, Optional<Keeping> kept) {
    return new RunRequest(file, partition, vectorization, out, expected, analyses, kept, other);
  }
}
