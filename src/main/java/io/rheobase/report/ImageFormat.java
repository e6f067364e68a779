package io.rheobase.report;

import io.rheobase.report.chart.Figure;
import java.nio.charset.StandardCharsets;

/** How a figure is written. */
public enum ImageFormat {
  /** Vectors, for papers and pages. */
  svg,
  /** Dots, 300 an inch. */
  png;

  byte[] bytes(Figure figure) {
    return this == png ? figure.png() : figure.svg().getBytes(StandardCharsets.UTF_8);
  }
}
