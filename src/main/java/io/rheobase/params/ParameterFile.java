package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.units.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A parameter file, read and checked.
 *
 * @param experiment what it describes
 * @param threads how many it asks for, if it does
 * @param output where its results go, and what is made of them
 * @param warnings what is doubtful in it
 * @param places where the parts of the experiment are written
 * @param comments remarks in it, by the address of what they are about; that of the file is ""
 * @param sweep the points at which it is to be run, if it says so; the experiment is what it means
 *     without
 */
public record ParameterFile(
    Experiment experiment,
    OptionalInt threads,
    Output output,
    List<Fault> warnings,
    Places places,
    Map<String, String> comments,
    Optional<Swept> sweep) {

  private static final String SWEEP = "sweep";
  private static final String OUTPUT = "output";

  /** The largest parameter file that is read (bytes). */
  public static final int MAX_BYTES = YamlText.MAX_BYTES;

  public ParameterFile {
    warnings = List.copyOf(warnings);
    comments = Collections.unmodifiableMap(new LinkedHashMap<>(comments));
  }

  /** The same file with another meaning: that of one of its points. */
  public ParameterFile with(Experiment other) {
    return new ParameterFile(other, threads, output, warnings, places, comments, Optional.empty());
  }

  /** The same file, of whose run no state is kept. */
  public ParameterFile withoutState() {
    return with(output.withoutState());
  }

  /** The same file with its results elsewhere. */
  ParameterFile with(Output other) {
    return new ParameterFile(experiment, threads, other, warnings, places, comments, sweep);
  }

  /** The same file with its sweep. */
  ParameterFile with(Swept swept) {
    List<Fault> all = new ArrayList<>(warnings);
    all.addAll(swept.warnings());
    return new ParameterFile(
        experiment, threads, output, all, places, comments, Optional.of(swept));
  }

  /** The output folder that it names, if it does. */
  public Optional<String> folder() {
    return output.folder();
  }

  /**
   * A value given on the command line in place of the file's.
   *
   * @param address of the value: {@code simulation.dt}; a key in the flat form
   * @param value its value, as it would stand in the file
   * @param option the option as it was written, for messages
   */
  public record Override(String address, String value, String option) {}

  /**
   * Reads a parameter file.
   *
   * @param name for messages
   * @param bytes the file
   * @param folder where the files lie that it names
   * @param overrides values given on the command line
   * @throws ParameterFileException with all that is wrong
   */
  public static ParameterFile read(
      String name, byte[] bytes, Path folder, List<Override> overrides) {
    Faults faults = new Faults();
    FileRoot root = FileRoot.of(name, bytes, faults);
    YamlNode.Mapping mapping = root.mapping();
    Position top = root.top();
    return isFull(mapping)
        ? full(mapping, top, folder, overrides, faults)
        : flat(mapping, top, folder, overrides, faults);
  }

  /**
   * Whether a file is of the full form, not of the flat one.
   *
   * @param name for messages
   */
  public static boolean isFull(String name, byte[] bytes) {
    return isFull(FileRoot.of(name, bytes, new Faults()).mapping());
  }

  /**
   * The full form has blocks, of which the flat form may have a sweep alone; a flat key holds a map
   * only where it names a file.
   */
  private static boolean isFull(YamlNode.Mapping mapping) {
    List<String> blocks =
        Grammar.FILE.fields().stream().map(Field::key).filter(key -> !key.equals(SWEEP)).toList();
    return mapping.entries().stream().anyMatch(entry -> blocks.contains(entry.key()))
        || mapping.entries().stream()
            .anyMatch(
                entry ->
                    entry.value() instanceof YamlNode.Mapping
                        && FlatKey.named(entry.key()).isEmpty()
                        && !entry.key().equals(SWEEP)
                        && NearestName.of(entry.key(), blocks).isPresent());
  }

  private static ParameterFile full(
      YamlNode.Mapping mapping,
      Position top,
      Path folder,
      List<Override> overrides,
      Faults faults) {
    YamlNode.Mapping overridden = mapping;
    for (Override override : overrides) {
      overridden = Overriding.in(overridden, override, faults);
    }
    return new FullForm(overridden, top, folder, faults).read();
  }

  private static ParameterFile flat(
      YamlNode.Mapping mapping,
      Position top,
      Path folder,
      List<Override> overrides,
      Faults faults) {
    YamlNode.Mapping overridden = mapping;
    Map<String, Entry> values = new LinkedHashMap<>();
    FlatDuplicates.warn(mapping, faults);
    for (Override override : overrides) {
      if (override.address().startsWith(SWEEP + ".")
          || override.address().startsWith(OUTPUT + ".")) {
        overridden = Overriding.in(overridden, override, faults);
      } else {
        Overriding.entry(override, faults).ifPresent(entry -> values.put(entry.key(), entry));
      }
    }
    return new FlatFile(overridden, values.values(), top, folder, faults).read();
  }
}
