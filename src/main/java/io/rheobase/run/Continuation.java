package io.rheobase.run;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Recorder;

/**
 * What a finished run must be so that going on gives the bytes of one long run: nothing that it did
 * or wrote may have looked at its own end.
 */
final class Continuation {

  private Continuation() {}

  /**
   * @param sample at which its final state stands
   * @param before the run that is finished
   * @param now the longer one
   * @throws CheckpointException with the reason, where the long run would have begun otherwise
   */
  static void require(long sample, Experiment before, Experiment now) throws CheckpointException {
    long end = before.clock().steps();
    if (sample != end) {
      throw new CheckpointException(
          "the final state stands at sample "
              + sample
              + ", the run that it is to be of ends at "
              + end
              + ": run the whole time at once");
    }
    if (now.clock().steps() <= end) {
      throw new CheckpointException(
          "the run has "
              + ResolvedInputs.ms(before.clock().duration())
              + " already, which is not less than "
              + ResolvedInputs.ms(now.clock().duration()));
    }
    for (int i = 0; i < before.inputs().size(); i++) {
      if (before.inputs().get(i) instanceof Input.Ramp ramp
          && ramp.window().steps() != now.inputs().get(i).window().steps()) {
        throw new CheckpointException(
            "the ramp of input "
                + ramp.name()
                + " ends with the run, so that a longer run rises more slowly from the start:"
                + " give it a stop and run it again");
      }
    }
    for (Recorder recorder : before.recorders()) {
      if (recorder instanceof Recorder.PopulationRate rate && end % rate.bin() != 0) {
        throw new CheckpointException(
            "the last bin of recorder "
                + rate.name()
                + " is shorter than the others, since "
                + ResolvedInputs.ms(before.clock().duration())
                + " is no multiple of it; a longer run has no such row");
      }
    }
  }
}
