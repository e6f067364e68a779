package io.rheobase.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static final double[] X = {0, 1, 2, 3};
  private static final double[] Y = {-70, -60, -65, -50};

  private static Panel panel() {
    return new Panel(Axis.linear("t (ms)", 0, 3), Axis.around("V (mV)", -70, -50))
        .add(Layers.line(X, Y, Palette.BLUE, Layers.LINE))
        .lineNamed("neuron[0]", Palette.BLUE);
  }

  private static Figure figure() {
    return Figure.single("trace", "A trace < 1 & more", Figure.COLUMN, 60, panel());
  }

  private static BufferedImage image(Figure figure) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(figure.png()));
  }

  private static int inked(BufferedImage image, int left, int top, int right, int bottom) {
    int inked = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        inked += (image.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF ? 1 : 0;
      }
    }
    return inked;
  }

  @Test
  void aColumnOfAPaperHas300DotsAnInch() throws IOException {
    BufferedImage image = image(figure());
    assertEquals(85 / 25.4 * 300, image.getWidth(), 2);
    assertEquals(60 / 25.4 * 300, image.getHeight(), 2);
  }

  @Test
  void theSameFigureIsTheSameBytes() {
    assertArrayEquals(figure().png(), figure().png());
    assertEquals(figure().svg(), figure().svg());
  }

  @Test
  void anSvgIsWellFormedAndOfAPapersSize() throws Exception {
    String svg = figure().svg();
    assertNotNull(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
    assertTrue(svg.contains("<title>A trace &lt; 1 &amp; more</title>"));
    Matcher width = Pattern.compile("width=\"([\\d.]+)mm\"").matcher(svg);
    assertTrue(width.find());
    assertEquals(85, Double.parseDouble(width.group(1)), 0.2);
  }

  @Test
  void aLineIsOnePathHoweverManyPointsItHas() {
    double[] x = new double[500];
    double[] y = new double[500];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = i * i;
    }
    Panel panel =
        new Panel(Axis.linear("x", 0, 499), Axis.fromZero("y", 499 * 499))
            .add(Layers.line(x, y, Palette.GREEN, Layers.LINE));
    String svg = Figure.single("line", "", Figure.COLUMN, 60, panel).svg();
    assertEquals(2, svg.split("stroke=\"#009e73\"", -1).length);
  }

  @Test
  void aLegendStandsAboveTheDataAndCoversNone() {
    double[] height = new double[2];
    for (int named = 0; named < 2; named++) {
      Panel panel = new Panel(Axis.linear("x", 0, 1), Axis.linear("y", 0, 1));
      if (named == 1) {
        panel.lineNamed("a line", Palette.BLUE);
      }
      height[named] = panel.paint(new SvgGraphics(""), 300, 200, 0).getY();
    }
    assertTrue(height[1] >= height[0] + 13, "the data begin below the legend");
  }

  @Test
  void axesAreNamedAndTicked() throws IOException {
    BufferedImage image = image(figure());
    int w = image.getWidth();
    int h = image.getHeight();
    assertTrue(inked(image, 0, 0, w / 20, h) > 100, "the title of the vertical axis");
    assertTrue(inked(image, 0, h - h / 15, w, h) > 100, "the title of the horizontal axis");
    assertTrue(inked(image, w / 20, 0, w / 8, h) > 100, "the numbers of the vertical axis");
  }

  @Test
  void panelsBelowEachOtherStandInLine() {
    Panel narrow = new Panel(Axis.linear("t", 0, 1), Axis.linear("a", 0, 1));
    Panel wide = new Panel(Axis.linear("t", 0, 1), Axis.linear("b", 0, 100_000));
    Figure figure =
        Figure.stack("two", "", Figure.COLUMN, List.of(40.0, 40.0), List.of(narrow, wide));
    assertEquals(figure.dots(0)[0], figure.dots(1)[0], 2);
  }

  @Test
  void noColourOfAFigureIsLostOnADarkPage() throws IOException {
    String css;
    try (var in = FigureTest.class.getResourceAsStream("/io/rheobase/report/report.css")) {
      css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Panel panel = panel();
    for (int i = 0; i < 4; i++) {
      panel.add(Layers.line(X, Y, Palette.series(i), 1)).lineNamed("line", Palette.series(i));
    }
    panel.dashesNamed("level", Palette.FAINT);
    String svg = Figure.single("f", "", Figure.COLUMN, 60, panel).svgElement("f");
    Matcher colors = Pattern.compile("(?:fill|stroke)=\"#[0-9a-f]{6}\"").matcher(svg);
    List<String> missing = new ArrayList<>();
    while (colors.find()) {
      if (!css.contains("[" + colors.group() + "]")) {
        missing.add(colors.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void logarithmicAxesAreTickedAtDecades() {
    Axis axis = Axis.logarithmic("f (Hz)", 1, 1000);
    assertEquals(1.0 / 3, axis.fraction(10), 1e-12);
    Panel panel = new Panel(axis, Axis.logarithmic("p", 1e-3, 1e3));
    assertFalse(Figure.single("log", "", Figure.COLUMN, 60, panel).svg().isEmpty());
  }

  /** What is cut off in one panel must not cut the axes of the next. */
  @Test
  void everyPanelHasItsAxesInAnSvg() {
    double[] beyond = {-500, 500};
    Panel left =
        new Panel(Axis.linear("t", 0, 1), Axis.linear("a", 0, 1))
            .add(Layers.line(beyond, beyond, Palette.BLUE, 1));
    Panel right = new Panel(Axis.linear("t", 0, 1), Axis.linear("b", 0, 1));
    String svg = Figure.grid("two", "", Figure.PAGE, 60, 2, List.of(left, right)).svg();
    String after = svg.substring(svg.lastIndexOf("<g clip-path"));
    assertTrue(after.indexOf("</g>") < after.indexOf("stroke=\"#222222\""), after);
  }
}
