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
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The figures of an inference of connections: averages behind spikes, p, the characteristic. */
public final class InferenceFigures {

  private static final int COLUMNS = 5;
  private static final int MOST_PANELS = 30;
  private static final int MOST_POINTS = 300;
  private static final double BAND = 2;
  private static final double DOT = 4;
  private static final double RING = 8;

  /** The factor between the ends of an axis of p and its data. */
  private static final double ROOM = 1.3;

  private static final List<String> KINDS = List.of("unconnected", "excitatory", "inhibitory");

  private final InferenceResult result;
  private final Set<FigureKind> kinds;
  private final List<InferenceResult.Train> averaged;
  private final int[] tested;

  /**
   * @param kinds that are wanted
   */
  public InferenceFigures(InferenceResult result, Set<FigureKind> kinds) {
    this.result = result;
    this.kinds = kinds;
    this.averaged =
        result.trains().stream()
            .filter(train -> train.average().length > 0)
            .limit(MOST_PANELS)
            .toList();
    this.tested =
        IntStream.range(0, result.trains().size())
            .filter(i -> !Double.isNaN(result.trains().get(i).p()))
            .toArray();
  }

  /** What makes each figure that there is something for. */
  public List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    if (kinds.contains(FigureKind.STA) && !averaged.isEmpty()) {
      figures.add(this::averages);
    }
    if (kinds.contains(FigureKind.P_VALUES) && tested.length > 0) {
      figures.add(this::probabilities);
    }
    if (kinds.contains(FigureKind.ROC)) {
      result.characteristic().ifPresent(known -> figures.add(() -> characteristic(known)));
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
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (InferenceResult.Train train : averaged) {
      least = Math.min(least, Arrays.stream(train.average()).min().orElse(least));
      greatest = Math.max(greatest, Arrays.stream(train.average()).max().orElse(greatest));
    }
    double[] t = thinned(result.t());
    Axis across = Axis.linear("t (ms)", t[0], t[t.length - 1]);
    Axis up = Axis.around("V (mV)", least, greatest);
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < averaged.size(); i++) {
      InferenceResult.Train train = averaged.get(i);
      boolean lowest = i + COLUMNS >= averaged.size();
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

  private Figure probabilities() {
    double least = result.trains().get(tested[0]).p();
    for (int i : tested) {
      least = Math.min(least, result.trains().get(i).p());
    }
    Panel panel =
        new Panel(
            Axis.linear("train", -0.5, result.trains().size() - 0.5).whole(),
            Axis.logarithmic("p", Math.min(least, result.alpha()) / ROOM, ROOM));
    if (!Double.isNaN(result.alpha())) {
      panel.add(Layers.level(result.alpha(), Palette.INK));
      panel.dashesNamed("α = " + result.alpha(), Palette.INK);
    }
    boolean known = false;
    for (String kind : KINDS) {
      int[] found = numbers(train -> train.found().equals(kind));
      int[] real = numbers(train -> train.truth().equals(kind));
      panel.add(Layers.dots(doubles(found), p(found), color(kind), DOT));
      panel.add(Layers.rings(doubles(real), p(real), color(kind), RING));
      known |= real.length > 0;
      if (found.length + real.length > 0) {
        panel.dotsNamed(kind, color(kind));
      }
    }
    panel.note(known ? "dot: found, ring: truth" : "dot: found");
    return Figure.single(
        "inference.p-values",
        "How likely the average of each train is without a connection; dots: what it was found to"
            + " be"
            + (known ? ", rings: what it is" : ""),
        Figure.PAGE,
        70,
        panel);
  }

  private int[] numbers(Predicate<InferenceResult.Train> which) {
    return Arrays.stream(tested).filter(i -> which.test(result.trains().get(i))).toArray();
  }

  private static double[] doubles(int[] numbers) {
    return Arrays.stream(numbers).asDoubleStream().toArray();
  }

  private double[] p(int[] numbers) {
    return Arrays.stream(numbers).mapToDouble(i -> result.trains().get(i).p()).toArray();
  }

  private static Figure characteristic(InferenceResult.Characteristic known) {
    Panel panel =
        new Panel(Axis.linear("false positives", 0, 1), Axis.linear("true positives", 0, 1.02));
    panel.add(
        Layers.line(new double[] {0, 1}, new double[] {0, 1}, Palette.FAINT, Layers.HAIRLINE));
    int curves = known.curves().size();
    for (int i = 0; i < curves; i++) {
      InferenceResult.Detection curve = known.curves().get(i);
      Color color = color(curve.kind());
      // What lies below is wider, so that curves that coincide are all seen.
      float width = Layers.LINE * (curves - i);
      panel.add(Layers.line(known.falsePositive(), curve.truePositive(), color, width));
      panel.lineNamed(
          String.format(Locale.ROOT, "%s, AUC %.3f", curve.kind(), curve.area()), color);
    }
    panel.lineNamed("chance", Palette.FAINT);
    return Figure.single(
        "inference.roc",
        "Receiver operating characteristic of the inference, over α",
        Figure.COLUMN,
        85,
        panel);
  }
}
