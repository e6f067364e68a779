package io.rheobase.infer;

/** The statistics of averages over windows. */
final class WindowStatistic {

  private WindowStatistic() {}

  /** The greatest value less the least; NaN where the average is. */
  static double peakToPeak(double[] average) {
    double least = average[0];
    double greatest = average[0];
    for (double value : average) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return greatest - least;
  }

  /**
   * The area between the average and its first value.
   *
   * @param interval from one sample to the next
   */
  static double areaOverStart(double[] average, double interval) {
    double area = 0;
    for (double value : average) {
      area += value - average[0];
    }
    return area * interval;
  }

  /** Mean of all values that are numbers. */
  static double mean(double[] values) {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Turns values into distances from their mean, the observed one included, in which all are alike
   * if the train is unconnected.
   *
   * @return the observed one's
   */
  static double distances(double observed, double[] shuffled) {
    double sum = observed;
    int count = 1;
    for (double value : shuffled) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    for (int i = 0; i < shuffled.length; i++) {
      shuffled[i] = Math.abs(shuffled[i] - mean);
    }
    return Math.abs(observed - mean);
  }
}
