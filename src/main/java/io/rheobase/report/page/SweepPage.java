package io.rheobase.report.page;

import io.rheobase.report.data.SweepTable;
import io.rheobase.report.data.SweepTable.Cell;
import io.rheobase.report.data.SweepTable.Column;
import io.rheobase.report.figure.SweepFigures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page about a sweep: what every point came to. */
public final class SweepPage {

  private static final int MOST_ROWS = 10_000;
  private static final int MOST_CELLS = 7000;
  private static final int MOST_MAPS = 3;

  private final String name;
  private final Map<String, Object> manifest;
  private final String parameters;
  private final SweepTable table;

  /**
   * @param name of the sweep
   * @param manifest what its manifest says
   * @param parameters its parameter file
   */
  public SweepPage(String name, Map<String, Object> manifest, String parameters, SweepTable table) {
    this.name = name;
    this.manifest = manifest;
    this.parameters = parameters;
    this.table = table;
  }

  /**
   * The page.
   *
   * @param drawn figures as SVG elements
   */
  public String html(List<Drawn> drawn) {
    Page page = new Page(name, subtitle());
    page.section("summary", "Summary", summary());
    page.section("warnings", "Warnings", Provenance.warnings(manifest));
    page.section("maps", "Heat maps", maps());
    page.section("figures", "Figures", Page.figures(drawn));
    page.section("table", "Points", points());
    page.section(
        "parameters",
        "Parameters",
        parameters.isEmpty()
            ? new Html()
            : new Html().markup("<pre tabindex=\"0\">").text(parameters).markup("</pre>\n"));
    page.section("provenance", "Provenance", Provenance.of(manifest));
    return page.html("{\"until\":0}");
  }

  private String subtitle() {
    return Html.count(table.rows().size())
        + " points, "
        + table.varying().stream()
            .map(axis -> table.values(axis).size() + " values of " + table.axes().get(axis).name())
            .collect(Collectors.joining(", "));
  }

  private Html summary() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "points",
        Html.count(table.rows().size())
            + (table.failed() > 0 ? ", " + Html.count(table.failed()) + " without a result" : ""));
    for (int axis = 0; axis < table.axes().size(); axis++) {
      List<String> values = table.values(axis);
      Column column = table.axes().get(axis);
      facts.put(
          column.title(),
          values.size() == 1
              ? values.get(0)
              : values.size()
                  + " values, "
                  + values.get(0)
                  + " to "
                  + values.get(values.size() - 1)
                  + (column.unit().isEmpty() ? "" : " " + column.unit()));
    }
    facts.put(
        "measured", table.measures().stream().map(Column::title).collect(Collectors.joining(", ")));
    return Page.facts(facts);
  }

  /** The heat maps, as tables whose cells can be pointed at. */
  private Html maps() {
    Html html = new Html();
    List<Integer> varying = table.varying();
    if (varying.isEmpty()) {
      return html;
    }
    int x = varying.get(0);
    int y = varying.size() > 1 ? varying.get(1) : -1;
    int rows = y < 0 ? 1 : table.values(y).size();
    if (table.values(x).size() * (long) rows > MOST_CELLS) {
      return html;
    }
    html.markup(
        "<p class=\"hint\">Point at a cell, or reach it by Tab and arrow keys: its point is");
    html.markup(" named here and marked in the table below.</p>\n");
    html.markup("<p><output id=\"point\"></output></p>\n");
    for (int m = 0; m < Math.min(MOST_MAPS, table.measures().size()); m++) {
      map(html, x, y, m);
    }
    return html;
  }

  private void map(Html html, int x, int y, int measure) {
    Map<List<String>, Cell> cells = table.over(x, y, measure);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Cell cell : cells.values()) {
      if (Double.isFinite(cell.mean())) {
        least = Math.min(least, cell.mean());
        most = Math.max(most, cell.mean());
      }
    }
    if (least > most) {
      return;
    }
    Column value = table.measures().get(measure);
    html.element("h3", value.label());
    html.element(
        "p class=\"hint\"",
        "to the right: "
            + table.axes().get(x).label()
            + (y < 0 ? "" : "; upwards: " + table.axes().get(y).label()));
    html.markup("<div class=\"scroll\"><table class=\"heat\"><thead><tr><td></td>");
    List<String> columns = table.values(x);
    for (String column : columns) {
      html.element("th scope=\"col\"", column);
    }
    html.markup("</tr></thead>\n<tbody>\n");
    List<String> rows = new ArrayList<>(y < 0 ? List.of("") : table.values(y));
    Collections.reverse(rows);
    for (String row : rows) {
      html.markup("<tr>").element("th scope=\"row\"", row.isEmpty() ? value.name() : row);
      for (String column : columns) {
        Cell cell = cells.get(List.of(column, row));
        if (cell == null || !Double.isFinite(cell.mean())) {
          html.markup("<td></td>");
        } else {
          cell(html, describe(x, column, y, row, value, cell), cell, least, most);
        }
      }
      html.markup("</tr>\n");
    }
    html.markup("</tbody></table></div>\n");
  }

  private static void cell(Html html, String words, Cell cell, double least, double most) {
    String rows =
        cell.rows().stream()
            .filter(row -> row < MOST_ROWS)
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    html.markup("<td style=\"background:" + SweepFigures.cssColor(least, most, cell.mean()));
    html.markup("\"><button type=\"button\" aria-label=\"").text(words);
    html.markup("\" data-point=\"").text(words).markup("\" data-rows=\"" + rows);
    html.markup("\"></button></td>");
  }

  private String describe(int x, String column, int y, String row, Column value, Cell cell) {
    return part(table.axes().get(x), column)
        + (y < 0 ? "" : ", " + part(table.axes().get(y), row))
        + ": "
        + part(value, Provenance.rounded(cell.mean()))
        + (cell.count() > 1
            ? " ± " + Provenance.rounded(cell.deviation()) + " (" + cell.count() + " points)"
            : "");
  }

  private static String part(Column column, String value) {
    return column.name() + " = " + value + (column.unit().isEmpty() ? "" : " " + column.unit());
  }

  private Html points() {
    Html html = new Html();
    html.markup("<div class=\"bar\"><label for=\"filter\">Filter</label>");
    html.markup("<input id=\"filter\" type=\"search\" placeholder=\"rate_Hz&gt;20\">");
    html.markup("<output id=\"found\"></output></div>\n");
    html.markup("<p class=\"hint\">A word must stand in a row; name&gt;20, name&lt;=5, name=3");
    html.markup(" compares a column. Click a head to sort.</p>\n");
    if (table.rows().size() > MOST_ROWS) {
      html.element("p", "The first " + Html.count(MOST_ROWS) + " points; all are in sweep.csv.");
    }
    html.markup("<div class=\"scroll tall\" tabindex=\"0\" role=\"group\" aria-label=\"Points\">");
    html.markup("<table id=\"points\" class=\"sortable\"><thead><tr>");
    head(html, "point", false);
    table.axes().forEach(axis -> head(html, axis.title(), false));
    table.measures().forEach(measure -> head(html, measure.title(), true));
    html.markup("</tr></thead>\n<tbody>\n");
    for (int i = 0; i < Math.min(MOST_ROWS, table.rows().size()); i++) {
      html.markup("<tr><td class=\"n\">").text(table.points().get(i)).markup("</td>");
      for (String cell : table.rows().get(i)) {
        html.markup(Double.isNaN(SweepTable.number(cell)) ? "<td>" : "<td class=\"n\">");
        html.text(cell).markup("</td>");
      }
      html.markup("</tr>\n");
    }
    return html.markup("</tbody></table></div>\n");
  }

  private static void head(Html html, String title, boolean measure) {
    html.markup(measure ? "<th scope=\"col\" class=\"measure\">" : "<th scope=\"col\">");
    html.markup("<button type=\"button\">").text(title).markup("</button></th>");
  }
}
