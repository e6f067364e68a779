package io.rheobase.sweep;

import io.rheobase.analysis.SpikeCounts;
import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Measure.Counting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Variance by mean of numbers of spikes, of neurons or of the population. */
final class DispersionGauge implements Gauge {

  private final Measure.Dispersion measure;
  private final Steps steps;
  private final long bin;
  private final int size;
  private final int points;
  private SpikeCounts counts;

  DispersionGauge(Measure.Dispersion measure, Experiment experiment, int points) {
    this.measure = measure;
    this.steps = Steps.of(measure.span(), experiment.clock());
    this.bin = Math.max(1, Steps.nearest(measure.bin(), experiment.clock()));
    this.size = experiment.population(measure.population()).orElseThrow().size();
    this.points = points;
  }

  @Override
  public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
    boolean each = measure.counting() == Counting.FANO;
    int[] groups = new int[size * points];
    Arrays.setAll(groups, neuron -> each ? neuron : neuron / size);
    counts =
        new SpikeCounts(
            population.get(measure.population()),
            groups,
            each ? groups.length : points,
            steps.start(),
            steps.stop(),
            bin);
    return counts;
  }

  @Override
  public double[] read(int point) {
    if (measure.counting() == Counting.SYNCHRONY) {
      return new double[] {counts.dispersion(point)};
    }
    double sum = 0;
    int neurons = 0;
    for (int i = point * size; i < (point + 1) * size; i++) {
      double dispersion = counts.dispersion(i);
      if (dispersion == dispersion) {
        sum += dispersion;
        neurons++;
      }
    }
    return new double[] {sum / neurons};
  }
}
