package io.rheobase.infer;

/** Mean and standard deviation, sample by sample, of averages that come one after the other. */
final class Spread {

  private final double[] about;
  private final double[] sums;
  private final double[] squares;
  private int count;

  /**
   * @param about what the averages are near to, which keeps the digits of their squares
   */
  Spread(double[] about) {
    this.about = about;
    this.sums = new double[about.length];
    this.squares = new double[about.length];
  }

  void add(double[] average) {
    for (int j = 0; j < about.length; j++) {
      double difference = average[j] - about[j];
      sums[j] += difference;
      squares[j] += difference * difference;
    }
    count++;
  }

  /** {@code [sample]}; NaN where no average came. */
  double[] mean() {
    double[] mean = new double[about.length];
    for (int j = 0; j < about.length; j++) {
      mean[j] = about[j] + sums[j] / count;
    }
    return mean;
  }

  /** Over all averages, not all but one: {@code [sample]}. */
  double[] deviation() {
    double[] deviation = new double[about.length];
    for (int j = 0; j < about.length; j++) {
      double mean = sums[j] / count;
      double variance = squares[j] / count - mean * mean;
      deviation[j] = variance < 0 ? 0 : Math.sqrt(variance);
    }
    return deviation;
  }
}
