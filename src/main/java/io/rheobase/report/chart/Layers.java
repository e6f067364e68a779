package io.rheobase.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The layers that figures are made of. A value that is NaN is not drawn. */
public final class Layers {

  /** Width of a line of data, in units of a figure. */
  public static final float LINE = 1.2f;

  /** Width of a line among many. */
  public static final float HAIRLINE = 0.7f;

  private static final double SEAM = 0.4;

  private Layers() {}

  private static BasicStroke pen(float width) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  /** A line through points; it is interrupted where a value is NaN. */
  public static Layer line(double[] x, double[] y, Color color, float width) {
    return (g, scale) -> {
      Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length);
      boolean down = false;
      for (int i = 0; i < x.length; i++) {
        double px = scale.atX(x[i]);
        double py = scale.atY(y[i]);
        if (!Double.isFinite(px) || !Double.isFinite(py)) {
          down = false;
        } else if (down) {
          path.lineTo(px, py);
        } else {
          path.moveTo(px, py);
          down = true;
        }
      }
      g.setColor(color);
      g.setStroke(pen(width));
      g.draw(path);
    };
  }

  /** A dashed line at one height, across the panel. */
  public static Layer level(double y, Color color) {
    return (g, scale) -> {
      g.setColor(color);
      g.setStroke(dashes());
      double at = scale.atY(y);
      g.draw(new Line2D.Double(scale.area().getMinX(), at, scale.area().getMaxX(), at));
    };
  }

  /** A dashed line at one place, from the bottom to the top. */
  public static Layer place(double x, Color color) {
    return (g, scale) -> {
      g.setColor(color);
      g.setStroke(dashes());
      double at = scale.atX(x);
      g.draw(new Line2D.Double(at, scale.area().getMinY(), at, scale.area().getMaxY()));
    };
  }

  private static BasicStroke dashes() {
    return new BasicStroke(
        0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0);
  }

  /** Dots at points. */
  public static Layer dots(double[] x, double[] y, Color color, double diameter) {
    return (g, scale) -> {
      g.setColor(color);
      for (int i = 0; i < x.length; i++) {
        double px = scale.atX(x[i]);
        double py = scale.atY(y[i]);
        if (Double.isFinite(px) && Double.isFinite(py)) {
          g.fill(new Ellipse2D.Double(px - diameter / 2, py - diameter / 2, diameter, diameter));
        }
      }
    };
  }

  /** Rings around points. */
  public static Layer rings(double[] x, double[] y, Color color, double diameter) {
    return (g, scale) -> {
      g.setColor(color);
      g.setStroke(pen(1f));
      for (int i = 0; i < x.length; i++) {
        double px = scale.atX(x[i]);
        double py = scale.atY(y[i]);
        if (Double.isFinite(px) && Double.isFinite(py)) {
          g.draw(new Ellipse2D.Double(px - diameter / 2, py - diameter / 2, diameter, diameter));
        }
      }
    };
  }

  /** Bars that stand upright around points: from {@code y - spread} to {@code y + spread}. */
  public static Layer errorBars(double[] x, double[] y, double[] spread, Color color) {
    return (g, scale) -> {
      g.setColor(color);
      g.setStroke(pen(0.9f));
      for (int i = 0; i < x.length; i++) {
        if (spread[i] > 0 && Double.isFinite(y[i])) {
          double px = scale.atX(x[i]);
          double low = scale.atY(y[i] - spread[i]);
          double high = scale.atY(y[i] + spread[i]);
          g.draw(new Line2D.Double(px, low, px, high));
          g.draw(new Line2D.Double(px - 2, low, px + 2, low));
          g.draw(new Line2D.Double(px - 2, high, px + 2, high));
        }
      }
    };
  }

  /** Upright strokes: one at each x, between two heights. */
  public static Layer strokes(double[] x, double[] from, double[] to, Color color, float width) {
    return (g, scale) -> {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < x.length; i++) {
        path.moveTo(scale.atX(x[i]), scale.atY(from[i]));
        path.lineTo(scale.atX(x[i]), scale.atY(to[i]));
      }
      g.setColor(color);
      g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      g.draw(path);
    };
  }

  /**
   * A histogram: its outline, and a tint below it.
   *
   * @param edges one more than counts
   */
  public static Layer histogram(double[] edges, double[] heights, Color color) {
    return (g, scale) -> {
      Path2D outline = new Path2D.Double();
      double floor = scale.area().getMaxY();
      outline.moveTo(scale.atX(edges[0]), floor);
      for (int i = 0; i < heights.length; i++) {
        double top = Math.min(floor, scale.atY(heights[i]));
        outline.lineTo(scale.atX(edges[i]), top);
        outline.lineTo(scale.atX(edges[i + 1]), top);
      }
      outline.lineTo(scale.atX(edges[edges.length - 1]), floor);
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x38));
      g.fill(outline);
      g.setColor(color);
      g.setStroke(pen(1f));
      g.draw(outline);
    };
  }

  /** A band between two lines, filled. */
  public static Layer band(double[] x, double[] low, double[] high, Color color) {
    return (g, scale) -> {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < x.length; i++) {
        if (i == 0) {
          path.moveTo(scale.atX(x[i]), scale.atY(high[i]));
        } else {
          path.lineTo(scale.atX(x[i]), scale.atY(high[i]));
        }
      }
      for (int i = x.length - 1; i >= 0; i--) {
        path.lineTo(scale.atX(x[i]), scale.atY(low[i]));
      }
      path.closePath();
      g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x38));
      g.fill(path);
    };
  }

  /** A filled rectangle of the data's space, a little larger, so that no seam is seen. */
  public static Layer cell(double left, double right, double low, double high, Color color) {
    return (g, scale) -> {
      double x = scale.atX(left);
      double y = scale.atY(high);
      g.setColor(color);
      g.fill(
          new Rectangle2D.Double(
              x, y - SEAM, scale.atX(right) - x + SEAM, scale.atY(low) - y + SEAM));
    };
  }

  /** An image that fills the panel. */
  public static Layer image(BufferedImage image) {
    return (g, scale) -> {
      AffineTransform placing =
          AffineTransform.getTranslateInstance(scale.area().getX(), scale.area().getY());
      placing.scale(
          scale.area().getWidth() / image.getWidth(), scale.area().getHeight() / image.getHeight());
      g.drawImage(image, placing, null);
    };
  }
}
