package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.units.NearestName;
import java.nio.file.Path;
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
 * @param notYet what it describes that this version cannot run
 * @param places where the parts of the experiment are written
 */
public record ParameterFile(
    Experiment experiment,
    OptionalInt threads,
    Output output,
    List<Fault> warnings,
    List<Fault> notYet,
    Places places) {

  /** The largest parameter file that is read (bytes). */
  public static final int MAX_BYTES = YamlText.MAX_BYTES;

  public ParameterFile {
    warnings = List.copyOf(warnings);
    notYet = List.copyOf(notYet);
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

  /** The full form has blocks; a flat key holds a map only where it names a file. */
  private static boolean isFull(YamlNode.Mapping mapping) {
    List<String> blocks = Grammar.FILE.fields().stream().map(Field::key).toList();
    return mapping.entries().stream().anyMatch(entry -> blocks.contains(entry.key()))
        || mapping.entries().stream()
            .anyMatch(
                entry ->
                    entry.value() instanceof YamlNode.Mapping
                        && FlatKey.named(entry.key()).isEmpty()
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
    Map<String, Entry> entries = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> entries.put(entry.key(), entry));
    FlatDuplicates.warn(mapping, faults);
    for (Override override : overrides) {
      Overriding.entry(override, faults).ifPresent(entry -> replace(entries, entry));
    }
    ParameterFile read = new FlatForm(entries, top, folder, faults).read();
    faults.throwIfAny();
    return read;
  }

  /** Other names of the same key give way too. */
  private static void replace(Map<String, Entry> entries, Entry entry) {
    Optional<FlatKey> key = FlatKey.named(entry.key());
    entries.keySet().removeIf(other -> key.isPresent() && FlatKey.named(other).equals(key));
    entries.put(entry.key(), entry);
  }
}
