package io.rheobase.report.chart;

import java.awt.geom.Rectangle2D;

/**
 * Where values lie on the paper.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param area that the data fill; an axis ends at its edges
 */
public record Scale(Axis x, Axis y, Rectangle2D area) {

  /** The horizontal place of a value. */
  public double atX(double value) {
    return area.getX() + x.fraction(value) * area.getWidth();
  }

  /** The vertical place of a value. */
  public double atY(double value) {
    return area.getMaxY() - y.fraction(value) * area.getHeight();
  }
}
