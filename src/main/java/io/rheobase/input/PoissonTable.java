package io.rheobase.input;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Poisson distributed counts, each by one uniform draw and without a branch: the alias method
 * (Walker 1977, doi:10.1145/355744.355749). The unit interval has an equal part for each of 2ⁿ
 * counts; a draw gives the count of its part or, in the upper stretch of the part, another one.
 */
final class PoissonTable {

  /** Probabilities below this part of the greatest one are beyond a draw's resolution of 2⁻⁵³. */
  private static final double NEGLIGIBLE = 0x1p-70;

  private final int least;

  /** Where the upper stretch of a part begins, from 0 to 1. */
  private final double[] split;

  /** The count of the upper stretch, less that of the part itself. */
  private final long[] difference;

  /**
   * Probabilities follow from that of the most probable count, from one to the next, and are then
   * divided by their sum.
   *
   * @param mean positive
   */
  PoissonTable(double mean) {
    int mode = (int) mean;
    int low = mode;
    for (double p = 1; low > 0 && p > NEGLIGIBLE; low--) {
      p *= low / mean;
    }
    int high = mode;
    for (double p = 1; p > NEGLIGIBLE; high++) {
      p *= mean / (high + 1);
    }
    double[] weight = new double[2 * Integer.highestOneBit(high - low)];
    weight[mode - low] = 1;
    for (int k = mode; k > low; k--) {
      weight[k - 1 - low] = weight[k - low] * (k / mean);
    }
    for (int k = mode; k < high; k++) {
      weight[k + 1 - low] = weight[k - low] * (mean / (k + 1));
    }
    least = low;
    split = new double[weight.length];
    difference = new long[weight.length];
    share(weight);
  }

  /**
   * Fills up the part of every improbable count with a stretch of a probable one (Vose 1991,
   * doi:10.1109/32.92917).
   */
  private void share(double[] weight) {
    double sum = 0;
    for (double w : weight) {
      sum += w;
    }
    double[] probability = new double[weight.length];
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int i = 0; i < weight.length; i++) {
      probability[i] = weight[i] / sum * weight.length;
      (probability[i] < 1 ? small : large).push(i);
    }
    Arrays.fill(split, 1);
    while (!small.isEmpty() && !large.isEmpty()) {
      int i = small.pop();
      int giving = large.peek();
      split[i] = probability[i];
      difference[i] = giving - i;
      probability[giving] -= 1 - probability[i];
      if (probability[giving] < 1) {
        small.push(large.pop());
      }
    }
  }

  /** The least count. */
  int least() {
    return least;
  }

  /** Where the upper stretch of a part begins, {@code [part]}; the parts are a power of two. */
  double[] split() {
    return split;
  }

  /** What the count of the upper stretch has more than that of the part, {@code [part]}. */
  long[] difference() {
    return difference;
  }

  /**
   * A count.
   *
   * @param u in [0, 1)
   */
  int count(double u) {
    double scaled = u * split.length;
    int part = (int) scaled;
    return least + part + (int) (scaled - part < split[part] ? 0 : difference[part]);
  }
}
