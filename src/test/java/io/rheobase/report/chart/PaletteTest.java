package io.rheobase.report.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class PaletteTest {

  /** Linear RGB as dichromats see it (Viénot, Brettel & Mollon 1999, doi:10.1002/col.20140). */
  private static final double[][] PROTANOPIA = {
    {0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}
  };

  private static final double[][] DEUTERANOPIA = {
    {0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}
  };

  private static final double[][] USUAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
  }

  /** CIE L*a*b* as it is seen. */
  private static double[] seen(Color color, double[][] vision) {
    double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
    double[] as = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        as[i] += vision[i][j] * rgb[j];
      }
    }
    double x = f((0.4124 * as[0] + 0.3576 * as[1] + 0.1805 * as[2]) / 0.9505);
    double y = f(0.2126 * as[0] + 0.7152 * as[1] + 0.0722 * as[2]);
    double z = f((0.0193 * as[0] + 0.1192 * as[1] + 0.9505 * as[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > 0.008856 ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double distance(Color first, Color second, double[][] vision) {
    double[] a = seen(first, vision);
    double[] b = seen(second, vision);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void seriesAreToldApartWithAnyColourVision() {
    for (double[][] vision : new double[][][] {USUAL, PROTANOPIA, DEUTERANOPIA}) {
      for (int i = 0; i < 7; i++) {
        assertTrue(distance(Palette.series(i), Palette.PAPER, vision) > 25, "on paper " + i);
        for (int j = 0; j < i; j++) {
          double apart = distance(Palette.series(i), Palette.series(j), vision);
          assertTrue(apart > 11, i + " and " + j + " are " + apart + " apart");
        }
      }
    }
  }

  @Test
  void magnitudesGrowLighterWithAnyColourVision() {
    for (double[][] vision : new double[][][] {USUAL, PROTANOPIA, DEUTERANOPIA}) {
      double before = -1;
      for (int i = 0; i <= 20; i++) {
        double lightness = seen(Palette.magnitude(i / 20.0), vision)[0];
        assertTrue(lightness > before, "at " + i / 20.0);
        before = lightness;
      }
    }
  }

  @Test
  void signsDarkenToBothSidesOfZero() {
    double middle = seen(Palette.signed(0.5), USUAL)[0];
    for (int i = 0; i <= 10; i++) {
      assertTrue(seen(Palette.signed(i / 20.0), USUAL)[0] <= middle);
      assertTrue(seen(Palette.signed(1 - i / 20.0), USUAL)[0] <= middle);
    }
  }
}
