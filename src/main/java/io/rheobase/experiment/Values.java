package io.rheobase.experiment;

import io.rheobase.units.Unit;

/**
 * A quantity that every neuron has: the same for all, one given for each, or drawn once for each.
 * All numbers are in the coherent system; the unit is the one that they are printed in.
 */
public sealed interface Values {

  /** The unit to print in. */
  Unit unit();

  /** No neuron has less. */
  double least();

  /** No neuron has more. */
  double greatest();

  /** Values that are known before anything is drawn. */
  sealed interface Known extends Values {

    /**
     * The value of a neuron.
     *
     * @param index of the neuron among those that have these values, from 0
     * @param count how many have them
     */
    double at(int index, int count);
  }

  /** Values that are drawn, once a run. */
  sealed interface Drawn extends Values {}

  /** What becomes of a draw that lies outside its bounds. */
  enum Bounds {
    /** It is moved to the bound. */
    CLIP("clip"),
    /** It is drawn again. */
    REDRAW("redraw");

    private final String text;

    Bounds(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** The same for all neurons. */
  record Constant(double value, Unit unit) implements Known {
    @Override
    public double least() {
      return value;
    }

    @Override
    public double greatest() {
      return value;
    }

    @Override
    public double at(int index, int count) {
      return value;
    }
  }

  /** One value for each neuron. */
  record Listed(Numbers values, Unit unit) implements Known {
    @Override
    public double least() {
      return values.least();
    }

    @Override
    public double greatest() {
      return values.greatest();
    }

    @Override
    public double at(int index, int count) {
      return values.get(index);
    }
  }

  /** Equally spaced from {@code first} at the first neuron to {@code last} at the last. */
  record Linspace(double first, double last, Unit unit) implements Known {
    @Override
    public double least() {
      return Math.min(first, last);
    }

    @Override
    public double greatest() {
      return Math.max(first, last);
    }

    @Override
    public double at(int index, int count) {
      if (index == 0) {
        return first;
      }
      return index == count - 1 ? last : (first * (count - 1 - index) + last * index) / (count - 1);
    }
  }

  /**
   * One value for each neuron, read from a column of a file.
   *
   * @param file where it was read
   * @param column name of the column
   * @param columnUnit unit of the numbers there; it may be one per area
   * @param values what they mean
   */
  record FromFile(DataFile file, String column, Unit columnUnit, Numbers values, Unit unit)
      implements Known {
    @Override
    public double least() {
      return values.least();
    }

    @Override
    public double greatest() {
      return values.greatest();
    }

    @Override
    public double at(int index, int count) {
      return values.get(index);
    }
  }

  /**
   * Normally distributed.
   *
   * @param min no value is less; negative infinity where there is no bound
   * @param max no value is more; positive infinity where there is no bound
   * @param bounds what becomes of a draw outside of them
   */
  record Normal(double mean, double std, double min, double max, Bounds bounds, Unit unit)
      implements Drawn {
    @Override
    public double least() {
      return std == 0 ? mean : min;
    }

    @Override
    public double greatest() {
      return std == 0 ? mean : max;
    }
  }

  /**
   * Lognormally distributed.
   *
   * @param mean of the values themselves, not of their logarithms; greater than 0
   * @param std of the values themselves
   */
  record Lognormal(double mean, double std, Unit unit) implements Drawn {
    @Override
    public double least() {
      return std == 0 ? mean : 0;
    }

    @Override
    public double greatest() {
      return std == 0 ? mean : Double.POSITIVE_INFINITY;
    }
  }

  /** Uniformly distributed in {@code [low, high)}. */
  record Uniform(double low, double high, Unit unit) implements Drawn {
    @Override
    public double least() {
      return low;
    }

    @Override
    public double greatest() {
      return high > low ? Math.nextDown(high) : low;
    }
  }
}
