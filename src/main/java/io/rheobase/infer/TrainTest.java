package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;

/**
 * What the test of one train found.
 *
 * @param windows that its average is over: spikes whose window lies within the recording
 * @param statistic of its average; NaN where it was not tested
 * @param shuffledStatistic mean of the statistic over the shuffled trains; NaN where it was not
 *     tested
 * @param p probability of such a statistic for an unconnected train; NaN where it was not tested
 * @param area between its average and the baseline (mV·ms); NaN where it was not tested
 * @param average {@code [sample of the window]} (mV); empty where it was not tested
 * @param shuffledMean mean of the averages of shuffled trains (mV), laid out like the average;
 *     empty where they were not made
 * @param shuffledSd their standard deviation (mV), likewise
 */
public record TrainTest(
    int windows,
    double statistic,
    double shuffledStatistic,
    double p,
    double area,
    double[] average,
    double[] shuffledMean,
    double[] shuffledSd) {

  /** Of a train that was not tested. */
  static TrainTest none(int windows) {
    double[] nothing = {};
    return new TrainTest(
        windows, Double.NaN, Double.NaN, Double.NaN, Double.NaN, nothing, nothing, nothing);
  }

  /** Whether there is a probability. */
  public boolean isTested() {
    return !Double.isNaN(p);
  }

  /** The kind of a train whose probability, corrected or not, is this. */
  public Kind kind(double value, double alpha) {
    if (!(value <= alpha)) {
      return Kind.UNCONNECTED;
    }
    return area > 0 ? Kind.EXCITATORY : Kind.INHIBITORY;
  }
}
