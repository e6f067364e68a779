package io.rheobase.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.InferenceFile;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.SweepTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The folder of a result: what its manifest says, and the run that its parameters describe. */
final class ResultFolder {

  private static final String MANIFEST = "manifest.json";
  private static final String PARAMETERS = "params.resolved.yaml";
  private static final String SWEEP = "rheobase-sweep";
  private static final String SWEEP_PARAMETERS = "params.yaml";

  /** What figures can do without where the files that it names are not at hand. */
  private static final Pattern INPUTS =
      Pattern.compile("(?m)^(inputs|connections):\\n(?:(?:  .*)?\\n)+");

  private final Path folder;
  private final Map<String, Object> manifest;

  private ResultFolder(Path folder, Map<String, Object> manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Opens a folder.
   *
   * @throws ResultException where it holds no result
   */
  static ResultFolder open(Path folder) {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new ResultException(folder + " holds no result (there is no " + MANIFEST + ")");
    }
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      if (value(json) instanceof Map<?, ?> map) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        map.forEach((key, value) -> manifest.put((String) key, value));
        return new ResultFolder(folder, manifest);
      }
      throw new ResultException(file + " is no manifest of ours");
    } catch (IOException e) {
      throw new ResultException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        json.nextToken();
        map.put(key, value(json));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(json));
      }
      return list;
    }
    return json.getText();
  }

  /** The name of the folder. */
  String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** What the manifest says; numbers as they are written. */
  Map<String, Object> manifest() {
    return manifest;
  }

  /** Whether it is the result of a sweep. */
  boolean isSweep() {
    return String.valueOf(manifest.get("format")).startsWith(SWEEP);
  }

  /** Whether it is that of an inference without a run. */
  boolean isInference() throws IOException {
    try {
      return InferenceFile.isOne(PARAMETERS, parameters().getBytes(StandardCharsets.UTF_8));
    } catch (ParameterFileException e) {
      return false;
    }
  }

  /** The table of a sweep. */
  SweepTable sweep() throws IOException {
    List<String> axes = new ArrayList<>();
    if (manifest.get("axes") instanceof List<?> list) {
      for (Object axis : list) {
        if (!(axis instanceof Map<?, ?> told)) {
          throw new ResultException(
              folder.resolve(MANIFEST) + " tells its axes in a form that is not ours");
        }
        axes.add(head(told));
      }
    }
    List<String> measures = new ArrayList<>();
    if (manifest.get("measures") instanceof Map<?, ?> map) {
      map.keySet().forEach(measure -> measures.add(measure.toString()));
    }
    return SweepTable.read(folder, axes, measures);
  }

  /** The head of an axis's column: its address, and the unit where it has one. */
  private static String head(Map<?, ?> axis) {
    Object unit = axis.get("unit");
    return unit == null || unit.toString().isEmpty()
        ? axis.get("address").toString()
        : axis.get("address") + "_" + unit;
  }

  /** The parameter file of a sweep; empty where it is not kept. */
  String sweepParameters() throws IOException {
    Path file = folder.resolve(SWEEP_PARAMETERS);
    return Files.isRegularFile(file) ? Files.readString(file) : "";
  }

  /** The resolved parameters, as they stand in the folder. */
  String parameters() throws IOException {
    return Files.readString(folder.resolve(PARAMETERS));
  }

  /**
   * The run whose result it is.
   *
   * @throws ResultException where its parameters cannot be read
   */
  Run run() throws IOException {
    return run(experiment());
  }

  /** The run whose result it is, where its experiment is known. */
  Run run(Experiment experiment) throws IOException {
    return Run.of(folder, experiment, Double.parseDouble(manifest.get("until_ms").toString()));
  }

  private Experiment experiment() throws IOException {
    String text = parameters();
    ParameterFileException missing;
    try {
      return read(text, Path.of(""));
    } catch (ParameterFileException e) {
      missing = e;
    }
    for (String attempt : List.of(text, INPUTS.matcher(text).replaceAll(""))) {
      try {
        return read(attempt, besideTheParameters());
      } catch (ParameterFileException e) {
        missing.addSuppressed(e);
      }
    }
    throw new ResultException(
        folder.resolve(PARAMETERS)
            + " cannot be read: "
            + missing.faults().get(0).what()
            + "; where it names files, start sim in the folder that they lie in",
        missing);
  }

  /** The folder of the file that was run, as it was named then. */
  private Path besideTheParameters() {
    Path parent = Path.of(String.valueOf(manifest.getOrDefault("parameter_file", ""))).getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Experiment read(String text, Path files) {
    return ParameterFile.read(PARAMETERS, text.getBytes(StandardCharsets.UTF_8), files, List.of())
        .experiment();
  }
}
