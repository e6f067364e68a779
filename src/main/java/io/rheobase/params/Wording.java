package io.rheobase.params;

import io.rheobase.units.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Texts of users and enumerations, as messages show them. */
final class Wording {

  private static final int LONGEST = 60;

  private Wording() {}

  /** "a", "a and b", "a, b and c". */
  static String list(List<String> items, String conjunction) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " " + conjunction + " " + items.get(last);
  }

  /** A text of the user's in a message: on one line, and not at any length. */
  static String shown(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
  }

  /** The name that was probably meant, as a question. */
  static Optional<String> nearestAmong(String written, Collection<String> names) {
    return NearestName.of(written, names).map(name -> "did you mean " + name + "?");
  }

  /** The name that was probably meant, or else all names that there are. */
  static String nearest(String written, Collection<String> names, String what) {
    return nearestAmong(written, names)
        .orElseGet(
            () ->
                names.isEmpty()
                    ? "there are none"
                    : names.size() == 1
                        ? "there is only " + names.iterator().next()
                        : what + " are " + some(names));
  }

  private static String some(Collection<String> names) {
    List<String> all = List.copyOf(names);
    return all.size() <= 20 ? list(all, "and") : String.join(", ", all.subList(0, 20)) + ", …";
  }

  /** "a time", "an area". */
  static String withArticle(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
