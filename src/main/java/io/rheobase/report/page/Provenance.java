package io.rheobase.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a result came from, as its manifest says. */
final class Provenance {

  private static final double BYTES_PER_MB = 1e6;
  private static final double BYTES_PER_KB = 1e3;

  private Provenance() {}

  /** The warnings that were given; nothing where there were none. */
  static Html warnings(Map<String, Object> manifest) {
    Html html = new Html();
    if (manifest.get("warnings") instanceof List<?> warnings && !warnings.isEmpty()) {
      html.markup("<ul class=\"warnings\">\n");
      warnings.forEach(warning -> html.element("li", warning.toString()));
      html.markup("</ul>\n");
    }
    return html;
  }

  /** Versions, machine, times and files. */
  static Html of(Map<String, Object> manifest) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "program",
        "rheobase "
            + in(manifest, "rheobase", "version")
            + ", "
            + in(manifest, "rheobase", "commit"));
    facts.put("started", in(manifest, "run", "started"));
    facts.put("parameters", "SHA-256 " + manifest.getOrDefault("parameters_sha256", ""));
    facts.put("Java", in(manifest, "machine", "java") + ", " + in(manifest, "machine", "jvm"));
    facts.put(
        "machine",
        in(manifest, "machine", "cpu")
            + ", "
            + in(manifest, "machine", "cores")
            + " cores, "
            + in(manifest, "machine", "os")
            + ", "
            + in(manifest, "machine", "arch"));
    Html html = new Html().markup(Page.facts(facts).toString());
    html.element("h3", "Files");
    html.markup("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">file</th>");
    html.markup("<th scope=\"col\" class=\"n\">size</th><th scope=\"col\">SHA-256</th>");
    html.markup("</tr></thead>\n<tbody>\n");
    rows(html, manifest, "files", "bytes", "name");
    rows(html, manifest, "inputs", "", "file");
    return html.markup("</tbody></table></div>\n");
  }

  private static void rows(
      Html html, Map<String, Object> manifest, String key, String bytes, String name) {
    if (manifest.get(key) instanceof List<?> files) {
      for (Object entry : files) {
        if (entry instanceof Map<?, ?> file) {
          html.markup("<tr>").element("td", text(file.get(name)));
          html.element("td class=\"n\"", bytes.isEmpty() ? "input" : size(file.get(bytes)));
          html.element("td class=\"hash\"", text(file.get("sha256"))).markup("</tr>\n");
        }
      }
    }
  }

  private static String size(Object bytes) {
    double size = bytes == null ? 0 : Double.parseDouble(bytes.toString());
    return size >= BYTES_PER_MB
        ? String.format(Locale.ROOT, "%.1f MB", size / BYTES_PER_MB)
        : String.format(Locale.ROOT, "%.1f kB", size / BYTES_PER_KB);
  }

  private static String in(Map<String, Object> manifest, String block, String key) {
    return manifest.get(block) instanceof Map<?, ?> map ? text(map.get(key)) : "";
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
