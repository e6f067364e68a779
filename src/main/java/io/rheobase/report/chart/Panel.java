package io.rheobase.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Two axes and what is drawn between them. XChart lays out and draws the axes; the data come as
 * layers, each a few paths or an image however many values there are.
 */
public final class Panel {

  private static final float TEXT = 9.4f;
  private static final float TITLE = 10.6f;
  private static final double FILLED = 0.98;
  private static final int PADDING = 9;

  /**
   * What the padding on the left and below has too much: names of ticks stand on the right only.
   */
  private static final int SPARED = 6;

  /** What a left axis usually takes. */
  private static final int USUAL_AXIS = 52;

  private static final int SIGNIFICANT = 6;
  private static final double PLAIN_FROM = 1e-4;
  private static final double PLAIN_BELOW = 1e6;

  private final Axis x;
  private final Axis y;
  private final List<Layer> layers = new ArrayList<>();
  private final Legend legend = new Legend();

  public Panel(Axis x, Axis y) {
    this.x = x;
    this.y = y;
  }

  /** Draws something over what was added before. */
  public Panel add(Layer layer) {
    layers.add(layer);
    return this;
  }

  /** Names the lines of a colour. */
  public Panel lineNamed(String name, Color color) {
    legend.add(new Legend.Entry(name, color, Legend.Sign.LINE));
    return this;
  }

  /** Names the dashed lines of a colour. */
  public Panel dashesNamed(String name, Color color) {
    legend.add(new Legend.Entry(name, color, Legend.Sign.DASHES));
    return this;
  }

  /** Names the dots of a colour. */
  public Panel dotsNamed(String name, Color color) {
    legend.add(new Legend.Entry(name, color, Legend.Sign.DOT));
    return this;
  }

  /** Names the areas of a colour. */
  public Panel boxNamed(String name, Color color) {
    legend.add(new Legend.Entry(name, color, Legend.Sign.BOX));
    return this;
  }

  /** Adds words to the legend. */
  public Panel note(String words) {
    legend.add(new Legend.Entry(words, Palette.INK, Legend.Sign.NONE));
    return this;
  }

  /** What its left axis takes where it is as wide as it needs. */
  int axisWidth(int width, int height) {
    XYChart sheet = chart(width + SPARED, height + SPARED, 0);
    sheet.paint(new SvgGraphics(""), width + SPARED, height + SPARED);
    return (int) Math.ceil(sheet.getYAxisLeftWidth());
  }

  /**
   * Draws the panel with its upper left corner at the origin.
   *
   * @param axisWidth what the left axis takes; 0 for as much as it needs
   * @return the area of the data
   */
  Rectangle2D paint(Graphics2D g, int width, int height, int axisWidth) {
    Font text = Typeface.size(TEXT);
    int room = width - Math.max(axisWidth, USUAL_AXIS) - PADDING;
    int above = (int) Math.ceil(legend.height(room, text));
    XYChart sheet = chart(width + SPARED, height + SPARED - above, axisWidth);
    Rectangle2D[] area = new Rectangle2D[1];
    sheet.addAnnotation(
        new Annotation(false) {
          @Override
          public void paint(Graphics2D on) {
            Scale scale = scale(sheet);
            area[0] = scale.area();
            paintLayers(on, scale);
          }
        });
    g.translate(-SPARED, above);
    sheet.paint(g, width + SPARED, height + SPARED - above);
    g.translate(SPARED, -above);
    legend.paint(g, area[0].getX() - SPARED, room, text);
    return new Rectangle2D.Double(
        area[0].getX() - SPARED, area[0].getY() + above, area[0].getWidth(), area[0].getHeight());
  }

  private void paintLayers(Graphics2D g, Scale scale) {
    Shape clip = g.getClip();
    double overhang = 1;
    g.clip(
        new Rectangle2D.Double(
            scale.area().getX() - overhang,
            scale.area().getY() - overhang,
            scale.area().getWidth() + 2 * overhang,
            scale.area().getHeight() + 2 * overhang));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    layers.forEach(layer -> layer.paint(g, scale));
    g.setClip(clip);
  }

  private Scale scale(XYChart chart) {
    double left = chart.getScreenXFromChart(x.min());
    double right = chart.getScreenXFromChart(x.max());
    double bottom = chart.getScreenYFromChart(y.min());
    double top = chart.getScreenYFromChart(y.max());
    return new Scale(x, y, new Rectangle2D.Double(left, top, right - left, bottom - top));
  }

  private XYChart chart(int width, int height, int axisWidth) {
    XYChart chart = new XYChart(width, height);
    chart.setXAxisTitle(x.title());
    chart.setYAxisTitle(y.title());
    XYStyler style = chart.getStyler();
    style(style);
    style.setYAxisLeftWidthHint(axisWidth);
    style.setXAxisMin(x.min());
    style.setXAxisMax(x.max());
    style.setYAxisMin(y.min());
    style.setYAxisMax(y.max());
    style.setXAxisLogarithmic(x.logarithmic());
    style.setYAxisLogarithmic(y.logarithmic());
    style.setXAxisTickLabelsFormattingFunction(value -> x.label(value, Panel::label));
    style.setYAxisTickLabelsFormattingFunction(value -> y.label(value, Panel::label));
    ranges(chart);
    return chart;
  }

  /** Tells the chart what its axes hold; unevenly, since it ticks evenly spaced data themselves. */
  private void ranges(XYChart chart) {
    double[] acrossX = {x.min(), x.min() + 0.3 * (x.max() - x.min()), x.max()};
    double[] acrossY = {y.min(), y.min() + 0.3 * (y.max() - y.min()), y.max()};
    XYSeries series = chart.addSeries("range", acrossX, acrossY);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
  }

  private static void style(XYStyler style) {
    Font text = Typeface.size(TEXT);
    Font title = Typeface.size(TITLE);
    style.setLocale(Locale.ROOT);
    style.setBaseFont(text);
    style.setChartTitleFont(title);
    style.setAxisTitleFont(title);
    style.setAxisTickLabelsFont(text);
    style.setLegendFont(text);
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(new Color(0, 0, 0, 0));
    style.setPlotBackgroundColor(new Color(0, 0, 0, 0));
    style.setChartFontColor(Palette.INK);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setAxisTickLabelsColor(Palette.INK);
    style.setAxisTickMarksColor(Palette.INK);
    style.setAxisTickMarksStroke(
        new BasicStroke(0.8f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesVisible(false);
    style.setPlotTicksMarksVisible(false);
    style.setAxisTicksLineVisible(true);
    style.setAxisTickMarkLength(3);
    style.setAxisTickPadding(3);
    style.setAxisTitlePadding(5);
    style.setChartPadding(PADDING);
    style.setPlotMargin(0);
    style.setPlotContentSize(FILLED);
    style.setXAxisTickMarkSpacingHint(40);
    style.setYAxisTickMarkSpacingHint(24);
    style.setXAxisLogarithmicDecadeOnly(true);
    style.setYAxisLogarithmicDecadeOnly(true);
  }

  /** A number as it is read: no more digits than it needs, and a real minus. */
  private static String label(double value) {
    BigDecimal number = new BigDecimal(value).round(new MathContext(SIGNIFICANT));
    double size = Math.abs(value);
    if (size != 0 && (size < PLAIN_FROM || size >= PLAIN_BELOW)) {
      BigDecimal stripped = number.stripTrailingZeros();
      int exponent = stripped.precision() - stripped.scale() - 1;
      String digits = stripped.movePointLeft(exponent).toPlainString();
      return (digits + "e" + exponent).replace('-', '−');
    }
    String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    return plain.replace('-', '−');
  }
}
