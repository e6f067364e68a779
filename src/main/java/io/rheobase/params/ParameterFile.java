package io.rheobase.params;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A parameter file, read and checked.
 *
 * @param experiment what it describes
 * @param threads how many it asks for, if it does
 * @param warnings what is doubtful in it
 * @param positions where the keys stand that a size depends on
 */
public record ParameterFile(
    Experiment experiment,
    OptionalInt threads,
    List<Fault> warnings,
    Map<String, Position> positions) {

  /** The largest parameter file that is read (bytes). */
  public static final int MAX_BYTES = YamlText.MAX_BYTES;

  public ParameterFile {
    warnings = List.copyOf(warnings);
    positions = Map.copyOf(positions);
  }

  /**
   * A key given on the command line in place of the file's.
   *
   * @param key a key of the file
   * @param value its value, as it would stand in the file
   * @param option the option as it was written, for messages
   */
  public record Override(String key, String value, String option) {}

  /**
   * Reads a parameter file.
   *
   * @param name for messages
   * @param bytes the file
   * @param folder where the files lie that it names
   * @param overrides keys given on the command line
   * @throws ParameterFileException with all that is wrong
   */
  public static ParameterFile read(
      String name, byte[] bytes, Path folder, List<Override> overrides) {
    Faults faults = new Faults();
    String text = YamlText.decode(name, bytes, faults);
    faults.throwIfAny();
    Source source = Source.of(name, text);
    Node root = YamlText.compose(source, text, faults);
    faults.throwIfAny();
    Position top = source.at(1, 1);
    if (root == null) {
      faults.error(top, "this file is empty", "a parameter file has one `key: value` a line");
      faults.throwIfAny();
    }
    if (!(root instanceof MappingNode mapping)) {
      faults.error(
          source.at(root.getStartMark()),
          "a parameter file is a map of `key: value`, this is "
              + (root instanceof ScalarNode ? "a single value" : "a list"),
          "write one `key: value` a line, with a space behind the colon");
      faults.throwIfAny();
      throw new AssertionError();
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries(source, mapping, faults).forEach(entry -> keepLast(entries, entry));
    warnOfDuplicates(source, mapping, faults);
    for (Override override : overrides) {
      override(entries, override, faults);
    }
    ParameterFile read = new FlatForm(entries, top, folder, faults).read();
    faults.throwIfAny();
    return read;
  }

  private static void keepLast(Map<String, Entry> entries, Entry entry) {
    entries.put(entry.key(), entry);
  }

  private static List<Entry> entries(Source source, MappingNode mapping, Faults faults) {
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Position keyAt = source.at(tuple.getKeyNode().getStartMark());
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        entries.add(new Entry(source, key.getValue(), keyAt, tuple.getValueNode()));
      } else {
        faults.error(keyAt, "a key is a name, this is a list or a map", "write `key: value`");
      }
    }
    return entries;
  }

  private static void warnOfDuplicates(Source source, MappingNode mapping, Faults faults) {
    Map<String, List<Entry>> byKey = new LinkedHashMap<>();
    for (Entry entry : entries(source, mapping, new Faults())) {
      byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
    }
    byKey.forEach(
        (key, given) -> {
          if (given.size() > 1) {
            Entry last = given.get(given.size() - 1);
            String value =
                last.value() instanceof ScalarNode scalar ? ", " + scalar.getValue() + "," : "";
            faults.warn(
                last.keyAt(),
                key
                    + " is given in lines "
                    + Wording.list(
                        given.stream().map(e -> String.valueOf(e.keyAt().line())).toList(), "and")
                    + "; the last one"
                    + value
                    + " holds",
                "delete the others");
          }
        });
  }

  private static void override(Map<String, Entry> entries, Override override, Faults faults) {
    String line = override.option();
    Source source = new Source("command line", List.of(line));
    int column = line.length() - override.value().length() + 1;
    int before = faults.count();
    Node value = YamlText.compose(source, " ".repeat(column - 1) + override.value(), faults);
    Position keyAt = source.at(1, column - override.key().length() - 1);
    Optional<FlatKey> key = FlatKey.named(override.key());
    if (value != null) {
      entries.keySet().removeIf(other -> key.isPresent() && FlatKey.named(other).equals(key));
      entries.put(override.key(), new Entry(source, override.key(), keyAt, value));
    } else if (faults.count() == before) {
      faults.error(keyAt, override.key() + " is given no value", "write KEY=VALUE");
    }
  }
}
