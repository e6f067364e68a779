package io.rheobase.infer;

import java.util.stream.IntStream;

/** What becomes of the probabilities where many trains are tested. */
public enum Correction {
  /** Each train stands for itself: of the unconnected ones, a share of α is found connected. */
  NONE("none"),
  /**
   * Of those found connected, a share of at most α is expected to be unconnected (Benjamini and
   * Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
   */
  BENJAMINI_HOCHBERG("benjamini_hochberg");

  private final String text;

  Correction(String text) {
    this.text = text;
  }

  /**
   * The values to hold against α.
   *
   * @param p {@code [train]}; NaN for a train that was not tested
   * @return {@code [train]}: p itself, or its adjusted value; NaN where p is
   */
  public double[] adjust(double[] p) {
    double[] adjusted = p.clone();
    if (this == NONE) {
      return adjusted;
    }
    int[] descending =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted((i, j) -> Double.compare(p[j], p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int tests = descending.length;
    double least = 1;
    for (int place = 0; place < tests; place++) {
      int train = descending[place];
      least = Math.min(least, p[train] * tests / (tests - place));
      adjusted[train] = least;
    }
    return adjusted;
  }

  /** The word in the parameter file. */
  @Override
  public String toString() {
    return text;
  }
}
