package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run as it is asked for.
 *
 * @param file what to simulate
 * @param partition how to cut it; no result depends on it
 * @param vectorization when to use vector code; no result depends on it
 * @param out the output folder
 * @param expected a folder with an earlier result to compare with
 */
public record RunRequest(
    ParameterFile file,
    Partition partition,
    Vectorization vectorization,
    Path out,
    Optional<Path> expected) {}
