package io.rheobase.report.data;

/**
 * The mean course of a recorded variable before and after spikes, over neurons.
 *
 * <p>Source: de Boer &amp; Kuyper 1968, doi:10.1109/TBME.1968.4502561 (triggered correlation).
 */
public final class TriggeredAverage {

  private final int before;
  private final int after;
  private final double[] sums;
  private final double[] squares;
  private long count;
  private long neurons;

  /**
   * @param before rows before a spike
   * @param after rows after it
   */
  public TriggeredAverage(int before, int after) {
    this.before = before;
    this.after = after;
    this.sums = new double[before + after + 1];
    this.squares = new double[before + after + 1];
  }

  /** One neuron's recording. */
  public final class Neuron {
    private final double[] last = new double[sums.length];
    private final long[] spikes;
    private int next;
    private long row;

    Neuron(long[] spikes) {
      this.spikes = spikes;
      neurons++;
    }

    /** Takes the next row. */
    public void add(double value) {
      int length = last.length;
      last[(int) (row % length)] = value;
      while (next < spikes.length && spikes[next] + after < row) {
        next++;
      }
      while (next < spikes.length && spikes[next] + after == row) {
        if (row >= length - 1) {
          for (int i = 0; i < length; i++) {
            double v = last[(int) ((row + 1 + i) % length)];
            sums[i] += v;
            squares[i] += v * v;
          }
          count++;
        }
        next++;
      }
      row++;
    }
  }

  /**
   * A neuron to be averaged over.
   *
   * @param spikes rows of its spikes, ascending
   */
  public Neuron neuron(long[] spikes) {
    return new Neuron(spikes);
  }

  /** Spikes averaged over. */
  public long count() {
    return count;
  }

  /** Neurons averaged over. */
  public long neurons() {
    return neurons;
  }

  /** The mean, {@code [row]}, the spike at {@code before}. */
  public double[] mean() {
    double[] mean = new double[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sums[i] / count;
    }
    return mean;
  }

  /** The standard error of the mean. */
  public double[] standardError() {
    double[] error = new double[sums.length];
    for (int i = 0; i < error.length; i++) {
      double mean = sums[i] / count;
      double variance = Math.max(0, squares[i] / count - mean * mean);
      error[i] = count < 2 ? 0 : Math.sqrt(variance / (count - 1));
    }
    return error;
  }

  /** Rows before a spike. */
  public int before() {
    return before;
  }
}
