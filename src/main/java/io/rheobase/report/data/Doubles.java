package io.rheobase.report.data;

import java.util.Arrays;

/** A list of numbers that grows. */
public final class Doubles {

  private double[] values = new double[256];
  private int size;

  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  public double get(int i) {
    return values[i];
  }

  /** The numbers so far. */
  public double[] array() {
    return Arrays.copyOf(values, size);
  }
}
