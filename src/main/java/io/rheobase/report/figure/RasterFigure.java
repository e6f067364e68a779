package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.Doubles;
import io.rheobase.report.data.RasterGrid;
import io.rheobase.report.data.Rows;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;

/**
 * Every spike: few as strokes, many as an image that is darker where there are more of them in a
 * dot.
 */
final class RasterFigure {

  private static final double HIGHEST = 70;
  private static final double FRAME = 17;
  private static final double ROW = 3.2;
  private static final int SHADES = 15;
  private static final int MOST_POPULATIONS = 16;
  private static final double LIGHTEST = 0.3;
  private static final double TALLEST_DOTS = 16;

  private final String name;
  private final Rows rows;
  private final double from;
  private final double until;

  /**
   * @param name of the figure
   * @param from beginning of the time shown (ms)
   * @param until its end (ms)
   */
  RasterFigure(String name, Rows rows, double from, double until) {
    this.name = name;
    this.rows = rows;
    this.from = from;
    this.until = until;
  }

  /** What the spikes are to be counted on. */
  RasterGrid grid() {
    int[] dots = figure(panel()).dots(0);
    return new RasterGrid(rows, from, until, Math.max(1, dots[0]), Math.max(1, dots[1]));
  }

  private Panel panel() {
    Axis y = Axis.linear("neuron", -0.5, rows.total() - 0.5);
    Panel panel =
        new Panel(Nice.time(from, until), rows.total() == 1 ? y.withoutTicks() : y.whole());
    int shown = shown();
    for (int p = 0; p < rows.populations(); p++) {
      if (shown > 1 && rows.count(p) > 0) {
        panel.boxNamed(rows.name(p), color(p, shown));
      }
    }
    return panel;
  }

  private static Color color(int population, int shown) {
    return shown == 1 ? Palette.INK : Palette.series(population);
  }

  private Figure figure(Panel panel) {
    return Figure.single(
        name,
        "Raster: every spike, time against neuron",
        Figure.PAGE,
        Math.min(HIGHEST, FRAME + ROW * rows.total()),
        panel);
  }

  /** Draws the spikes that were counted. */
  Figure draw(RasterGrid grid) {
    Panel panel = panel();
    if (grid.allKept()) {
      strokes(panel, grid);
    } else {
      panel.add(Layers.image(image(grid)));
    }
    return figure(panel);
  }

  private void strokes(Panel panel, RasterGrid grid) {
    double unit = Nice.timeUnit(until);
    int shown = shown();
    double half = rows.total() < 60 ? 0.38 : 0.5;
    for (int p = 0; p < rows.populations(); p++) {
      Doubles x = new Doubles();
      Doubles low = new Doubles();
      Doubles high = new Doubles();
      for (int i = 0; i < grid.total(); i++) {
        if (grid.keptPopulation(i) == p) {
          x.add(grid.keptTime(i) / unit);
          low.add(grid.keptRow(i) - half);
          high.add(grid.keptRow(i) + half);
        }
      }
      if (x.size() > 0) {
        panel.add(
            Layers.strokes(x.array(), low.array(), high.array(), color(p, shown), Layers.HAIRLINE));
      }
    }
  }

  private int shown() {
    int shown = 0;
    for (int p = 0; p < rows.populations(); p++) {
      shown += rows.count(p) > 0 ? 1 : 0;
    }
    return shown;
  }

  /** Colour 0 is none; then come the shades of each population. */
  private IndexColorModel colors(int shown) {
    int size = 1 + MOST_POPULATIONS * SHADES;
    byte[] r = new byte[size];
    byte[] g = new byte[size];
    byte[] b = new byte[size];
    byte[] a = new byte[size];
    for (int i = 1; i < size; i++) {
      Color color = color((i - 1) / SHADES, shown);
      r[i] = (byte) color.getRed();
      g[i] = (byte) color.getGreen();
      b[i] = (byte) color.getBlue();
      a[i] = (byte) (255 * ((i - 1) % SHADES + 1) / SHADES);
    }
    return new IndexColorModel(8, size, r, g, b, a);
  }

  private BufferedImage image(RasterGrid grid) {
    int width = grid.width();
    int height = grid.height();
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colors(shown()));
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    long occupied = 0;
    long spikes = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        occupied += grid.count(x, y) > 0 ? 1 : 0;
        spikes += grid.count(x, y);
      }
    }
    double dark = Math.max(1, 1.6 * spikes / Math.max(1, occupied));
    double share = (double) occupied / (width * height);
    int[] mark = mark(grid, share);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int count = grid.count(x, y);
        if (count > 0) {
          double shade = LIGHTEST + (1 - LIGHTEST) * Math.min(1, count / dark);
          int color =
              1
                  + grid.population(x, y) % MOST_POPULATIONS * SHADES
                  + (int) Math.ceil(shade * SHADES)
                  - 1;
          stamp(pixels, width, height, x, y, mark, (byte) color);
        }
      }
    }
    return image;
  }

  /** How large a spike is drawn, in dots: the fewer there are, the larger. */
  private int[] mark(RasterGrid grid, double share) {
    double rowDots = (double) grid.height() / rows.total();
    if (rowDots >= 3) {
      return new int[] {share < 0.1 ? 2 : 1, (int) Math.min(TALLEST_DOTS, 0.8 * rowDots)};
    }
    int size = share < 0.02 ? 3 : share < 0.08 ? 2 : 1;
    return new int[] {size, size};
  }

  private static void stamp(
      byte[] pixels, int width, int height, int x, int y, int[] mark, byte color) {
    int top = Math.max(0, y - mark[1] / 2);
    int bottom = Math.min(height, top + mark[1]);
    for (int row = top; row < bottom; row++) {
      for (int column = x; column < Math.min(width, x + mark[0]); column++) {
        pixels[row * width + column] = color;
      }
    }
  }
}
