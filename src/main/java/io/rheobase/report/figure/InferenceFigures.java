package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.InferenceResult;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The figures of an inference of connections: averages behind spikes, and the characteristic. */
final class InferenceFigures {

  private static final int COLUMNS = 5;
  private static final int MOST_PANELS = 30;
  private static final int MOST_POINTS = 300;
  private static final double BAND = 2;

  private final InferenceResult result;
  private final Set<FigureKind> kinds;

  InferenceFigures(InferenceResult result, Set<FigureKind> kinds) {
    this.result = result;
    this.kinds = kinds;
  }

  List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    if (kinds.contains(FigureKind.STA) && !result.trains().isEmpty()) {
      figures.add(this::averages);
    }
    if (kinds.contains(FigureKind.ROC) && result.falsePositive().length > 1) {
      figures.add(this::characteristic);
    }
    return figures;
  }

  private static double[] thinned(double[] values) {
    int step = (values.length + MOST_POINTS - 1) / MOST_POINTS;
    double[] thinned = new double[(values.length + step - 1) / Math.max(1, step)];
    for (int i = 0; i < thinned.length; i++) {
      thinned[i] = values[i * step];
    }
    return thinned;
  }

  private static Color color(String found) {
    return switch (found) {
      case "excitatory" -> Palette.VERMILLION;
      case "inhibitory" -> Palette.BLUE;
      default -> Palette.INK;
    };
  }

  private Figure averages() {
    List<InferenceResult.Train> trains =
        result.trains().subList(0, Math.min(MOST_PANELS, result.trains().size()));
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (InferenceResult.Train train : trains) {
      least = Math.min(least, Arrays.stream(train.average()).min().orElse(least));
      greatest = Math.max(greatest, Arrays.stream(train.average()).max().orElse(greatest));
    }
    double[] t = thinned(result.t());
    Axis across = Axis.linear("t (ms)", t[0], t[t.length - 1]);
    Axis up = Axis.around("V (mV)", least, greatest);
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < trains.size(); i++) {
      InferenceResult.Train train = trains.get(i);
      boolean lowest = i + COLUMNS >= trains.size();
      Panel panel =
          new Panel(lowest ? across : across.unnamed(), i % COLUMNS == 0 ? up : up.unnamed());
      if (train.shuffledMean().length > 0) {
        double[] mean = thinned(train.shuffledMean());
        double[] sd = thinned(train.shuffledSd());
        double[] low = new double[mean.length];
        double[] high = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
          low[j] = mean[j] - BAND * sd[j];
          high[j] = mean[j] + BAND * sd[j];
        }
        panel.add(Layers.band(t, low, high, Palette.FAINT));
      }
      Color color = color(train.found());
      panel.add(Layers.line(t, thinned(train.average()), color, Layers.HAIRLINE));
      panel.lineNamed(train.name(), color);
      panels.add(panel);
    }
    return Figure.grid(
        "inference.sta",
        "Voltage behind the spikes of each train; grey: shuffled trains, mean ± 2 SD; orange: found"
            + " excitatory, blue: inhibitory, black: unconnected",
        Figure.PAGE,
        30,
        COLUMNS,
        panels);
  }

  private Figure characteristic() {
    Panel panel =
        new Panel(Axis.linear("false positives", 0, 1), Axis.linear("true positives", 0, 1.02))
            .add(
                Layers.line(
                    new double[] {0, 1}, new double[] {0, 1}, Palette.FAINT, Layers.HAIRLINE))
            .add(
                Layers.line(
                    result.falsePositive(), result.truePositive(), Palette.BLUE, Layers.LINE))
            .lineNamed("inference", Palette.BLUE)
            .lineNamed("chance", Palette.FAINT);
    return Figure.single(
        "inference.roc",
        "Receiver operating characteristic of the inference",
        Figure.COLUMN,
        75,
        panel);
  }
}
