package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.nio.file.Path;
import java.util.List;

/** How one of many runs is cut that each take one thread. */
public final class PointPartition {

  /** What a slice holds is made anew for each point: small slices are made sooner. */
  private static final long SLICE_NEURON_STEPS = 1 << 15;

  private static final int SHORTEST_SLICE = 16;

  private PointPartition() {}

  /**
   * The partition of a run, or of several side by side.
   *
   * @param copies how many
   */
  public static Partition of(Experiment experiment, int copies) {
    long neurons = experiment.neurons() * copies;
    Partition suited =
        Partition.suited(
            1,
            neurons,
            experiment.clock().steps(),
            Estimate.recordedValues(experiment),
            Circuit.smallestDelay(experiment),
            Estimate.isStreamed(experiment));
    long slice = Math.max(SHORTEST_SLICE, SLICE_NEURON_STEPS / neurons);
    return new Partition(1, suited.blockSize(), (int) Math.min(slice, suited.sliceSteps()));
  }

  /** What a run takes (bytes of memory). */
  public static double memory(Experiment experiment) {
    return Estimate.of(experiment, of(experiment, 1)).memory();
  }

  /**
   * What is doubtful about a run here.
   *
   * @param out where its recordings go
   * @throws ParameterFileException where it cannot fit
   */
  public static List<Fault> check(ParameterFile file, Path out) {
    Experiment experiment = file.experiment();
    return Capacity.check(file, Estimate.of(experiment, of(experiment, 1)), out);
  }
}
