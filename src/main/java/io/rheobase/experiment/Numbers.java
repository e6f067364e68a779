package io.rheobase.experiment;

import java.util.Arrays;

/** A list of doubles that does not change. */
public final class Numbers {

  private final double[] values;

  private Numbers(double[] values) {
    this.values = values;
  }

  /** Copies the values. */
  public static Numbers of(double... values) {
    return new Numbers(values.clone());
  }

  /** The value at an index. */
  public double get(int index) {
    return values[index];
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The least; positive infinity of none. */
  public double least() {
    return Arrays.stream(values).min().orElse(Double.POSITIVE_INFINITY);
  }

  /** The greatest; negative infinity of none. */
  public double greatest() {
    return Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Numbers numbers && Arrays.equals(values, numbers.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
