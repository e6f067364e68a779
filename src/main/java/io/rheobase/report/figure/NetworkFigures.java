package io.rheobase.report.figure;

import io.rheobase.experiment.Recorder;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.SynapseGrid;
import io.rheobase.report.data.WeightCourses;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The weights of connections: as a matrix, and over time. */
final class NetworkFigures {

  private static final int COLORS = 255;

  private final Run run;

  NetworkFigures(Run run) {
    this.run = run;
  }

  /** The matrix of a recorder of connections. */
  Figure matrix(Recorder.Connections recorder, SynapseGrid grid) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        double weight = grid.weight(column, row);
        if (Double.isFinite(weight)) {
          least = Math.min(least, weight);
          greatest = Math.max(greatest, weight);
        }
      }
    }
    ColorScale scale =
        least <= greatest
            ? ColorScale.of(Math.min(least, greatest > 0 ? 0 : least), Math.max(greatest, 0))
            : ColorScale.of(0, 1);
    Panel panel =
        new Panel(
                Axis.linear("source neuron", -0.5, grid.sourceCount() - 0.5).whole(),
                Axis.linear("target neuron", -0.5, grid.targetCount() - 0.5).whole())
            .add(Layers.image(image(grid, scale)));
    String unit = grid.unit().isEmpty() ? "" : " (" + grid.unit() + ")";
    return Figure.withScale(
        recorder.name() + "." + FigureKind.MATRIX.text(),
        "Weights of "
            + String.join(", ", recorder.connections())
            + (grid.isCoarse() ? ", mean over pairs in a cell" : "; white: no synapse"),
        1.4 * Figure.COLUMN,
        Figure.COLUMN,
        26,
        List.of(panel, scale.panel("weight" + unit)));
  }

  private static BufferedImage image(SynapseGrid grid, ColorScale scale) {
    byte[] r = new byte[COLORS + 1];
    byte[] g = new byte[COLORS + 1];
    byte[] b = new byte[COLORS + 1];
    byte[] a = new byte[COLORS + 1];
    for (int i = 0; i < COLORS; i++) {
      var color = scale.color(scale.low() + (scale.high() - scale.low()) * (i + 0.5) / COLORS);
      r[i + 1] = (byte) color.getRed();
      g[i + 1] = (byte) color.getGreen();
      b[i + 1] = (byte) color.getBlue();
      a[i + 1] = (byte) 255;
    }
    BufferedImage image =
        new BufferedImage(
            grid.columns(),
            grid.rows(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, COLORS + 1, r, g, b, a));
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        double weight = grid.weight(column, row);
        if (Double.isFinite(weight)) {
          double fraction = (weight - scale.low()) / (scale.high() - scale.low());
          int color = 1 + (int) Math.min(COLORS - 1, Math.max(0, fraction * COLORS));
          pixels[(grid.rows() - 1 - row) * grid.columns() + column] = (byte) color;
        }
      }
    }
    return image;
  }

  /** The course of weights, and how they are distributed at the beginning and at the end. */
  Figure weights(Recorder.Weights recorder, WeightCourses courses) {
    double unit = Nice.timeUnit(run.until());
    double[] t = Nice.in(unit, courses.t());
    String title = "weight" + (courses.unit().isEmpty() ? "" : " (" + courses.unit() + ")");
    double[] low = new double[t.length];
    double[] high = new double[t.length];
    for (int i = 0; i < t.length; i++) {
      low[i] = courses.mean()[i] - courses.deviation()[i];
      high[i] = courses.mean()[i] + courses.deviation()[i];
    }
    double least = Arrays.stream(low).min().orElse(0);
    double greatest = Arrays.stream(high).max().orElse(1);
    for (double[] course : courses.some()) {
      least = Math.min(least, Arrays.stream(course).min().orElse(least));
      greatest = Math.max(greatest, Arrays.stream(course).max().orElse(greatest));
    }
    Panel over =
        new Panel(Nice.time(t[0] * unit, run.until()), Axis.around(title, least, greatest));
    over.add(Layers.band(t, low, high, Palette.BLUE));
    for (double[] course : courses.some()) {
      over.add(Layers.line(t, course, Palette.FAINT, Layers.HAIRLINE));
    }
    over.add(Layers.line(t, courses.mean(), Palette.BLUE, 1.6f));
    over.lineNamed("mean ± SD of all", Palette.BLUE).lineNamed("some synapses", Palette.FAINT);
    List<Panel> panels = new ArrayList<>(List.of(over));
    panels.add(
        Distributions.panel(
            title,
            "synapses",
            List.of("first", "last"),
            new double[][] {courses.first(), courses.last()},
            new int[] {0, 1},
            0));
    return Figure.grid(
        recorder.name() + "." + FigureKind.WEIGHTS.text(),
        "Weights over time, and their distribution at the beginning and at the end",
        Figure.PAGE,
        60,
        2,
        panels);
  }
}
