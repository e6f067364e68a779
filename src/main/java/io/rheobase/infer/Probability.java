package io.rheobase.infer;

import io.rheobase.experiment.Inference.PValue;

/** How likely a statistic is for an unconnected train, by those of shuffled trains. */
final class Probability {

  private Probability() {}

  /**
   * The probability.
   *
   * @param observed statistic of the train; the larger, the more extreme
   * @param shuffled {@code [shuffle]}; NaN, where a shuffled train had no window, is as extreme as
   *     can be
   */
  static double of(PValue convention, double observed, double[] shuffled) {
    int exceeding = 0;
    for (double other : shuffled) {
      boolean within = convention == PValue.CORRECTED ? other < observed : other <= observed;
      if (!within) {
        exceeding++;
      }
    }
    return convention == PValue.CORRECTED
        ? (exceeding + 1.0) / (shuffled.length + 1.0)
        : Math.max(exceeding, 1) / (double) shuffled.length;
  }
}
