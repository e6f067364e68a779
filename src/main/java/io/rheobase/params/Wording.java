package io.rheobase.params;

import java.util.List;

/** Enumerations as people write them. */
final class Wording {
  private Wording() {}

  /** "a", "a and b", "a, b and c". */
  static String list(List<String> items, String conjunction) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " " + conjunction + " " + items.get(last);
  }
}
