package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.SweepTable;
import io.rheobase.report.data.SweepTable.Cell;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The figures of a sweep: each measure as lines over an address, and as a heat map over two. */
public final class SweepFigures {

  private static final int MOST_MEASURES = 8;
  private static final int MOST_LINES = 12;
  private static final int PLAIN_COLORS = 6;

  private final SweepTable table;
  private final Set<FigureKind> kinds;

  /**
   * @param kinds of figures that are wanted
   */
  public SweepFigures(SweepTable table, Set<FigureKind> kinds) {
    this.table = table;
    this.kinds = Set.copyOf(kinds);
  }

  /** The figures, each to be drawn when it is asked for. */
  public List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    List<Integer> varying = table.varying();
    if (varying.isEmpty() || !table.isNumeric(varying.get(0))) {
      return figures;
    }
    int x = varying.get(0);
    int y = varying.size() > 1 ? varying.get(1) : -1;
    for (int m = 0; m < Math.min(MOST_MEASURES, table.measures().size()); m++) {
      int measure = m;
      Map<List<String>, Cell> cells = table.over(x, y, measure);
      if (cells.values().stream().noneMatch(cell -> Double.isFinite(cell.mean()))) {
        continue;
      }
      if (kinds.contains(FigureKind.LINES)) {
        figures.add(() -> lines(x, y, measure, cells));
      }
      if (kinds.contains(FigureKind.HEATMAP) && y >= 0 && table.isNumeric(y)) {
        figures.add(() -> heatMap(x, y, measure, cells));
      }
    }
    return figures;
  }

  private String name(int measure, FigureKind kind) {
    return "sweep." + table.measures().get(measure).name() + "." + kind.text();
  }

  /** What a measure is averaged over besides, in words. */
  private String caption(int measure, Map<List<String>, Cell> cells) {
    boolean several = cells.values().stream().anyMatch(cell -> cell.rows().size() > 1);
    return table.measures().get(measure).name()
        + (several ? ", mean and SD of the points that agree" : "");
  }

  /** The scale of an axis: equal factors where the values are spaced so. */
  private static boolean isGeometric(double[] values) {
    if (values.length < 3 || values[0] <= 0) {
      return false;
    }
    double ratio = values[1] / values[0];
    boolean equalSteps = true;
    boolean equalRatios = true;
    for (int i = 2; i < values.length; i++) {
      equalRatios &= Math.abs(values[i] / values[i - 1] / ratio - 1) < 1e-3;
      double step = values[1] - values[0];
      equalSteps &= Math.abs(values[i] - values[i - 1] - step) < 1e-6 * Math.abs(step);
    }
    return equalRatios && !equalSteps;
  }

  private double[] numbers(int axis) {
    return table.values(axis).stream().mapToDouble(SweepTable::number).toArray();
  }

  private Figure lines(int x, int y, int measure, Map<List<String>, Cell> cells) {
    List<String> places = table.values(x);
    double[] across = numbers(x);
    List<String> lines = y < 0 ? List.of("") : table.values(y);
    double least = 0;
    double most = 0;
    for (Cell cell : cells.values()) {
      if (Double.isFinite(cell.mean())) {
        least = Math.min(least, cell.mean() - cell.deviation());
        most = Math.max(most, cell.mean() + cell.deviation());
      }
    }
    String label = table.axes().get(x).label();
    String value = table.measures().get(measure).label();
    Axis horizontal =
        isGeometric(across)
            ? Axis.logarithmic(label, across[0], across[across.length - 1])
            : Axis.around(label, across[0], across[across.length - 1]);
    Panel panel =
        new Panel(
            horizontal, least < 0 ? Axis.around(value, least, most) : Axis.fromZero(value, most));
    int shown = Math.min(MOST_LINES, lines.size());
    for (int i = 0; i < shown; i++) {
      String line = lines.get((int) ((long) i * lines.size() / shown));
      Color color = color(i, shown);
      double[] mean = new double[across.length];
      double[] spread = new double[across.length];
      for (int j = 0; j < across.length; j++) {
        Cell cell = cells.get(List.of(places.get(j), line));
        mean[j] = cell == null ? Double.NaN : cell.mean();
        spread[j] = cell == null ? 0 : cell.deviation();
      }
      panel.add(Layers.errorBars(across, mean, spread, color));
      panel.add(Layers.line(across, mean, color, Layers.LINE));
      if (across.length <= 40) {
        panel.add(Layers.dots(across, mean, color, 3.4));
      }
      if (y >= 0) {
        SweepTable.Column family = table.axes().get(y);
        panel.lineNamed(
            (i == 0 ? family.name() + " = " : "")
                + line
                + (family.unit().isEmpty() ? "" : " " + family.unit()),
            color);
      }
    }
    return Figure.single(
        name(measure, FigureKind.LINES),
        caption(measure, cells) + ", over " + table.axes().get(x).name(),
        1.25 * Figure.COLUMN,
        70,
        panel);
  }

  private static Color color(int line, int lines) {
    return lines <= PLAIN_COLORS
        ? Palette.series(line)
        : Palette.magnitude(0.92 * line / (lines - 1));
  }

  /** The edges of cells around values: half way to the next. */
  private static double[] edges(double[] values, boolean geometric) {
    double[] at = geometric ? Arrays.stream(values).map(StrictMath::log).toArray() : values;
    double[] edges = new double[at.length + 1];
    for (int i = 1; i < at.length; i++) {
      edges[i] = (at[i - 1] + at[i]) / 2;
    }
    edges[0] = at[0] - (edges[1] - at[0]);
    edges[at.length] = at[at.length - 1] + (at[at.length - 1] - edges[at.length - 1]);
    return geometric ? Arrays.stream(edges).map(StrictMath::exp).toArray() : edges;
  }

  private static Axis axis(String label, double[] edges, boolean geometric) {
    double low = edges[0];
    double high = edges[edges.length - 1];
    return geometric ? Axis.logarithmic(label, low, high) : Axis.linear(label, low, high);
  }

  private Figure heatMap(int x, int y, int measure, Map<List<String>, Cell> cells) {
    double[] across = numbers(x);
    double[] up = numbers(y);
    boolean logX = isGeometric(across);
    boolean logY = isGeometric(up);
    double[] edgesX = edges(across, logX);
    double[] edgesY = edges(up, logY);
    double[] means =
        cells.values().stream().mapToDouble(Cell::mean).filter(Double::isFinite).toArray();
    ColorScale scale =
        ColorScale.of(Arrays.stream(means).min().orElse(0), Arrays.stream(means).max().orElse(1));
    Panel panel =
        new Panel(
            axis(table.axes().get(x).label(), edgesX, logX),
            axis(table.axes().get(y).label(), edgesY, logY));
    List<String> columns = table.values(x);
    List<String> rows = table.values(y);
    for (int i = 0; i < columns.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        Cell cell = cells.get(List.of(columns.get(i), rows.get(j)));
        if (cell != null && Double.isFinite(cell.mean())) {
          panel.add(
              Layers.cell(
                  edgesX[i], edgesX[i + 1], edgesY[j], edgesY[j + 1], scale.color(cell.mean())));
        }
      }
    }
    return Figure.withScale(
        name(measure, FigureKind.HEATMAP),
        caption(measure, cells)
            + ", over "
            + table.axes().get(x).name()
            + " and "
            + table.axes().get(y).name(),
        1.4 * Figure.COLUMN,
        80,
        26,
        List.of(panel, scale.panel(table.measures().get(measure).label())));
  }

  /** A colour of the heat map, for a page. */
  public static String cssColor(double least, double most, double value) {
    Color color = ColorScale.of(least, most).color(value);
    return String.format(
        Locale.ROOT, "#%02x%02x%02x", color.getRed(), color.getGreen(), color.getBlue());
  }
}
