package io.rheobase.engine;

import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.MachineSteps;
import io.rheobase.input.NormalDraws;
import java.util.Optional;

/**
 * Steps of a block to which nothing happens but current, and of which nothing is recorded but
 * spikes: machine code makes many of them in one call. It serves one thread at a time.
 */
final class Alone {

  /** For blocks of which each step has to be made by itself. */
  static final Alone NEVER = new Alone(null, null);

  private final MachineSteps steps;
  private final NormalDraws draws;

  private Alone(MachineSteps steps, NormalDraws draws) {
    this.steps = steps;
    this.draws = draws;
  }

  /**
   * The steps of a block.
   *
   * @param draws what is not steady in the current, if anything is
   * @param current the slot of the summed current
   * @param steady the rest of the current
   */
  static Alone of(
      Kernel kernel,
      MachineSteps.Neurons neurons,
      int current,
      double[] steady,
      Optional<NormalDraws> draws) {
    Optional<MachineSteps.Normals> normals =
        draws.map(
            of ->
                new MachineSteps.Normals(
                    of.key().k0(),
                    of.key().k1(),
                    of.draw(),
                    of.firstNeuron(),
                    of.std(),
                    of.mean(),
                    steady,
                    current));
    return MachineSteps.of(kernel, neurons, normals)
        .map(steps -> new Alone(steps, draws.orElse(null)))
        .orElse(NEVER);
  }

  /** Whether all steps from one sample to another can be made here. */
  boolean covers(long from, long until) {
    return steps != null && (draws == null || draws.covers(from, until));
  }

  /**
   * Makes the steps from one sample to another, or as many as need no second look.
   *
   * @param firstStep of the slice
   * @return how many neurons have reached their threshold in the step at {@link #step} and have not
   *     spiked yet; 0 if all steps were made
   */
  int advance(long from, long until, long firstStep, SpikeList spikes) {
    int waiting = steps.run(from, until, firstStep, spikes.packed(), spikes.size());
    spikes.extend(steps.spikes());
    return waiting;
  }

  /** The sample reached, or the step of the neurons that wait. */
  long step() {
    return steps.step();
  }
}
