package io.rheobase.input;

import java.util.Arrays;

/** A number for each neuron of a population: one for all, or one each. */
public final class PerNeuron {

  private final double value;
  private final double[] values;

  private PerNeuron(double value, double[] values) {
    this.value = value;
    this.values = values;
  }

  /** The same number for all. */
  public static PerNeuron all(double value) {
    return new PerNeuron(value, null);
  }

  /**
   * A number each.
   *
   * @param values {@code [neuron of the population]}
   */
  public static PerNeuron each(double[] values) {
    return new PerNeuron(Double.NaN, values.clone());
  }

  /** Whether it is one number for all. */
  boolean isUniform() {
    return values == null;
  }

  /** The number of one neuron. */
  public double of(int neuron) {
    return values == null ? value : values[neuron];
  }

  /** The numbers of neurons {@code [first, first + count)}. */
  double[] over(int first, int count) {
    if (values != null) {
      return Arrays.copyOfRange(values, first, first + count);
    }
    double[] same = new double[count];
    Arrays.fill(same, value);
    return same;
  }
}
