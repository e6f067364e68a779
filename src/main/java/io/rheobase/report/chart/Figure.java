package io.rheobase.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Panels on a sheet of the size of a paper's column. A unit is 1/96 inch; a PNG file has 300 dots
 * an inch.
 */
public final class Figure {

  /** Width of one column of a paper (mm). */
  public static final double COLUMN = 85;

  /** Width of a page's text (mm). */
  public static final double PAGE = 174;

  private static final String PAPER = "\" fill=\"#ffffff\"/>\n";
  private static final double WIDE = 1.6 * COLUMN;
  private static final double UNITS_A_MM = 96 / 25.4;
  private static final double DOTS_A_UNIT = 300.0 / 96;
  private static final double DOTS_AN_INCH = 300;

  private final String name;
  private final String caption;
  private final int width;
  private final int height;
  private final List<Placed> panels = new ArrayList<>();

  private record Placed(Panel panel, int x, int y, int width, int height) {
    boolean standsInLine(Placed other) {
      return x == other.x && width == other.width;
    }
  }

  private Figure(String name, String caption, int width, int height) {
    this.name = name;
    this.caption = caption;
    this.width = width;
    this.height = height;
  }

  /**
   * A figure of panels in rows.
   *
   * @param name of its file, without the format
   * @param caption what it shows, in a sentence
   * @param widthMm its width
   * @param rowMm height of a row
   * @param columns number of panels in a row
   */
  public static Figure grid(
      String name, String caption, double widthMm, double rowMm, int columns, List<Panel> panels) {
    int rows = (panels.size() + columns - 1) / columns;
    int width = units(widthMm);
    int row = units(rowMm);
    Figure figure = new Figure(name, caption, width, row * rows);
    for (int i = 0; i < panels.size(); i++) {
      int left = width * (i % columns) / columns;
      int right = width * (i % columns + 1) / columns;
      figure.panels.add(new Placed(panels.get(i), left, i / columns * row, right - left, row));
    }
    return figure;
  }

  /** A figure of one panel. */
  public static Figure single(
      String name, String caption, double widthMm, double heightMm, Panel panel) {
    return grid(name, caption, widthMm, heightMm, 1, List.of(panel));
  }

  /**
   * A figure of panels below each other, of different heights.
   *
   * @param heightsMm one for each panel
   */
  public static Figure stack(
      String name, String caption, double widthMm, List<Double> heightsMm, List<Panel> panels) {
    int width = units(widthMm);
    int height = heightsMm.stream().mapToInt(Figure::units).sum();
    Figure figure = new Figure(name, caption, width, height);
    int y = 0;
    for (int i = 0; i < panels.size(); i++) {
      int own = units(heightsMm.get(i));
      figure.panels.add(new Placed(panels.get(i), 0, y, width, own));
      y += own;
    }
    return figure;
  }

  /**
   * A panel with a narrow one at its right, which shows what its colours mean.
   *
   * @param scaleMm width of the narrow one
   */
  public static Figure withScale(
      String name,
      String caption,
      double widthMm,
      double heightMm,
      double scaleMm,
      List<Panel> panels) {
    int width = units(widthMm);
    int narrow = units(scaleMm);
    Figure figure = new Figure(name, caption, width, units(heightMm));
    figure.panels.add(new Placed(panels.get(0), 0, 0, width - narrow, figure.height));
    figure.panels.add(new Placed(panels.get(1), width - narrow, 0, narrow, figure.height));
    return figure;
  }

  private static int units(double mm) {
    return (int) Math.round(mm * UNITS_A_MM);
  }

  /** Whether it is much wider than a column. */
  public boolean isWide() {
    return width > units(WIDE);
  }

  /** The name of its file, without the format. */
  public String name() {
    return name;
  }

  /** What it shows, in a sentence. */
  public String caption() {
    return caption;
  }

  /**
   * The area of a panel's data in the dots of a PNG file: how many there are for data that come as
   * an image.
   *
   * @param panel its number
   * @return width, height
   */
  public int[] dots(int panel) {
    SvgGraphics nowhere = new SvgGraphics("");
    Placed placed = panels.get(panel);
    Rectangle2D area =
        placed.panel.paint(nowhere, placed.width, placed.height, axisWidths()[panel]);
    return new int[] {
      (int) Math.round(area.getWidth() * DOTS_A_UNIT),
      (int) Math.round(area.getHeight() * DOTS_A_UNIT)
    };
  }

  /** The axes of panels below each other are of one width, so that their areas stand in line. */
  private int[] axisWidths() {
    int[] own = new int[panels.size()];
    int[] widths = new int[panels.size()];
    for (int i = 0; i < widths.length; i++) {
      Placed panel = panels.get(i);
      if (panels.stream().filter(panel::standsInLine).count() > 1) {
        own[i] = panel.panel.axisWidth(panel.width, panel.height);
      }
    }
    for (int i = 0; i < widths.length; i++) {
      for (int j = 0; j < widths.length; j++) {
        if (panels.get(i).standsInLine(panels.get(j))) {
          widths[i] = Math.max(widths[i], own[j]);
        }
      }
    }
    return widths;
  }

  private void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    int[] widths = axisWidths();
    for (int i = 0; i < panels.size(); i++) {
      Placed placed = panels.get(i);
      g.translate(placed.x, placed.y);
      placed.panel.paint(g, placed.width, placed.height, widths[i]);
      g.translate(-placed.x, -placed.y);
    }
  }

  /** The figure as a PNG file, on white. */
  public byte[] png() {
    int across = (int) Math.round(width * DOTS_A_UNIT);
    int down = (int) Math.round(height * DOTS_A_UNIT);
    BufferedImage image = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, across, down);
      g.scale(DOTS_A_UNIT, DOTS_A_UNIT);
      paint(g);
    } finally {
      g.dispose();
    }
    return PngImage.bytes(image, DOTS_AN_INCH);
  }

  /**
   * The figure as an SVG element, without a background.
   *
   * @param prefix of the names in it, so that several of them can stand in one page
   */
  public String svgElement(String prefix) {
    SvgGraphics graphics = new SvgGraphics(prefix);
    paint(graphics);
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%smm\" height=\"%smm\""
                + " viewBox=\"0 0 %d %d\" role=\"img\">\n<title>%s</title>\n",
            SvgPath.number(width / UNITS_A_MM),
            SvgPath.number(height / UNITS_A_MM),
            width,
            height,
            escaped(caption))
        + graphics.elements()
        + "</svg>\n";
  }

  /** The figure as an SVG file, on white. */
  public String svg() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + svgElement("clip")
            .replaceFirst(
                "</title>\n", "</title>\n<rect width=\"" + width + "\" height=\"" + height + PAPER);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
