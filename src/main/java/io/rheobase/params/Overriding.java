package io.rheobase.params;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts values of the command line into a tree. An address leads through the keys of maps; what is
 * missing on the way is made. A single value is the short form of a map with the key {@code value},
 * and either address reaches it.
 */
final class Overriding {

  private static final String VALUE = "value";

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
    Address address = Address.of(override.address(), entry.get().keyAt());
    if (address.keys().size() > YamlText.MAX_DEPTH) {
      faults.error(entry.get().keyAt(), "no address has so many parts", "");
      return root;
    }
    return put(root, address, entry.get().value());
  }

  /** The tree with a value in place. */
  static YamlNode.Mapping put(YamlNode.Mapping root, Address address, YamlNode value) {
    return put(root, address, 0, value);
  }

  private static YamlNode.Mapping put(
      YamlNode.Mapping map, Address address, int depth, YamlNode value) {
    String key = address.keys().get(depth);
    Optional<Entry> old = map.find(key);
    Position keyAt = old.map(Entry::keyAt).orElseGet(() -> address.at(depth));
    YamlNode inner;
    if (depth < address.keys().size() - 1) {
      inner = put(inner(old, address.at(depth)), address, depth + 1, value);
    } else if (old.isPresent() && isLongForm(old.get().value(), value)) {
      Address longForm = new Address(VALUE, List.of(VALUE), address.at(depth));
      inner = put((YamlNode.Mapping) old.get().value(), longForm, 0, value);
    } else {
      inner = value;
      keyAt = address.at(depth);
    }
    return replaced(map, new Entry(key, keyAt, inner));
  }

  private static boolean isLongForm(YamlNode old, YamlNode value) {
    return old instanceof YamlNode.Mapping inner
        && inner.find(VALUE).isPresent()
        && !(value instanceof YamlNode.Mapping);
  }

  private static YamlNode.Mapping inner(Optional<Entry> old, Position at) {
    if (old.isEmpty()) {
      return new YamlNode.Mapping(List.of(), at);
    }
    YamlNode value = old.get().value();
    return value instanceof YamlNode.Mapping mapping
        ? mapping
        : new YamlNode.Mapping(List.of(new Entry(VALUE, old.get().keyAt(), value)), old.get().at());
  }

  /** The map without a key. */
  static YamlNode.Mapping without(YamlNode.Mapping map, String key) {
    return new YamlNode.Mapping(
        map.entries().stream().filter(entry -> !entry.key().equals(key)).toList(), map.at());
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
