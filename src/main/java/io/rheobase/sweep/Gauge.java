package io.rheobase.sweep;

import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Recorder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What measures one thing of each of several points that run side by side. */
interface Gauge {

  /** What must be traced for it, if anything. */
  default Optional<Recorder> watched() {
    return Optional.empty();
  }

  /**
   * Gets ready.
   *
   * @param population those of all points, by name
   * @param traces of what is watched, by population
   */
  SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces);

  /**
   * What was measured; NaN where there is no such number.
   *
   * @param point among those side by side
   */
  double[] read(int point);
}
