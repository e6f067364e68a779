package io.rheobase.sweep;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of every point: recorders of the file, every spike, or a state variable. */
final class Stored {

  private static final String SPIKES = "spikes";

  private Stored() {}

  /** An experiment that records what is to be kept, of which nothing is inferred. */
  static Experiment of(Experiment experiment, List<String> names) {
    List<Recorder> recorders = new ArrayList<>();
    for (String name : names) {
      Optional<Recorder> own =
          experiment.recorders().stream().filter(r -> r.name().equals(name)).findFirst();
      recorders.add(
          own.orElseGet(
              () -> name.equals(SPIKES) ? spikes(experiment) : variable(experiment, name)));
    }
    return experiment.recording(recorders).with(Optional.empty());
  }

  private static Recorder spikes(Experiment experiment) {
    return new Recorder.Spikes(
        SPIKES, experiment.populations().stream().map(Target::all).toList(), Recorder.Format.CSV);
  }

  /** Of all neurons that have it, at every sample. */
  private static Recorder variable(Experiment experiment, String name) {
    List<Population> having =
        experiment.populations().stream()
            .filter(
                population ->
                    population.model().equations().states().stream()
                        .anyMatch(state -> state.name().equals(name)))
            .toList();
    boolean peaked = having.stream().allMatch(p -> p.parameters().containsKey("V_peak"));
    return new Recorder.Variables(
        name,
        having.stream().map(Target::all).toList(),
        List.of(name),
        1,
        new Window(0, experiment.clock().steps()),
        Recorder.Format.CSV,
        peaked ? Recorder.SpikeSample.V_PEAK : Recorder.SpikeSample.VALUE);
  }
}
