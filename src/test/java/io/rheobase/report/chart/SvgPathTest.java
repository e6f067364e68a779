package io.rheobase.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.junit.jupiter.api.Test;

class SvgPathTest {

  private static String data(double... line) {
    SvgPath path = new SvgPath();
    for (int i = 0; i + 3 < line.length; i += 2) {
      path.append(
          new Line2D.Double(line[i], line[i + 1], line[i + 2], line[i + 3]), new AffineTransform());
    }
    return path.toString();
  }

  @Test
  void linesThatFollowEachOtherAreOne() {
    assertEquals("M0 0l1.5 2-1.25-1.99", data(0, 0, 1.5, 2, 0.25, 0.01));
  }

  @Test
  void roundingDoesNotAddUp() {
    double[] line = new double[2002];
    for (int i = 0; i <= 1000; i++) {
      line[2 * i] = i * 0.333;
    }
    String[] lengths = data(line).split("l")[1].split(" ");
    double sum = 0;
    for (int i = 0; i < lengths.length; i += 2) {
      sum += Double.parseDouble(lengths[i]);
    }
    assertEquals(333, sum, 1e-9);
  }

  @Test
  void numbersHaveNoMoreDigitsThanTheyNeed() {
    assertEquals("-.5", SvgPath.number(-0.5));
    assertEquals("0", SvgPath.number(-0.001));
    assertEquals("12.3", SvgPath.number(12.3));
    assertEquals("100", SvgPath.number(99.999));
  }

  @Test
  void curvesAndClosedShapesComeAsTheyAre() {
    Path2D path = new Path2D.Double();
    path.moveTo(1, 1);
    path.quadTo(2, 2, 3, 1);
    path.curveTo(4, 0, 5, 0, 6, 1);
    path.closePath();
    SvgPath svg = new SvgPath();
    svg.append(path, AffineTransform.getTranslateInstance(10, 0));
    assertEquals("M11 1Q12 2 13 1C14 0 15 0 16 1Z", svg.toString());
  }
}
