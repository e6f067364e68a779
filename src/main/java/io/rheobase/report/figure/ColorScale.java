package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import java.awt.Color;

/**
 * Colours for magnitudes, or, where there are values on both sides of 0, for magnitudes with a
 * sign.
 *
 * @param low value of the first colour
 * @param high value of the last
 * @param signed whether the middle colour is 0
 */
record ColorScale(double low, double high, boolean signed) {

  private static final int STEPS = 64;

  /** The scale that suits values between two bounds. */
  static ColorScale of(double least, double greatest) {
    if (least < 0 && greatest > 0) {
      double reach = Math.max(-least, greatest);
      return new ColorScale(-reach, reach, true);
    }
    if (!(greatest > least)) {
      double around = least == 0 ? 1 : Math.abs(least) / 10;
      return new ColorScale(least - around, least + around, false);
    }
    return new ColorScale(least, greatest, false);
  }

  Color color(double value) {
    double fraction = (value - low) / (high - low);
    return signed ? Palette.signed(fraction) : Palette.magnitude(fraction);
  }

  /** A narrow panel that shows which colour is which value. */
  Panel panel(String title) {
    Panel panel = new Panel(Axis.linear("", 0, 1).withoutTicks(), Axis.linear(title, low, high));
    for (int i = 0; i < STEPS; i++) {
      double from = low + (high - low) * i / STEPS;
      double to = low + (high - low) * (i + 1.2) / STEPS;
      panel.add(Layers.cell(0, 1, from, Math.min(to, high), color((from + to) / 2)));
    }
    return panel;
  }
}
