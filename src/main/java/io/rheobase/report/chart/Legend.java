package io.rheobase.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the colours of a panel mean, in rows above its data, where it covers none. */
final class Legend {

  /** How an entry is shown. */
  enum Sign {
    LINE,
    DASHES,
    DOT,
    BOX,
    NONE
  }

  /** An entry. */
  record Entry(String name, Color color, Sign sign) {}

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
  private static final double ROW = 13;
  private static final double BELOW = 4;
  private static final double SIGN = 14;
  private static final double BETWEEN = 12;
  private static final double NEAR = 4;

  private final List<Entry> entries = new ArrayList<>();

  void add(Entry entry) {
    entries.add(entry);
  }

  private static double signWidth(Entry entry) {
    return entry.sign() == Sign.NONE ? 0 : SIGN + NEAR;
  }

  private static TextLayout text(Entry entry, Font font) {
    return new TextLayout(entry.name(), font, METRICS);
  }

  /** How much of a panel's height it takes. */
  double height(double width, Font font) {
    if (entries.isEmpty()) {
      return 0;
    }
    int rows = 1;
    double x = 0;
    for (Entry entry : entries) {
      double needs = signWidth(entry) + text(entry, font).getAdvance();
      if (x > 0 && x + needs > width) {
        rows++;
        x = 0;
      }
      x += needs + BETWEEN;
    }
    return rows * ROW + BELOW;
  }

  void paint(Graphics2D g, double left, double width, Font font) {
    double x = 0;
    double y = ROW / 2;
    for (Entry entry : entries) {
      TextLayout text = text(entry, font);
      double needs = signWidth(entry) + text.getAdvance();
      if (x > 0 && x + needs > width) {
        x = 0;
        y += ROW;
      }
      sign(g, entry, left + x, y);
      g.setColor(Palette.INK);
      g.fill(
          text.getOutline(
              AffineTransform.getTranslateInstance(
                  left + x + signWidth(entry), y + 0.35 * font.getSize2D())));
      x += needs + BETWEEN;
    }
  }

  private static void sign(Graphics2D g, Entry entry, double x, double y) {
    g.setColor(entry.color());
    switch (entry.sign()) {
      case LINE, DASHES -> {
        g.setStroke(
            entry.sign() == Sign.LINE
                ? new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(
                    0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0));
        g.draw(new Line2D.Double(x, y, x + SIGN, y));
      }
      case DOT -> g.fill(new Ellipse2D.Double(x + SIGN / 2 - 2, y - 2, 4, 4));
      case BOX -> g.fill(new Rectangle2D.Double(x + 2, y - 4, SIGN - 4, 8));
      default -> {}
    }
  }
}
