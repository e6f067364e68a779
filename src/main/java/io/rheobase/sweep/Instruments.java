package io.rheobase.sweep;

import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Recorder;
import io.rheobase.run.Observer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * All that is measured of points that run side by side. Each number is made of the neurons of its
 * point alone, in their order, so that it does not matter what runs beside it.
 */
final class Instruments implements Observer {

  private final List<Gauge> gauges = new ArrayList<>();
  private final Optional<InferenceGauge> inference;
  private final int count;

  /**
   * @param experiment one of the points; what the gauges look at is the same in all of them
   * @param points how many stand side by side
   */
  Instruments(List<Measure> measures, Experiment experiment, int points) {
    this.inference =
        measures.stream().anyMatch(Measure.Inferred.class::isInstance)
            ? Optional.of(new InferenceGauge(experiment, "inference"))
            : Optional.empty();
    int numbers = 0;
    for (int i = 0; i < measures.size(); i++) {
      gauges.add(
          measures.get(i) instanceof Measure.Inferred inferred
              ? inference.orElseThrow().of(inferred.number())
              : gauge(measures.get(i), "measure " + i, experiment, points));
      numbers += measures.get(i).titles().size();
    }
    this.count = numbers;
  }

  /**
   * Makes of what was gathered what takes its time, once the run is over.
   *
   * @param experiment the one that was run, or one that differs in what is inferred alone
   * @param threads that do it; no result depends on it
   * @param stop asked now and then
   * @return false where it was stopped
   */
  boolean finish(Experiment experiment, int threads, BooleanSupplier stop) {
    return inference.isEmpty() || inference.get().infer(experiment, threads, stop);
  }

  private static Gauge gauge(Measure measure, String name, Experiment experiment, int points) {
    if (measure instanceof Measure.Spiking spiking) {
      return new SpikingGauge(spiking, experiment, points);
    }
    if (measure instanceof Measure.Dispersion dispersion) {
      return new DispersionGauge(dispersion, experiment, points);
    }
    if (measure instanceof Measure.Level level) {
      return TraceGauge.of(level, name, experiment, points);
    }
    if (measure instanceof Measure.Histogram histogram) {
      return HistogramGauges.of(histogram, name, experiment, points);
    }
    return RecordedGauges.of((Measure.Recorded) measure, name, experiment, points);
  }

  @Override
  public List<Recorder> watched() {
    return gauges.stream().flatMap(gauge -> gauge.watched().stream()).toList();
  }

  @Override
  public List<SliceSink> sinks(
      List<Population> populations, Function<Recorder, Map<String, List<Trace>>> traces) {
    Map<String, Population> byName = new HashMap<>();
    populations.forEach(population -> byName.put(population.name(), population));
    List<SliceSink> sinks = new ArrayList<>();
    for (Gauge gauge : gauges) {
      sinks.add(gauge.attach(byName, gauge.watched().map(traces).orElse(Map.of())));
    }
    return sinks;
  }

  /** The numbers that a point comes to, in the order of the measures. */
  double[] read(int point) {
    double[] numbers = new double[count];
    int next = 0;
    for (Gauge gauge : gauges) {
      for (double number : gauge.read(point)) {
        numbers[next++] = number;
      }
    }
    return numbers;
  }
}
