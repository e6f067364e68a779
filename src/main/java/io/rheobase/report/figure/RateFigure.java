package io.rheobase.report.figure;

import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Curve;
import io.rheobase.report.data.Run;
import java.util.List;

/** A recorded population rate over time. */
final class RateFigure {

  private RateFigure() {}

  /**
   * Draws it.
   *
   * @param rates one curve for each population
   */
  static Figure draw(Run run, Recorder.PopulationRate recorder, List<Curve> rates) {
    double width = recorder.bin() * run.dt();
    double unit = Nice.timeUnit(run.until());
    double most = rates.stream().mapToDouble(Curve::greatest).filter(v -> v > 0).max().orElse(0);
    List<String> names =
        run.populationNames().stream()
            .filter(name -> recorder.of().stream().map(Target::population).anyMatch(name::equals))
            .toList();
    Panel panel = new Panel(Nice.time(0, run.until()), Axis.fromZero("rate (Hz)", most));
    for (int i = 0; i < rates.size(); i++) {
      Curve rate = rates.get(i);
      double[] t = rate.x().clone();
      for (int j = 0; j < t.length; j++) {
        t[j] = (t[j] + width / 2) / unit;
      }
      int color = i < names.size() ? run.populationNames().indexOf(names.get(i)) : i;
      panel.add(Layers.line(t, rate.y(), Palette.series(color), Layers.LINE));
      panel.lineNamed(i < names.size() ? names.get(i) : "", Palette.series(color));
    }
    panel.note("bins of " + Nice.short3(width) + " ms");
    return Figure.single(
        recorder.name() + "." + FigureKind.RATE.text(),
        "Population rate over time, in bins of " + Nice.short3(width) + " ms",
        Figure.PAGE,
        50,
        panel);
  }
}
