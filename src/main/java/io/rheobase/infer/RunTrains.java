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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The spike trains of some neurons, read from what a run has recorded. */
final class RunTrains {

  private final Map<String, Map<Integer, Gathered>> trains = new LinkedHashMap<>();
  private final Window window;

  /** Spikes of one neuron. */
  private static final class Gathered {
    private int[] times = new int[16];
    private int count;
    private int outside;

    void add(long time, long last) {
      if (time < 0 || time > last) {
        outside++;
        return;
      }
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = (int) time;
    }
  }

  /**
   * @param window samples that the voltage was recorded in
   */
  private RunTrains(List<Target> neurons, Window window) {
    this.window = window;
    for (Target target : neurons) {
      Map<Integer, Gathered> own =
          trains.computeIfAbsent(target.population(), name -> new LinkedHashMap<>());
      target.indices().forEach(neuron -> own.computeIfAbsent(neuron, n -> new Gathered()));
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
    return read.trains();
  }

  private void add(String population, int neuron, long sample) {
    Gathered train = trains.getOrDefault(population, new HashMap<>()).get(neuron);
    if (train != null) {
      train.add(sample - window.start(), window.stop() - window.start());
    }
  }

  private List<SpikeTrain> trains() {
    List<SpikeTrain> all = new ArrayList<>();
    trains.forEach(
        (population, neurons) ->
            neurons.forEach(
                (neuron, train) ->
                    all.add(
                        new SpikeTrain(
                            population,
                            neuron,
                            Arrays.copyOf(train.times, train.count),
                            train.outside))));
    return all;
  }
}
