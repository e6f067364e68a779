package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.util.ArrayList;
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
    List<Fault> faults = new ArrayList<>(file.notYet());
    Experiment experiment = file.experiment();
    for (Connection connection : experiment.connections()) {
      if (connection.plasticity().isPresent()) {
        faults.add(
            new Fault(
                file.places().of("connections." + connection.name() + ".plasticity"),
                "this version cannot run plasticity yet",
                ""));
      }
    }
    return faults;
  }
}
