package io.rheobase.run;

import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.util.List;

/** What the engine can run of all that a parameter file can describe. */
final class Supported {
  private Supported() {}

  /**
   * Refuses what cannot be run yet.
   *
   * @throws ParameterFileException naming all of it
   */
  static void require(ParameterFile file) {
    List<Fault> missing = missing(file);
    if (!missing.isEmpty()) {
      throw new ParameterFileException(missing, file.warnings());
    }
  }

  /** What cannot be run yet. */
  static List<Fault> missing(ParameterFile file) {
    return file.notYet();
  }
}
