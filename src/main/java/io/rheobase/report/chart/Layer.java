package io.rheobase.report.chart;

import java.awt.Graphics2D;

/** Something drawn into a panel; what leaves its area is cut off. */
@FunctionalInterface
public interface Layer {

  /** Draws it. */
  void paint(Graphics2D g, Scale scale);
}
