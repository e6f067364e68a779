package io.rheobase.infer;

/** How often the shuffled trains exceed the one that was observed, as a probability. */
public enum PValue {
  /**
   * (b + 1)/(m + 1) for b of m shuffles that are as extreme or more: the test that keeps its level
   * (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
   */
  CORRECTED("corrected"),
  /** b/m for b of m shuffles that are more extreme, and 1/m where there is none. */
  PUBLISHED("published");

  private final String text;

  PValue(String text) {
    this.text = text;
  }

  /**
   * The probability.
   *
   * @param observed statistic of the train; the larger, the more extreme
   * @param shuffled {@code [shuffle]}; NaN, where a shuffled train had no window, is as extreme as
   *     can be
   */
  public double of(double observed, double[] shuffled) {
    int exceeding = 0;
    for (double other : shuffled) {
      boolean within = this == CORRECTED ? other < observed : other <= observed;
      if (!within) {
        exceeding++;
      }
    }
    if (this == CORRECTED) {
      return (exceeding + 1.0) / (shuffled.length + 1.0);
    }
    return Math.max(exceeding, 1) / (double) shuffled.length;
  }

  /** The word in the parameter file. */
  @Override
  public String toString() {
    return text;
  }
}
