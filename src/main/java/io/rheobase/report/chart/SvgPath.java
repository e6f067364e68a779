package io.rheobase.report.chart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** Path data of SVG: absolute coordinates to a hundredth of a unit. */
final class SvgPath {

  private static final double HUNDREDTHS = 100;

  private final StringBuilder data = new StringBuilder();
  private long lastX = Long.MIN_VALUE;
  private long lastY = Long.MIN_VALUE;
  private char lastCommand;

  /** Appends a shape. A line that begins where the last one ended goes on from there. */
  void append(Shape shape, AffineTransform transform) {
    double[] c = new double[6];
    for (PathIterator path = shape.getPathIterator(transform); !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> moveTo(c);
        case PathIterator.SEG_LINETO -> lineTo(c);
        case PathIterator.SEG_QUADTO -> segment('Q', c, 2);
        case PathIterator.SEG_CUBICTO -> segment('C', c, 3);
        default -> {
          data.append('Z');
          lastCommand = 'Z';
          lastX = Long.MIN_VALUE;
        }
      }
    }
  }

  private void moveTo(double[] c) {
    if (rounded(c[0]) != lastX || rounded(c[1]) != lastY) {
      segment('M', c, 1);
    }
  }

  private void lineTo(double[] c) {
    if (rounded(c[0]) != lastX || rounded(c[1]) != lastY || lastCommand == 'M') {
      segment('L', c, 1);
    }
  }

  private void segment(char command, double[] c, int points) {
    if (command != lastCommand) {
      data.append(command);
    } else {
      data.append(' ');
    }
    for (int i = 0; i < 2 * points; i++) {
      if (i > 0) {
        data.append(' ');
      }
      appendNumber(data, c[i]);
    }
    lastCommand = command;
    lastX = rounded(c[2 * points - 2]);
    lastY = rounded(c[2 * points - 1]);
  }

  boolean isEmpty() {
    return data.length() == 0;
  }

  @Override
  public String toString() {
    return data.toString();
  }

  private static long rounded(double number) {
    return Math.round(number * HUNDREDTHS);
  }

  /** A number to a hundredth, without what it does not need. */
  static String number(double number) {
    StringBuilder text = new StringBuilder();
    appendNumber(text, number);
    return text.toString();
  }

  private static void appendNumber(StringBuilder text, double number) {
    long value = rounded(number);
    if (value < 0) {
      text.append('-');
      value = -value;
    }
    text.append(value / 100);
    int rest = (int) (value % 100);
    if (rest != 0) {
      text.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 != 0) {
        text.append((char) ('0' + rest % 10));
      }
    }
  }
}
