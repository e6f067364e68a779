package io.rheobase.run;

import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import java.util.ArrayList;
import java.util.List;

/** The files of a shard of a run: spikes of every population, and every trace. */
final class PartFiles {

  private PartFiles() {}

  static String spikes(String population) {
    return "spikes." + population + ".part";
  }

  /**
   * A trace and its file.
   *
   * @param population of its neurons
   */
  record Traced(String population, Trace trace, String file) {}

  /** The traces of all recorders. */
  static List<Traced> traces(Experiment experiment, Recordings recordings) {
    List<Traced> traces = new ArrayList<>();
    for (Recorder recorder : experiment.recorders()) {
      recordings
          .traces(recorder)
          .forEach(
              (population, of) -> {
                for (int i = 0; i < of.size(); i++) {
                  String file = recorder.name() + "." + population + "." + i + ".part";
                  traces.add(new Traced(population, of.get(i), file));
                }
              });
    }
    return traces;
  }

  /** The names of all files that a shard may have. */
  static List<String> names(Experiment experiment) {
    List<String> names = new ArrayList<>();
    for (Population population : experiment.populations()) {
      names.add(spikes(population.name()));
    }
    return names;
  }
}
