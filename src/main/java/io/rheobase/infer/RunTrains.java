package io.rheobase.infer;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Inference.Trains;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import io.rheobase.params.RecordedSpikes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spike trains of some neurons, read from what a run has recorded. */
final class RunTrains {

  private final Map<String, Map<Integer, GrowingTrain>> trains = new LinkedHashMap<>();

  private RunTrains(List<Target> neurons, Window window) {
    for (Target target : neurons) {
      Map<Integer, GrowingTrain> own =
          trains.computeIfAbsent(target.population(), name -> new LinkedHashMap<>());
      target
          .indices()
          .forEach(neuron -> own.computeIfAbsent(neuron, n -> new GrowingTrain(window)));
    }
  }

  /**
   * Reads trains.
   *
   * @param window samples that the voltage was recorded in
   * @param folder with the files of the run
   * @return in the order in which the neurons are named; some may be empty
   */
  static List<SpikeTrain> read(
      Trains.Recorded asked, Recorder.Spikes recorder, Clock clock, Window window, Path folder)
      throws IOException {
    RunTrains read = new RunTrains(asked.neurons(), window);
    new RecordedSpikes(recorder, clock).forEach(folder, read::add);
    List<SpikeTrain> all = new ArrayList<>();
    read.trains.forEach(
        (population, own) ->
            own.forEach((neuron, train) -> all.add(train.train(population, neuron))));
    return all;
  }

  private void add(String population, int neuron, long sample) {
    GrowingTrain train = trains.getOrDefault(population, Map.of()).get(neuron);
    if (train != null) {
      train.add(sample);
    }
  }
}
