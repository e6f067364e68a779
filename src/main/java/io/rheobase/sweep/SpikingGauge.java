package io.rheobase.sweep;

import io.rheobase.analysis.SpikeTrains;
import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.record.StepTime;
import java.util.List;
import java.util.Map;

/** Numbers that the spike trains of a population come to. */
final class SpikingGauge implements Gauge {

  private static final double MS_PER_S = 1000;

  private final Measure.Spiking measure;
  private final StepTime time;
  private final Steps steps;
  private final int size;
  private SpikeTrains trains;

  SpikingGauge(Measure.Spiking measure, Experiment experiment, int points) {
    this.measure = measure;
    this.time = new StepTime(experiment.clock().dt());
    this.steps = Steps.of(measure.span(), experiment.clock());
    this.size = experiment.population(measure.population()).orElseThrow().size();
  }

  @Override
  public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
    trains = new SpikeTrains(population.get(measure.population()), steps.start(), steps.stop());
    return trains;
  }

  @Override
  public double[] read(int point) {
    int from = point * size;
    int to = from + size;
    return new double[] {
      switch (measure.statistic()) {
        case SPIKES -> total(from, to);
        case RATE -> total(from, to) / neuronSeconds();
        case RATE_SD -> spread(from, to) / neuronSeconds();
        case CV -> variation(from, to);
        case FIRST_SPIKE -> first(from, to);
      }
    };
  }

  private double neuronSeconds() {
    return size * time.milliseconds(steps.count()) / MS_PER_S;
  }

  private long total(int from, int to) {
    long total = 0;
    for (int i = from; i < to; i++) {
      total += trains.count(i);
    }
    return total;
  }

  /** Standard deviation of the counts over neurons, times their number. */
  private double spread(int from, int to) {
    long total = total(from, to);
    long squares = 0;
    for (int i = from; i < to; i++) {
      squares += trains.count(i) * trains.count(i);
    }
    return Math.sqrt((double) size * squares - (double) total * total);
  }

  private double variation(int from, int to) {
    double sum = 0;
    int neurons = 0;
    for (int i = from; i < to; i++) {
      double variation = trains.intervalVariation(i);
      if (variation == variation) {
        sum += variation;
        neurons++;
      }
    }
    return sum / neurons;
  }

  private double first(int from, int to) {
    long first = Long.MAX_VALUE;
    for (int i = from; i < to; i++) {
      if (trains.count(i) > 0) {
        first = Math.min(first, trains.first(i));
      }
    }
    return first == Long.MAX_VALUE ? Double.NaN : time.milliseconds(first);
  }
}
