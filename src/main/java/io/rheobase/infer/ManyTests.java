package io.rheobase.infer;

import io.rheobase.experiment.Inference.Correction;
import java.util.stream.IntStream;

/** What becomes of probabilities where many trains are tested. */
final class ManyTests {

  private ManyTests() {}

  /**
   * The values to hold against α.
   *
   * @param p {@code [train]}; NaN for a train that was not tested
   * @return {@code [train]}: p itself, or its adjusted value; NaN where p is
   */
  static double[] adjust(Correction correction, double[] p) {
    double[] adjusted = p.clone();
    if (correction == Correction.NONE) {
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
}
