package io.rheobase.sweep;

import io.rheobase.analysis.HistogramMoments;
import io.rheobase.analysis.SpikeCounts;
import io.rheobase.analysis.SpikeTrains;
import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Measure.Reduction;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.record.HistogramBins;
import io.rheobase.record.StepTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a recorder of the file records, reduced over time. */
final class RecordedGauges {

  private static final double MS_PER_S = 1000;

  private RecordedGauges() {}

  static Gauge of(Measure.Recorded measure, String name, Experiment experiment, int points) {
    Recorder recorder =
        experiment.recorders().stream()
            .filter(candidate -> candidate.name().equals(measure.recorder()))
            .findFirst()
            .orElseThrow();
    if (recorder instanceof Recorder.Variables variables) {
      Recorder.Variables one =
          new Recorder.Variables(
              name,
              variables.of(),
              List.of(measure.variable()),
              variables.every(),
              variables.window(),
              variables.format(),
              variables.spike());
      return new TraceGauge(one, measure.reduction(), points);
    }
    if (recorder instanceof Recorder.PopulationRate rate) {
      return new OfRate(rate, measure.reduction(), experiment, points);
    }
    if (recorder instanceof Recorder.Histogram histogram) {
      return new OfHistogram(histogram, name, measure.reduction(), points);
    }
    return new OfSpikes((Recorder.Spikes) recorder, experiment);
  }

  /** Neurons of a population that targets name. */
  private static BitSet neurons(List<Target> targets, String population) {
    BitSet neurons = new BitSet();
    targets.stream()
        .filter(target -> target.population().equals(population))
        .forEach(target -> target.indices().forEach(neurons::set));
    return neurons;
  }

  private static int size(Experiment experiment, Target target) {
    return experiment.population(target.population()).orElseThrow().size();
  }

  /** Rates in successive bins, of all neurons that are recorded. */
  private static final class OfRate implements Gauge {
    private final Recorder.PopulationRate recorder;
    private final Reduction reduction;
    private final Experiment experiment;
    private final int points;
    private SpikeCounts counts;

    OfRate(
        Recorder.PopulationRate recorder, Reduction reduction, Experiment experiment, int points) {
      this.recorder = recorder;
      this.reduction = reduction;
      this.experiment = experiment;
      this.points = points;
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      Target target = recorder.of().get(0);
      BitSet recorded = neurons(recorder.of(), target.population());
      int size = size(experiment, target);
      int[] groups = new int[size * points];
      Arrays.setAll(
          groups, neuron -> recorded.get(neuron % size) ? neuron / size : SpikeCounts.NONE);
      counts =
          new SpikeCounts(
              population.get(target.population()),
              groups,
              points,
              0,
              experiment.clock().steps(),
              recorder.bin());
      return counts;
    }

    @Override
    public double[] read(int point) {
      double ms = new StepTime(experiment.clock().dt()).milliseconds(recorder.bin());
      double neurons = recorder.of().get(0).count();
      double spikes =
          switch (reduction) {
            case MEAN -> (double) counts.sum(point) / counts.bins();
            case SD -> counts.deviation(point);
            case MIN -> counts.least(point);
            case MAX -> counts.greatest(point);
            case LAST -> counts.last(point);
          };
      return new double[] {counts.bins() == 0 ? Double.NaN : MS_PER_S * spikes / (neurons * ms)};
    }
  }

  private static final class OfHistogram implements Gauge {
    private final Recorder.Histogram recorder;
    private final Recorder.Histogram watched;
    private final Reduction reduction;
    private final int points;
    private HistogramMoments moments;

    OfHistogram(Recorder.Histogram recorder, String name, Reduction reduction, int points) {
      this.recorder = recorder;
      this.watched =
          new Recorder.Histogram(
              name,
              recorder.of(),
              recorder.variable(),
              recorder.bins(),
              recorder.low(),
              recorder.high(),
              recorder.at(),
              recorder.unit());
      this.reduction = reduction;
      this.points = points;
    }

    @Override
    public Optional<Recorder> watched() {
      return Optional.of(watched);
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      HistogramBins bins =
          Double.isNaN(recorder.low())
              ? HistogramBins.overTheRange(recorder.bins())
              : HistogramBins.between(recorder.bins(), recorder.low(), recorder.high());
      Trace trace = traces.values().iterator().next().get(0);
      moments = new HistogramMoments(trace, bins, points);
      return moments;
    }

    @Override
    public double[] read(int point) {
      double[] numbers = new double[recorder.bins()];
      Arrays.setAll(
          numbers,
          bin ->
              switch (reduction) {
                case MEAN -> moments.mean(point, bin);
                case SD -> moments.deviation(point, bin);
                case MIN -> moments.least(point, bin);
                case MAX -> moments.greatest(point, bin);
                case LAST -> moments.last(point, bin);
              });
      return numbers;
    }
  }

  /** The number of spikes that are recorded. */
  private static final class OfSpikes implements Gauge {
    private final Recorder.Spikes recorder;
    private final Experiment experiment;
    private final List<SpikeTrains> trains = new ArrayList<>();

    OfSpikes(Recorder.Spikes recorder, Experiment experiment) {
      this.recorder = recorder;
      this.experiment = experiment;
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      recorder
          .of()
          .forEach(target -> trains.add(new SpikeTrains(population.get(target.population()))));
      return new SinksTogether(trains);
    }

    @Override
    public double[] read(int point) {
      long spikes = 0;
      for (int t = 0; t < trains.size(); t++) {
        Target target = recorder.of().get(t);
        int first = point * size(experiment, target);
        SpikeTrains of = trains.get(t);
        spikes += target.indices().mapToLong(neuron -> of.count(first + neuron)).sum();
      }
      return new double[] {spikes};
    }
  }
}
