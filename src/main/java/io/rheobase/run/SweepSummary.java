package io.rheobase.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rheobase.experiment.PivotTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the manifest of a sweep says of its tables.
 *
 * @param complete whether every point has a result
 * @param axes what was varied
 * @param measures heads of the columns of measures, with what they mean
 * @param tables what was tabulated besides; their value is the head of a column
 * @param options values given on the command line
 */
public record SweepSummary(
    boolean complete,
    List<SweepManifest.Axis> axes,
    Map<String, String> measures,
    List<PivotTable> tables,
    List<String> options) {

  /** Reads the manifest of a folder; nothing where it has none of a sweep. */
  public static Optional<SweepSummary> of(Path folder) throws IOException {
    Path path = folder.resolve(SweepManifest.NAME);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    boolean ours = false;
    boolean complete = false;
    List<SweepManifest.Axis> axes = new ArrayList<>();
    Map<String, String> measures = new LinkedHashMap<>();
    List<PivotTable> tables = new ArrayList<>();
    List<String> options = new ArrayList<>();
    try (JsonParser json = Json.FACTORY.createParser(path.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "format" -> ours = SweepManifest.FORMAT.equals(json.getText());
          case "complete" -> complete = json.getValueAsBoolean();
          case "axes" ->
              objects(json)
                  .forEach(o -> axes.add(new SweepManifest.Axis(o.get("address"), o.get("unit"))));
          case "tables" -> objects(json).forEach(o -> tables.add(table(o)));
          case "measures" -> measures.putAll(object(json));
          case "parameters" -> options.addAll(options(json));
          default -> json.skipChildren();
        }
      }
    }
    return ours
        ? Optional.of(new SweepSummary(complete, axes, measures, tables, options))
        : Optional.empty();
  }

  private static PivotTable table(Map<String, String> object) {
    return new PivotTable(
        object.get("name"),
        object.get("rows"),
        Optional.of(object.get("columns")).filter(columns -> !columns.isEmpty()),
        object.get("value"));
  }

  private static List<Map<String, String>> objects(JsonParser json) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      objects.add(object(json));
    }
    return objects;
  }

  /** The texts of an object that was begun. */
  private static Map<String, String> object(JsonParser json) throws IOException {
    Map<String, String> object = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      object.put(field, json.getValueAsString(""));
      json.skipChildren();
    }
    return object;
  }

  private static List<String> options(JsonParser json) throws IOException {
    List<String> options = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = json.currentName().equals("options");
      json.nextToken();
      if (wanted) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          options.add(json.getText());
        }
      } else {
        json.skipChildren();
      }
    }
    return options;
  }
}
