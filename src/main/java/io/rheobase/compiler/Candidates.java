package io.rheobase.compiler;

/** Finds the lanes that a vector kernel has flagged, on the rare occasions when there are any. */
final class Candidates {
  private Candidates() {}

  /**
   * Appends the indices of the flagged lanes.
   *
   * @param flags 1 where a lane is a candidate, else 0
   * @param starts first index of each vector that has one
   * @param vectors how many of them there are
   * @return the number of candidates so far
   */
  static int collect(
      double[] flags, double[] starts, int vectors, int lanes, int[] candidates, int count) {
    int found = count;
    for (int vector = 0; vector < vectors; vector++) {
      int start = (int) starts[vector];
      for (int i = start; i < start + lanes; i++) {
        candidates[found] = i;
        found += (int) flags[i];
      }
    }
    return found;
  }
}
