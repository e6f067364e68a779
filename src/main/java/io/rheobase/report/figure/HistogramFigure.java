package io.rheobase.report.figure;

import io.rheobase.experiment.Recorder;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Recordings;
import io.rheobase.report.data.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a variable is distributed over neurons, one panel for each time. */
final class HistogramFigure {

  private static final int MOST = 4;

  private HistogramFigure() {}

  /** Draws histograms that were recorded as such. */
  static Figure recorded(Recorder.Histogram recorder, List<Recordings.Histogram> histograms) {
    double scale = Run.scale(recorder.unit());
    String population = recorder.of().get(0).population();
    return draw(
        recorder.name() + "." + FigureKind.HISTOGRAM.text(),
        Run.titled(recorder.variable(), recorder.unit()),
        recorder.variable() + " over the neurons of " + population,
        histograms.stream()
            .map(h -> new Recordings.Histogram(h.t(), Nice.in(scale, h.edges()), h.counts()))
            .toList());
  }

  static Figure draw(
      String name, String title, String what, List<Recordings.Histogram> histograms) {
    List<Recordings.Histogram> shown = histograms.subList(0, Math.min(MOST, histograms.size()));
    double low = shown.stream().mapToDouble(h -> h.edges()[0]).min().orElse(0);
    double high = shown.stream().mapToDouble(h -> h.edges()[h.edges().length - 1]).max().orElse(1);
    Axis x = Axis.around(title, low, high);
    List<Panel> panels = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      Recordings.Histogram histogram = shown.get(i);
      double most = Arrays.stream(histogram.counts()).max().orElse(1);
      boolean lowest = i == shown.size() - 1;
      panels.add(
          new Panel(lowest ? x : x.unnamed(), Axis.fromZero("neurons", most).whole())
              .add(Layers.histogram(histogram.edges(), histogram.counts(), Palette.series(i)))
              .boxNamed("t = " + Nice.short3(histogram.t()) + " ms", Palette.series(i)));
      heights.add(lowest ? 35.0 : 28.0);
    }
    return Figure.stack(
        name, "Histogram of " + what + " at given times", Figure.COLUMN, heights, panels);
  }
}
