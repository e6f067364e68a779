package io.rheobase.params;

import java.math.BigDecimal;
import java.util.List;

/**
 * All that a result depends on: a parameter file, resolved. Two files with equal experiments give
 * the same bytes.
 *
 * @param dt step (ms)
 * @param steps number of steps
 * @param seed of every random draw
 * @param populations in the order of the file
 * @param inputs in the order of the file
 * @param traces recorded variables
 */
public record Experiment(
    BigDecimal dt,
    int steps,
    long seed,
    List<PopulationSpec> populations,
    List<InputSpec> inputs,
    List<TraceSpec> traces) {

  public Experiment {
    populations = List.copyOf(populations);
    inputs = List.copyOf(inputs);
    traces = List.copyOf(traces);
  }

  /** The simulated time (ms). */
  public BigDecimal duration() {
    return dt.multiply(BigDecimal.valueOf(steps));
  }

  /** Neurons of all populations together. */
  public long neurons() {
    return populations.stream().mapToLong(PopulationSpec::size).sum();
  }
}
