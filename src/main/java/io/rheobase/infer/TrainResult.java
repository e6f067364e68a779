package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;
import java.util.Optional;

/**
 * What was found about a train and a recorded neuron.
 *
 * @param train the train
 * @param test of it
 * @param adjusted its probability, corrected over all trains of the neuron where that is asked for;
 *     NaN where it was not tested
 * @param found what it is taken for
 * @param truth what it is, where that is known
 */
public record TrainResult(
    SpikeTrain train, TrainTest test, double adjusted, Kind found, Optional<Kind> truth) {

  /** Why it was not tested; empty where it was. */
  public String note() {
    if (test.isTested()) {
      return "";
    }
    if (train.spikes() == 0) {
      return "no spikes";
    }
    return train.times().length == 0 ? "outside the recording" : "too few spikes";
  }
}
