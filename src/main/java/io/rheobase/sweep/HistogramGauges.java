package io.rheobase.sweep;

import io.rheobase.analysis.IntervalCounts;
import io.rheobase.analysis.SpikeTrains;
import io.rheobase.analysis.ValueCounts;
import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Recorder;
import io.rheobase.record.HistogramBins;
import io.rheobase.record.StepTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many values fall into each bin. */
final class HistogramGauges {

  private static final double MS_PER_S = 1000;

  private HistogramGauges() {}

  static Gauge of(Measure.Histogram measure, String name, Experiment experiment, int points) {
    HistogramBins bins = HistogramBins.between(measure.bins(), measure.low(), measure.high());
    return switch (measure.subject()) {
      case VARIABLE ->
          new OfVariable(
              TraceGauge.everySample(
                  name, measure.population(), measure.variable(), measure.span(), experiment),
              bins,
              points);
      case INTERVAL -> new OfIntervals(measure, bins, experiment, points);
      case RATE -> new OfRates(measure, bins, experiment);
    };
  }

  private static double[] numbers(long[] counts) {
    return Arrays.stream(counts).asDoubleStream().toArray();
  }

  private static final class OfVariable implements Gauge {
    private final Recorder watched;
    private final HistogramBins bins;
    private final int points;
    private ValueCounts counts;

    OfVariable(Recorder watched, HistogramBins bins, int points) {
      this.watched = watched;
      this.bins = bins;
      this.points = points;
    }

    @Override
    public Optional<Recorder> watched() {
      return Optional.of(watched);
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      counts = new ValueCounts(traces.values().iterator().next().get(0), bins, points);
      return counts;
    }

    @Override
    public double[] read(int point) {
      return numbers(counts.counts(point));
    }
  }

  private static final class OfIntervals implements Gauge {
    private final Measure.Histogram measure;
    private final HistogramBins bins;
    private final Experiment experiment;
    private final int points;
    private IntervalCounts counts;

    OfIntervals(Measure.Histogram measure, HistogramBins bins, Experiment experiment, int points) {
      this.measure = measure;
      this.bins = bins;
      this.experiment = experiment;
      this.points = points;
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      Steps steps = Steps.of(measure.span(), experiment.clock());
      counts =
          new IntervalCounts(
              population.get(measure.population()),
              points,
              steps.start(),
              steps.stop(),
              bins.edges(),
              experiment.clock().dt());
      return counts;
    }

    @Override
    public double[] read(int point) {
      return numbers(counts.counts(point));
    }
  }

  private static final class OfRates implements Gauge {
    private final Measure.Histogram measure;
    private final HistogramBins bins;
    private final Steps steps;
    private final double seconds;
    private final int size;
    private SpikeTrains trains;

    OfRates(Measure.Histogram measure, HistogramBins bins, Experiment experiment) {
      this.measure = measure;
      this.bins = bins;
      this.steps = Steps.of(measure.span(), experiment.clock());
      this.seconds = new StepTime(experiment.clock().dt()).milliseconds(steps.count()) / MS_PER_S;
      this.size = experiment.population(measure.population()).orElseThrow().size();
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      trains = new SpikeTrains(population.get(measure.population()), steps.start(), steps.stop());
      return trains;
    }

    @Override
    public double[] read(int point) {
      double[] rates = new double[size];
      Arrays.setAll(rates, i -> trains.count(point * size + i) / seconds);
      return numbers(bins.counts(bins.edges(), rates, 0, size));
    }
  }
}
