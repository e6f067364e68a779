package io.rheobase.params;

import io.rheobase.experiment.Inference;
import io.rheobase.params.grammar.Grammar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A parameter file without a simulation: connections are inferred from recordings that lie in
 * files.
 *
 * @param inference what it describes
 * @param output where results go
 * @param warnings what is doubtful in it
 */
public record InferenceFile(Inference inference, Output output, List<Fault> warnings) {

  public InferenceFile {
    warnings = List.copyOf(warnings);
  }

  /**
   * Whether a file is of this kind: it has {@code infer}, and neither a simulation nor populations.
   *
   * @throws ParameterFileException where it is no parameter file at all
   */
  public static boolean isOne(String name, byte[] bytes) {
    YamlNode.Mapping root = FileRoot.of(name, bytes, new Faults()).mapping();
    return root.find("infer").isPresent()
        && root.find("simulation").isEmpty()
        && root.find("populations").isEmpty();
  }

  /**
   * Reads a file.
   *
   * @param name for messages
   * @param bytes the file
   * @param folder where the files lie that it names
   * @param overrides values given on the command line
   * @throws ParameterFileException with all that is wrong
   */
  public static InferenceFile read(
      String name, byte[] bytes, Path folder, List<ParameterFile.Override> overrides) {
    Faults faults = new Faults();
    FileRoot root = FileRoot.of(name, bytes, faults);
    YamlNode.Mapping mapping = root.mapping();
    for (ParameterFile.Override override : overrides) {
      mapping = Overriding.in(mapping, override, faults);
    }
    Given.Keys file =
        (Given.Keys)
            new ShapeReader(faults, new Places(root.top())).read(mapping, Grammar.INFERENCE);
    Optional<Inference> inference =
        file.get("infer", Given.Keys.class).flatMap(infer -> inference(infer, folder, faults));
    file.get("output", Given.Keys.class).ifPresent(output -> requireNoRun(output, faults));
    faults.throwIfAny();
    return new InferenceFile(
        inference.orElseThrow(),
        file.get("output", Given.Keys.class).map(Output::of).orElse(Output.DEFAULT),
        faults.warnings());
  }

  private static void requireNoRun(Given.Keys output, Faults faults) {
    if (output.isTrue("report")) {
      faults.error(
          output.keyAt("report"),
          "there is no page about an inference from files",
          "leave report out; `plots: true` draws its figures");
    }
    for (String key : List.of("checkpoint", "final_state")) {
      if (output.has(key) && (key.equals("checkpoint") || output.isTrue(key))) {
        faults.error(
            output.keyAt(key),
            "this file has no simulation, so that there is nothing to go on with",
            "leave " + key + " out");
      }
    }
  }

  private static Optional<Inference> inference(Given.Keys infer, Path folder, Faults faults) {
    return new InferenceReader(faults)
        .read(infer, new FileSourcesReader(folder, faults).read(infer));
  }
}
