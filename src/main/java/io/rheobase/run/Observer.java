package io.rheobase.run;

import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Recorder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Looks at a run, or at several side by side, while they go on; it changes none of their bits. */
public interface Observer {

  /** Looks at nothing. */
  Observer NONE =
      new Observer() {
        @Override
        public List<Recorder> watched() {
          return List.of();
        }

        @Override
        public List<SliceSink> sinks(
            List<Population> populations, Function<Recorder, Map<String, List<Trace>>> traces) {
          return List.of();
        }
      };

  /** Recorders of variables that are traced for it besides those of the file. */
  List<Recorder> watched();

  /**
   * Where what is traced goes, and whatever else looks at the run.
   *
   * @param populations in the order of the file; those of several runs stand one after the other in
   *     one
   * @param traces of a recorder, watched or not, by population: one for each variable
   */
  List<SliceSink> sinks(
      List<Population> populations, Function<Recorder, Map<String, List<Trace>>> traces);
}
