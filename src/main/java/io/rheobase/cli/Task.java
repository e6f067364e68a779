package io.rheobase.cli;

import io.rheobase.params.ParameterFile;
import io.rheobase.run.Beginning;
import io.rheobase.run.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command line asks to be run.
 *
 * @param input the parameter file
 * @param overrides what is given in place of its values
 * @param beginning where the run begins
 * @param out the output folder, where it is not the file's
 */
record Task(
    ParameterInput input,
    List<ParameterFile.Override> overrides,
    Beginning beginning,
    Optional<Path> out) {

  Task {
    overrides = List.copyOf(overrides);
  }

  ParameterFile read() {
    return ParameterFile.read(input.name(), input.bytes(), input.folder(), overrides);
  }

  /** What a checkpoint keeps of it. */
  Origin origin() {
    return new Origin(input.name(), input.bytes(), input.folder(), overrides);
  }
}
