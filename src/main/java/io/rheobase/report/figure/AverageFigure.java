package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.TriggeredAverage;
import io.rheobase.units.Unit;
import java.util.Arrays;
import java.util.Locale;

/** The mean course of a current around spikes, with its standard error. */
final class AverageFigure {

  private AverageFigure() {}

  static Figure draw(String name, TraceData data) {
    TriggeredAverage average = data.average().orElseThrow();
    Unit unit = data.averageUnit();
    double scale = Run.scale(unit);
    double[] mean = Nice.in(scale, average.mean());
    double[] error = Nice.in(scale, average.standardError());
    double[] t = new double[mean.length];
    double[] low = new double[mean.length];
    double[] high = new double[mean.length];
    for (int i = 0; i < t.length; i++) {
      t[i] = (i - average.before()) * data.every();
      low[i] = mean[i] - error[i];
      high[i] = mean[i] + error[i];
    }
    Panel panel =
        new Panel(
                Axis.linear("time from spike (ms)", t[0], t[t.length - 1]),
                Axis.around(
                    Run.titled("I", unit),
                    Arrays.stream(low).min().orElse(0),
                    Arrays.stream(high).max().orElse(1)))
            .add(Layers.place(0, Palette.FAINT))
            .add(Layers.band(t, low, high, Palette.BLUE))
            .add(Layers.line(t, mean, Palette.BLUE, Layers.LINE))
            .lineNamed("mean ± SE", Palette.BLUE)
            .note(String.format(Locale.ROOT, "%,d spikes", average.count()));
    return Figure.single(
        name, "Spike-triggered average of the input current", Figure.COLUMN, 60, panel);
  }
}
