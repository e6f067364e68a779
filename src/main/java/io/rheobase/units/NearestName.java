package io.rheobase.units;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that a mistyped one was probably meant to be. */
public final class NearestName {
  private static final int LONGEST = 64;

  private NearestName() {}

  /**
   * The candidate with the least edit distance, regardless of case first; of equals the one whose
   * case fits better, then the earlier. Empty where none is near: more than half of the letters
   * would have to change, or all of them.
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.empty();
    }
    int limit = Math.max(1, (name.length() + 1) / 2);
    LevenshteinDistance distance = new LevenshteinDistance(limit);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int folded =
          distance.apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (folded < 0 || folded >= Math.max(name.length(), candidate.length())) {
        continue;
      }
      int exact = LevenshteinDistance.getDefaultInstance().apply(name, candidate);
      int rank = folded * (2 * LONGEST) + exact;
      if (rank < least) {
        least = rank;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }
}
