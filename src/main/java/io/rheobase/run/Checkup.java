package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said about a run without running it.
 *
 * @param resolved the full form of its parameters
 * @param estimate what it will take
 * @param warnings what is doubtful, or cannot be run yet
 */
public record Checkup(String resolved, Estimate estimate, List<Fault> warnings) {

  public Checkup {
    warnings = List.copyOf(warnings);
  }

  /**
   * Looks at a run.
   *
   * @param out where its files would go
   * @throws io.rheobase.params.ParameterFileException where it cannot fit into this machine
   */
  public static Checkup of(ParameterFile file, Partition partition, Path out) {
    Estimate estimate = Estimate.of(file.experiment(), partition);
    List<Fault> warnings = new ArrayList<>(file.warnings());
    warnings.addAll(Capacity.check(file, estimate, out));
    String resolved = ResolvedParameters.yaml(file.experiment());
    String sweep = file.sweep().map(swept -> "\n" + swept.text()).orElse("");
    return new Checkup(resolved + sweep, estimate, warnings);
  }
}
