package io.rheobase.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** A number for each neuron of a population: one for all, or one each. */
public final class PerNeuron {

  /** Zero for all. */
  public static final PerNeuron ZERO = all(0);

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

  /**
   * A number that follows from others.
   *
   * @param size number of neurons
   * @param number by neuron
   * @param from what it follows from: where these are the same for all, so is it
   */
  public static PerNeuron derived(int size, IntToDoubleFunction number, PerNeuron... from) {
    if (Arrays.stream(from).allMatch(PerNeuron::isUniform)) {
      return all(number.applyAsDouble(0));
    }
    double[] values = new double[size];
    Arrays.setAll(values, number);
    return new PerNeuron(Double.NaN, values);
  }

  /**
   * The numbers of several populations of equal size, one after the other.
   *
   * @param size neurons of each
   */
  public static PerNeuron sideBySide(List<PerNeuron> populations, int size) {
    PerNeuron first = populations.get(0);
    long bits = Double.doubleToRawLongBits(first.value);
    if (populations.stream()
        .allMatch(p -> p.isUniform() && Double.doubleToRawLongBits(p.value) == bits)) {
      return first;
    }
    double[] values = new double[Math.multiplyExact(size, populations.size())];
    for (int i = 0; i < populations.size(); i++) {
      System.arraycopy(populations.get(i).over(0, size), 0, values, i * size, size);
    }
    return new PerNeuron(Double.NaN, values);
  }

  /** Whether it is one number for all. */
  public boolean isUniform() {
    return values == null;
  }

  /** The number of one neuron. */
  public double of(int neuron) {
    return values == null ? value : values[neuron];
  }

  /** The numbers of neurons {@code [first, first + count)}. */
  public double[] over(int first, int count) {
    if (values != null) {
      return Arrays.copyOfRange(values, first, first + count);
    }
    double[] same = new double[count];
    Arrays.fill(same, value);
    return same;
  }

  /** How many neurons it has a number of their own for; 1 where it is one for all. */
  int length() {
    return values == null ? 1 : values.length;
  }
}
