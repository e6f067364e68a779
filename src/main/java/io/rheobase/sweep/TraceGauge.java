package io.rheobase.sweep;

import io.rheobase.analysis.TraceMoments;
import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Measure.Reduction;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state variable, reduced over neurons and samples. */
final class TraceGauge implements Gauge {

  private final Recorder.Variables watched;
  private final Reduction reduction;
  private final int points;
  private final List<TraceMoments> moments = new ArrayList<>();

  /**
   * @param watched records the variable alone
   */
  TraceGauge(Recorder.Variables watched, Reduction reduction, int points) {
    this.watched = watched;
    this.reduction = reduction;
    this.points = points;
  }

  /** Of all neurons of a population, at every sample, with the state after a spike's reset. */
  static TraceGauge of(Measure.Level measure, String name, Experiment experiment, int points) {
    Recorder.Variables every =
        everySample(name, measure.population(), measure.variable(), measure.span(), experiment);
    return new TraceGauge(every, measure.reduction(), points);
  }

  static Recorder.Variables everySample(
      String name, String population, String variable, Measure.Span span, Experiment experiment) {
    Steps steps = Steps.of(span, experiment.clock());
    return new Recorder.Variables(
        name,
        List.of(Target.all(experiment.population(population).orElseThrow())),
        List.of(variable),
        1,
        new Window(steps.start(), steps.stop()),
        Recorder.Format.CSV,
        Recorder.SpikeSample.RESET);
  }

  @Override
  public Optional<Recorder> watched() {
    return Optional.of(watched);
  }

  @Override
  public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
    traces.values().forEach(of -> moments.add(new TraceMoments(of.get(0))));
    return new SinksTogether(moments);
  }

  @Override
  public double[] read(int point) {
    double mean = sum(point, TraceMoments::mean) / columns();
    return new double[] {
      switch (reduction) {
        case MEAN -> mean;
        case SD ->
            Math.sqrt(
                sum(point, (of, i) -> of.variance(i) + (of.mean(i) - mean) * (of.mean(i) - mean))
                    / columns());
        case MIN -> extreme(point, TraceMoments::least, -1);
        case MAX -> extreme(point, TraceMoments::greatest, 1);
        case LAST -> sum(point, TraceMoments::last) / columns();
      }
    };
  }

  private int columns() {
    return moments.stream().mapToInt(TraceMoments::columns).sum() / points;
  }

  /** A number of a column. */
  private interface OfColumn {
    double of(TraceMoments moments, int column);
  }

  private double sum(int point, OfColumn number) {
    double sum = 0;
    for (TraceMoments of : moments) {
      int columns = of.columns() / points;
      for (int i = point * columns; i < (point + 1) * columns; i++) {
        sum += number.of(of, i);
      }
    }
    return sum;
  }

  private double extreme(int point, OfColumn number, int sign) {
    double extreme = Double.NEGATIVE_INFINITY;
    for (TraceMoments of : moments) {
      int columns = of.columns() / points;
      for (int i = point * columns; i < (point + 1) * columns; i++) {
        extreme = Math.max(extreme, sign * number.of(of, i));
      }
    }
    return Double.isInfinite(extreme) ? Double.NaN : sign * extreme;
  }
}
