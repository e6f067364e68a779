package io.rheobase.model;

/** The threshold that all reset models share. */
final class Threshold {
  private Threshold() {}

  /**
   * Collects the neurons of {@code [from, to)} that are not held at sample {@code step + 1} and do
   * not lie below the threshold.
   *
   * @return how many stand in {@code candidates}, ascending
   */
  static int candidates(
      double[] v,
      double threshold,
      long[] heldUntil,
      long step,
      int from,
      int to,
      int[] candidates) {
    int n = 0;
    for (int i = from; i < to; i++) {
      if (!(v[i] < threshold) && step >= heldUntil[i]) {
        candidates[n++] = i;
      }
    }
    return n;
  }
}
