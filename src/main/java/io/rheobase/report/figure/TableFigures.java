package io.rheobase.report.figure;

import io.rheobase.experiment.Population;
import io.rheobase.experiment.Values;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.NeuronRates;
import io.rheobase.report.data.Run;
import io.rheobase.run.NeuronValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The figures of what every neuron has one number of: its rate, its parameters, its current. */
final class TableFigures {

  private static final int LEAST_NEURONS = 5;
  private static final int MOST_PANELS = 8;
  private static final double MS_PER_S = 1000;

  private final Run run;
  private final Set<FigureKind> kinds;

  TableFigures(Run run, Set<FigureKind> kinds) {
    this.run = run;
    this.kinds = kinds;
  }

  List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    if (kinds.contains(FigureKind.RATES)) {
      rates().ifPresent(figures::add);
    }
    if (kinds.contains(FigureKind.PARAMETERS)) {
      parameters().ifPresent(figures::add);
    }
    List<Supplier<Figure>> curves = new ArrayList<>();
    for (Population population : run.experiment().populations()) {
      curve(population).ifPresent(curves::add);
    }
    figures.addAll(curves);
    return figures;
  }

  private Optional<Supplier<Figure>> rates() {
    List<String> names = new ArrayList<>();
    List<double[]> sets = new ArrayList<>();
    List<Integer> colors = new ArrayList<>();
    for (int p = 0; p < run.experiment().populations().size(); p++) {
      String name = run.experiment().populations().get(p).name();
      NeuronRates rates = run.rates().get(name);
      if (rates != null && rates.rate().length >= LEAST_NEURONS) {
        names.add(name);
        sets.add(rates.rate());
        colors.add(p);
      }
    }
    if (sets.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        () ->
            Figure.single(
                "rates.histogram",
                "Rates of the neurons",
                Figure.COLUMN,
                60,
                Distributions.panel(
                    "rate (Hz)",
                    "neurons",
                    names,
                    sets.toArray(double[][]::new),
                    colors.stream().mapToInt(Integer::intValue).toArray(),
                    MS_PER_S / run.until())));
  }

  /** Parameters that are drawn, listed or read for each neuron. */
  private Optional<Supplier<Figure>> parameters() {
    List<Supplier<Panel>> panels = new ArrayList<>();
    NeuronValues values = new NeuronValues(run.experiment().seed());
    for (int p = 0; p < run.experiment().populations().size(); p++) {
      Population population = run.experiment().populations().get(p);
      int color = p;
      boolean several = run.experiment().populations().size() > 1;
      population
          .parameters()
          .forEach(
              (name, given) -> {
                if (differs(given, population) && panels.size() < MOST_PANELS) {
                  panels.add(
                      () ->
                          Distributions.panel(
                              (several ? population.name() + ": " : "")
                                  + Run.titled(name, given.unit()),
                              "neurons",
                              List.of(name),
                              new double[][] {
                                Nice.in(
                                    Run.scale(given.unit()),
                                    values.parameter(population, name).over(0, population.size()))
                              },
                              new int[] {color},
                              0));
                }
              });
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        () ->
            Figure.grid(
                "parameters.histogram",
                "Values that differ between neurons",
                panels.size() == 1 ? Figure.COLUMN : Figure.PAGE,
                55,
                Math.min(2, panels.size()),
                panels.stream().map(Supplier::get).toList()));
  }

  private static boolean differs(Values values, Population population) {
    return population.size() >= LEAST_NEURONS
        && !(values instanceof Values.Constant)
        && !(values instanceof Values.Linspace);
  }

  private Optional<Supplier<Figure>> curve(Population population) {
    Drive drive = new Drive(run, population);
    FigureKind kind = drive.isNoisy() ? FigureKind.I_O : FigureKind.F_I;
    NeuronRates rates = run.rates().get(population.name());
    if (!kinds.contains(kind) || rates == null) {
      return Optional.empty();
    }
    return drive
        .varied()
        .filter(varied -> varied.values().length == rates.rate().length)
        .map(varied -> () -> curve(population, kind, varied, rates.rate()));
  }

  private Figure curve(Population population, FigureKind kind, Drive.Varied varied, double[] rate) {
    double scale = Run.scale(varied.unit());
    Map<Double, double[]> sums = new TreeMap<>();
    for (int i = 0; i < rate.length; i++) {
      double[] own = sums.computeIfAbsent(varied.values()[i] / scale, key -> new double[3]);
      own[0]++;
      own[1] += rate[i];
      own[2] += rate[i] * rate[i];
    }
    double[] x = sums.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = new double[x.length];
    double[] spread = new double[x.length];
    int i = 0;
    boolean several = false;
    double most = 0;
    for (double[] own : sums.values()) {
      y[i] = own[1] / own[0];
      spread[i] = Math.sqrt(Math.max(0, own[2] / own[0] - y[i] * y[i]));
      several |= own[0] > 1;
      most = Math.max(most, y[i] + spread[i]);
      i++;
    }
    Panel panel =
        new Panel(
            Axis.around(
                Run.titled(kind == FigureKind.I_O ? "mean current" : "current", varied.unit()),
                x[0],
                x[x.length - 1]),
            Axis.fromZero("rate (Hz)", most));
    panel.add(Layers.line(x, y, Palette.BLUE, Layers.LINE));
    panel.add(Layers.errorBars(x, y, spread, Palette.BLUE));
    if (x.length <= 60) {
      panel.add(Layers.dots(x, y, Palette.BLUE, 4));
    }
    panel.lineNamed(population.name() + (several ? " (mean ± SD over neurons)" : ""), Palette.BLUE);
    return Figure.single(
        population.name() + "." + kind.text(),
        kind == FigureKind.I_O
            ? "Input-output curve: rate against the mean of a noisy current"
            : "f-I curve: rate against current",
        Figure.COLUMN,
        60,
        panel);
  }
}
