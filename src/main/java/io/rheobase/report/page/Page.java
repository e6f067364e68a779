package io.rheobase.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a page together: what every page has, whatever it is about. */
final class Page {

  private static final String RESOURCES = "/io/rheobase/report/";

  private final String title;
  private final String subtitle;
  private final List<Section> sections = new ArrayList<>();

  private record Section(String id, String title, String markup) {}

  Page(String title, String subtitle) {
    this.title = title;
    this.subtitle = subtitle;
  }

  /** Adds a section; an empty one is left out. */
  void section(String id, String heading, Html content) {
    if (!content.toString().isEmpty()) {
      sections.add(new Section(id, heading, content.toString()));
    }
  }

  /** The whole page. */
  String html(String data) {
    Html page = new Html();
    page.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.markup(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">\n");
    page.element("title", title + " · Rheobase");
    page.markup("<style>\n").markup(resource("uPlot.min.css"));
    page.markup("\n").markup(resource("report.css")).markup("</style>\n</head>\n<body>\n");
    page.markup("<header>\n<div class=\"top\">\n<div>\n");
    page.element("h1", title).element("p class=\"soft\"", subtitle);
    page.markup("</div>\n<button id=\"theme\" type=\"button\">Dark</button>\n</div>\n");
    page.markup("<nav aria-label=\"Sections\"><ul>\n");
    for (Section section : sections) {
      page.markup("<li><a href=\"#" + section.id() + "\">").text(section.title());
      page.markup("</a></li>\n");
    }
    page.markup("</ul></nav>\n</header>\n<main>\n");
    for (Section section : sections) {
      page.markup("<section id=\"" + section.id() + "\">\n").element("h2", section.title());
      page.markup(section.markup()).markup("</section>\n");
    }
    page.markup("</main>\n<footer>\n");
    page.element("p", "Charts: uPlot, © Leon Sorokin, MIT licence, included in this page.");
    page.markup("</footer>\n<script type=\"application/json\" id=\"data\">");
    page.markup(data).markup("</script>\n<script>\n/*\n").markup(resource("uPlot-LICENSE.txt"));
    page.markup("*/\n").markup(resource("uPlot.iife.min.js")).markup("</script>\n<script>\n");
    page.markup(resource("report.js")).markup("</script>\n</body>\n</html>\n");
    return page.toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(RESOURCES + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Figures, each with its caption. */
  static Html figures(List<Drawn> drawn) {
    Html html = new Html();
    if (drawn.isEmpty()) {
      return html;
    }
    html.markup("<div class=\"figures\">\n");
    for (Drawn figure : drawn) {
      html.markup(figure.wide() ? "<figure class=\"wide\">\n" : "<figure>\n");
      html.markup(figure.svg());
      html.element("figcaption", figure.caption()).markup("</figure>\n");
    }
    return html.markup("</div>\n");
  }

  /** A list of names and what belongs to them. */
  static Html facts(Map<String, String> facts) {
    Html html = new Html().markup("<dl class=\"facts\">\n");
    facts.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            html.element("dt", name).element("dd", value);
          }
        });
    return html.markup("</dl>\n");
  }
}
