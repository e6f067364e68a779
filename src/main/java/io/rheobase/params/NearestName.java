package io.rheobase.params;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a misspelt name was probably meant to be. */
final class NearestName {
  private NearestName() {}

  /** The nearest of the names, if one is near enough to be meant. */
  static Optional<String> of(String written, Collection<String> names) {
    if (written.length() > 80) {
      return Optional.empty();
    }
    String folded = written.toLowerCase(Locale.ROOT);
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(folded, name)))
        .filter(name -> distance(folded, name) <= Math.max(1, name.length() / 3));
  }

  private static int distance(String folded, String name) {
    return LevenshteinDistance.getDefaultInstance().apply(folded, name.toLowerCase(Locale.ROOT));
  }
}
