package io.rheobase.params;

import java.util.List;
import java.util.Map;

/**
 * Where a value stands in a tree: the keys of maps that lead to it.
 *
 * @param text the keys with dots between, as written
 * @param keys the keys
 * @param at where the text begins
 */
record Address(String text, List<String> keys, Position at) {

  /** What has an option of its own is reached by its name in either form. */
  private static final Map<String, String> SHORT =
      Map.of("seed", "simulation.seed", "threads", "simulation.threads");

  Address {
    keys = List.copyOf(keys);
  }

  /** The address that a text means in a file of the full form. */
  static Address of(String text, Position at) {
    return new Address(text, List.of(SHORT.getOrDefault(text, text).split("\\.", -1)), at);
  }

  /** The address as it stands in a file, short forms written out. */
  String full() {
    return String.join(".", keys);
  }

  /** Where one of its keys is written, as far as that can be told. */
  Position at(int depth) {
    if (!full().equals(text) || at.column() < 1 || !at.text().startsWith(text, at.column() - 1)) {
      return at;
    }
    int before = keys.subList(0, depth).stream().mapToInt(key -> key.length() + 1).sum();
    return new Position(at.source(), at.line(), at.column() + before, at.text());
  }

  /** The block, and the name of the entry in it, that it leads into. */
  String entry() {
    return String.join(".", keys.subList(0, Math.min(2, keys.size())));
  }
}
