package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;
import java.util.List;
import java.util.Optional;

/** Holds what was found against what is known. */
final class Evaluation {

  private Evaluation() {}

  /** How well the connections of trains were found, whose truth is known. */
  static Performance of(List<TrainResult> trains) {
    return new Performance(
        trains.stream().map(train -> train.truth().orElseThrow()).toArray(Kind[]::new),
        trains.stream().mapToDouble(TrainResult::adjusted).toArray());
  }

  /** How well the connections of recorded neurons were found, where that is known. */
  static Optional<Performance> ifKnown(List<NeuronResult> results) {
    List<TrainResult> trains = results.stream().flatMap(n -> n.trains().stream()).toList();
    return trains.isEmpty() || trains.get(0).truth().isEmpty()
        ? Optional.empty()
        : Optional.of(of(trains));
  }
}
