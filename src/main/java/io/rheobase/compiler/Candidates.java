package io.rheobase.compiler;

/** Finds the lanes that a vector kernel has flagged, on the rare occasions when there are any. */
final class Candidates {
  private Candidates() {}

  /**
   * Appends the indices in {@code [from, to)} whose flag is not 0.
   *
   * @return the number of candidates so far
   */
  static int collect(double[] flags, int from, int to, int[] candidates, int count) {
    int found = count;
    for (int i = from; i < to; i++) {
      if (flags[i] != 0) {
        candidates[found++] = i;
      }
    }
    return found;
  }
}
