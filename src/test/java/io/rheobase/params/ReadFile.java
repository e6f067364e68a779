package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads parameter files from text. */
final class ReadFile {

  static final String SIMULATION = "simulation: {dt: 0.1 ms, duration: 100 ms}\n";

  private ReadFile() {}

  static ParameterFile of(String text, String... settings) {
    return in(Path.of(""), text, settings);
  }

  static ParameterFile in(Path folder, String text, String... settings) {
    List<ParameterFile.Override> overrides = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      overrides.add(
          new ParameterFile.Override(
              setting.substring(0, equals), setting.substring(equals + 1), "--set " + setting));
    }
    return ParameterFile.read(
        "test.yaml", text.getBytes(StandardCharsets.UTF_8), folder, overrides);
  }

  static Experiment experiment(String text, String... settings) {
    return of(text, settings).experiment();
  }

  /** The only population of a file with this entry. */
  static Population population(String entry) {
    return experiment(SIMULATION + "populations:\n  exc: " + entry + "\n").populations().get(0);
  }

  static double constant(Values values) {
    return ((Values.Constant) values).value();
  }

  static String faults(String text, String... settings) {
    try {
      of(text, settings);
      return "none";
    } catch (ParameterFileException e) {
      return e.getMessage();
    }
  }
}
