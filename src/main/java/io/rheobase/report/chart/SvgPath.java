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

  /** Lines are given by their lengths, which have fewer digits than places have. */
  private void lineTo(double[] c) {
    long x = rounded(c[0]);
    long y = rounded(c[1]);
    if (x != lastX || y != lastY || lastCommand == 'M') {
      command('l');
      append(x - lastX);
      append(y - lastY);
      lastX = x;
      lastY = y;
    }
  }

  private void segment(char command, double[] c, int points) {
    command(command);
    for (int i = 0; i < 2 * points; i++) {
      append(rounded(c[i]));
    }
    lastX = rounded(c[2 * points - 2]);
    lastY = rounded(c[2 * points - 1]);
  }

  private void command(char command) {
    if (command != lastCommand) {
      data.append(command);
    }
    lastCommand = command;
  }

  /** Appends hundredths; a space where the number would run into the one before. */
  private void append(long hundredths) {
    char last = data.charAt(data.length() - 1);
    if (hundredths >= 0 && (last >= '0' && last <= '9' || last == '.')) {
      data.append(' ');
    }
    appendNumber(data, hundredths);
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
    appendNumber(text, rounded(number));
    return text.toString();
  }

  private static void appendNumber(StringBuilder text, long hundredths) {
    long value = Math.abs(hundredths);
    if (hundredths < 0) {
      text.append('-');
    }
    int rest = (int) (value % 100);
    if (value >= 100 || rest == 0) {
      text.append(value / 100);
    }
    if (rest != 0) {
      text.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 != 0) {
        text.append((char) ('0' + rest % 10));
      }
    }
  }
}
