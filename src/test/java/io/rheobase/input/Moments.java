package io.rheobase.input;

/** Mean, spread and correlation in time of currents {@code [step][neuron]}. */
final class Moments {

  private final double[][] current;
  private final double mean;
  private final double variance;

  Moments(double[][] current) {
    this.current = current;
    double sum = 0;
    for (double[] row : current) {
      for (double value : row) {
        sum += value;
      }
    }
    double n = (double) current.length * current[0].length;
    this.mean = sum / n;
    this.variance = covariance(0);
  }

  double mean() {
    return mean;
  }

  double std() {
    return Math.sqrt(variance);
  }

  double autocorrelation(int lag) {
    return covariance(lag) / variance;
  }

  private double covariance(int lag) {
    double sum = 0;
    for (int step = 0; step + lag < current.length; step++) {
      for (int i = 0; i < current[step].length; i++) {
        sum += (current[step][i] - mean) * (current[step + lag][i] - mean);
      }
    }
    return sum / ((double) (current.length - lag) * current[0].length);
  }
}
