package io.rheobase.report.page;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.report.data.NeuronRates;
import io.rheobase.report.figure.RunFigures;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page about a run. */
public final class RunPage {

  private static final double MS_PER_S = 1000;

  private final String name;
  private final Map<String, Object> manifest;
  private final String parameters;
  private final RunFigures figures;
  private final Experiment experiment;

  /**
   * @param name of the run
   * @param manifest what its manifest says
   * @param parameters its resolved parameters
   * @param figures with its recordings, which were read for a page
   */
  public RunPage(String name, Map<String, Object> manifest, String parameters, RunFigures figures) {
    this.name = name;
    this.manifest = manifest;
    this.parameters = parameters;
    this.figures = figures;
    this.experiment = figures.run().experiment();
  }

  /**
   * The page.
   *
   * @param drawn figures as SVG elements
   */
  public String html(List<Drawn> drawn) throws IOException {
    PageData data = new PageData(figures);
    Page page = new Page(name, subtitle());
    page.section("summary", "Summary", summary());
    page.section("warnings", "Warnings", Provenance.warnings(manifest));
    page.section("activity", "Activity", activity(data));
    page.section("figures", "Figures", Page.figures(drawn));
    page.section(
        "parameters",
        "Parameters",
        new Html().markup("<pre tabindex=\"0\">").text(parameters).markup("</pre>\n"));
    page.section("provenance", "Provenance", Provenance.of(manifest));
    return page.html(data.json());
  }

  private String subtitle() {
    StringBuilder words = new StringBuilder();
    for (Population population : experiment.populations()) {
      words
          .append(words.length() == 0 ? "" : ", ")
          .append(Html.count(population.size()))
          .append(' ')
          .append(population.model().name())
          .append(population.size() == 1 ? " neuron" : " neurons");
    }
    return words
        .append(", ")
        .append(duration())
        .append(", seed ")
        .append(experiment.seed())
        .append(manifest.getOrDefault("complete", "true").equals("true") ? "" : " (interrupted)")
        .toString();
  }

  private String duration() {
    double ms = figures.run().until();
    return ms >= MS_PER_S
        ? String.format(Locale.ROOT, "%s s", plain(ms / MS_PER_S))
        : String.format(Locale.ROOT, "%s ms", plain(ms));
  }

  private static String plain(double number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  private Html summary() {
    Html html = new Html();
    html.markup("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">population</th>");
    html.markup("<th scope=\"col\">model</th><th scope=\"col\" class=\"n\">neurons</th>");
    html.markup("<th scope=\"col\" class=\"n\">spikes</th>");
    html.markup("<th scope=\"col\" class=\"n\">mean rate ± SD (Hz)</th>");
    html.markup("<th scope=\"col\" class=\"n\">mean CV</th></tr></thead>\n<tbody>\n");
    for (Population population : experiment.populations()) {
      NeuronRates rates =
          figures
              .run()
              .rates()
              .getOrDefault(population.name(), new NeuronRates(new double[0], new double[0]));
      html.markup("<tr>").element("th scope=\"row\"", population.name());
      html.element("td", population.model().name());
      html.element("td class=\"n\"", Html.count(population.size()));
      html.element("td class=\"n\"", Html.count(spikes(rates)));
      html.element("td class=\"n\"", meanAndDeviation(rates.rate()));
      html.element("td class=\"n\"", mean(rates.variation())).markup("</tr>\n");
    }
    html.markup("</tbody></table></div>\n");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("simulated", duration() + " in steps of " + plain(figures.run().dt()) + " ms");
    facts.put("method", experiment.method().toString());
    facts.put("wall time", wallTime());
    return html.markup(Page.facts(facts).toString());
  }

  private double spikes(NeuronRates rates) {
    return Math.rint(Arrays.stream(rates.rate()).sum() * figures.run().until() / MS_PER_S);
  }

  private static String meanAndDeviation(double[] values) {
    if (values.length == 0) {
      return "";
    }
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return String.format(Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(squares));
  }

  private static String mean(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    return finite.length == 0
        ? "–"
        : String.format(Locale.ROOT, "%.3f", Arrays.stream(finite).average().orElse(0));
  }

  private String wallTime() {
    return manifest.get("run") instanceof Map<?, ?> run && run.get("simulation_s") != null
        ? String.format(
            Locale.ROOT,
            "%.2f s on %s %s",
            Double.parseDouble(run.get("simulation_s").toString()),
            run.get("threads"),
            "1".equals(run.get("threads")) ? "thread" : "threads")
        : "";
  }

  private static Html activity(PageData data) {
    Html html = new Html();
    if (data.traces().isEmpty() && data.rasters().isEmpty()) {
      return html;
    }
    html.markup(
        "<p class=\"hint\">Drag across a chart to zoom into a stretch of time, double-click");
    html.markup(" to see all of it. With a chart in focus: arrow keys move, + and − zoom, 0 shows");
    html.markup(" all. A click on a name in a legend shows or hides its line.</p>\n");
    html.markup("<div class=\"bar\"><button type=\"button\" id=\"all\">Show all</button>");
    html.markup("<output id=\"shown\"></output></div>\n");
    data.traces().forEach(chart -> chart(html, chart, false));
    data.rasters().forEach(chart -> chart(html, chart, true));
    data.rates().forEach(chart -> chart(html, chart, false));
    return html;
  }

  private static void chart(Html html, PageData.Chart chart, boolean hasReadout) {
    html.element("h3", chart.title()).element("p class=\"hint\"", chart.note());
    html.markup("<div class=\"chart\" id=\"" + chart.id() + "\" tabindex=\"0\" role=\"group\"");
    html.markup(" aria-label=\"").text(chart.title() + ": " + chart.note()).markup("\"></div>\n");
    if (hasReadout) {
      html.markup("<p class=\"hint\"><output id=\"" + chart.id() + "at\"></output></p>\n");
    }
  }
}
