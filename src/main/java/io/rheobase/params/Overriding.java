package io.rheobase.params;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts values of the command line into a tree. An address leads through the keys of maps; what is
 * missing on the way is made. A single value is the short form of a map with the key {@code value},
 * and either address reaches it.
 */
final class Overriding {

  private static final String VALUE = "value";

  /** What has an option of its own is reached by its name in either form. */
  private static final Map<String, String> SHORT =
      Map.of("seed", "simulation.seed", "threads", "simulation.threads");

  private Overriding() {}

  /** The entry of a flat file that an option stands for; nothing after a fault. */
  static Optional<Entry> entry(ParameterFile.Override override, Faults faults) {
    String line = override.option();
    Source source = new Source("command line", List.of(line));
    int column = line.length() - override.value().length() + 1;
    int before = faults.count();
    YamlNode value = YamlText.compose(source, " ".repeat(column - 1) + override.value(), faults);
    Position keyAt = source.at(1, Math.max(1, column - override.address().length() - 1));
    if (value == null && faults.count() == before) {
      faults.error(keyAt, override.address() + " is given no value", "write KEY=VALUE");
    }
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(new Entry(override.address(), keyAt, value));
  }

  /** The tree with an option's value in place. */
  static YamlNode.Mapping in(
      YamlNode.Mapping root, ParameterFile.Override override, Faults faults) {
    Optional<Entry> entry = entry(override, faults);
    if (entry.isEmpty()) {
      return root;
    }
    String address = SHORT.getOrDefault(override.address(), override.address());
    return put(root, address.split("\\.", -1), 0, entry.get());
  }

  private static YamlNode.Mapping put(
      YamlNode.Mapping map, String[] address, int depth, Entry entry) {
    String key = address[depth];
    Optional<Entry> old = map.find(key);
    Position keyAt = old.map(Entry::keyAt).orElse(entry.keyAt());
    YamlNode value;
    if (depth == address.length - 1) {
      boolean longForm =
          old.isPresent()
              && old.get().value() instanceof YamlNode.Mapping inner
              && inner.find(VALUE).isPresent()
              && !(entry.value() instanceof YamlNode.Mapping);
      value =
          longForm
              ? put((YamlNode.Mapping) old.get().value(), new String[] {VALUE}, 0, entry)
              : entry.value();
      keyAt = longForm ? keyAt : entry.keyAt();
    } else {
      value = put(inner(old, entry), address, depth + 1, entry);
    }
    return replaced(map, new Entry(key, keyAt, value));
  }

  private static YamlNode.Mapping inner(Optional<Entry> old, Entry entry) {
    if (old.isEmpty()) {
      return new YamlNode.Mapping(List.of(), entry.keyAt());
    }
    YamlNode value = old.get().value();
    return value instanceof YamlNode.Mapping mapping
        ? mapping
        : new YamlNode.Mapping(List.of(new Entry(VALUE, old.get().keyAt(), value)), old.get().at());
  }

  private static YamlNode.Mapping replaced(YamlNode.Mapping map, Entry entry) {
    List<Entry> entries = new ArrayList<>();
    boolean placed = false;
    for (Entry old : map.entries()) {
      if (!old.key().equals(entry.key())) {
        entries.add(old);
      } else if (!placed) {
        entries.add(entry);
        placed = true;
      }
    }
    if (!placed) {
      entries.add(entry);
    }
    return new YamlNode.Mapping(entries, map.at());
  }
}
