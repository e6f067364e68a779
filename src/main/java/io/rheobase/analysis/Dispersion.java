package io.rheobase.analysis;

/**
 * Variance by mean of whole numbers, from their exact sums.
 *
 * @param count how many there are
 * @param sum of them
 * @param squares sum of their squares
 */
record Dispersion(long count, long sum, long squares) {

  /**
   * The variance (over all of them, not all but one) by the mean; NaN of fewer than two, or zero.
   */
  double value() {
    if (count < 2 || sum == 0) {
      return Double.NaN;
    }
    double spread = (double) count * squares - (double) sum * sum;
    return spread / ((double) count * sum);
  }
}
