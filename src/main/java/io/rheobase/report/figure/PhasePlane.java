package io.rheobase.report.figure;

import io.rheobase.equations.StateVariable;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Curve;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.TraceColumn;
import io.rheobase.units.Unit;
import java.util.Arrays;
import java.util.List;

/** The course of two variables against each other, and where each would stand still. */
final class PhasePlane {

  private static final double MOST_OF_TIME = 0.97;
  private static final double BEYOND = 0.25;

  private PhasePlane() {}

  static Panel panel(Run run, Cells cells, TraceData data, TraceColumn first, TraceColumn second) {
    Unit unitX = run.unit(first.population(), first.variable());
    Unit unitY = run.unit(second.population(), second.variable());
    double scaleX = Run.scale(unitX);
    double scaleY = Run.scale(unitY);
    Curve x = data.inStep(first);
    Curve y = data.inStep(second);
    boolean resets = !run.population(first.population()).model().equations().reset().isEmpty();
    double right = resets ? withoutUpstroke(x) : x.greatest();
    Axis across =
        Axis.around(Run.titled(first.variable(), unitX), x.least() / scaleX, right / scaleX);
    double roomY = Math.max(0.3 * (y.greatest() - y.least()), 1e-9);
    Axis up =
        Axis.linear(
            Run.titled(second.variable(), unitY),
            (y.least() - roomY) / scaleY,
            (y.greatest() + roomY) / scaleY);
    Evaluation evaluation = cells.evaluation(first.population(), first.neuron());
    double current = new Drive(run, run.population(first.population())).current(first.neuron());
    evaluation.set("I", current);
    List<StateVariable> states = evaluation.equations().states();
    Panel panel = new Panel(across, up);
    panel.note(first.neuronName());
    for (int i = 0; i < 2; i++) {
      StateVariable state = states.get(i);
      double[][] zeros =
          Nullcline.of(
              (v, w) -> {
                evaluation.set(first.variable(), v * scaleX);
                evaluation.set(second.variable(), w * scaleY);
                return evaluation.rate(state);
              },
              across.min(),
              across.max(),
              up.min(),
              up.max());
      var color = i == 0 ? Palette.VERMILLION : Palette.GREEN;
      panel.add(Layers.line(zeros[0], zeros[1], color, Layers.LINE));
      panel.lineNamed("d" + state.name() + "/dt = 0", color);
    }
    double[] courseX = Nice.in(scaleX, resets ? cutAtResets(x.y()) : x.y());
    double[] courseY = Nice.in(scaleY, y.y());
    panel.add(Layers.line(courseX, courseY, Palette.BLUE, Layers.HAIRLINE));
    panel.lineNamed("course", Palette.BLUE);
    return panel;
  }

  /** An upper end that leaves most of a spike's upstroke out: what happens is below. */
  private static double withoutUpstroke(Curve x) {
    double[] sorted = x.y().clone();
    Arrays.sort(sorted);
    double most = sorted[(int) (MOST_OF_TIME * (sorted.length - 1))];
    return Math.min(x.greatest(), most + BEYOND * (most - x.least()));
  }

  /** No line joins the top of a spike and the reset. */
  private static double[] cutAtResets(double[] x) {
    double range = Arrays.stream(x).max().orElse(0) - Arrays.stream(x).min().orElse(0);
    double[] cut = x.clone();
    for (int i = 1; i < x.length; i++) {
      if (x[i - 1] - x[i] > range / 3) {
        cut[i - 1] = Double.NaN;
      }
    }
    return cut;
  }
}
