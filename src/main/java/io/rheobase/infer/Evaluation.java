package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;
import java.util.List;

/** Holds what was found against what is known. */
final class Evaluation {

  private Evaluation() {}

  /** How well the connections of trains were found, whose truth is known. */
  static Performance of(List<TrainResult> trains) {
    return new Performance(
        trains.stream().map(train -> train.truth().orElseThrow()).toArray(Kind[]::new),
        trains.stream().mapToDouble(TrainResult::adjusted).toArray());
  }
}
