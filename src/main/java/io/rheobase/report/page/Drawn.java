package io.rheobase.report.page;

import io.rheobase.report.chart.Figure;

/**
 * A figure as it stands in a page.
 *
 * @param svg an SVG element
 * @param caption below it
 * @param wide whether it takes the whole width of the page
 */
public record Drawn(String svg, String caption, boolean wide) {

  /**
   * Draws a figure.
   *
   * @param number of the figure in its page
   */
  public static Drawn of(Figure figure, int number) {
    return new Drawn(figure.svgElement("f" + number + "c"), figure.caption(), figure.isWide());
  }
}
