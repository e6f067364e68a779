package io.rheobase.report.chart;

import java.util.function.DoubleFunction;

/**
 * An axis of a panel.
 *
 * @param title name and unit; may be empty
 * @param min its lower end
 * @param max its upper end, more than min
 * @param logarithmic whether equal distances are equal factors; min is then positive
 * @param ticks how ticks are named
 */
public record Axis(String title, double min, double max, boolean logarithmic, Ticks ticks) {

  /** How ticks are named. */
  public enum Ticks {
    /** By their numbers. */
    NUMBERS,
    /** By their numbers, where these are whole. */
    WHOLE,
    /** Not at all, where a panel below names them. */
    UNNAMED,
    /** There are none. */
    NONE
  }

  public Axis {
    if (!(max > min) || logarithmic && min <= 0) {
      throw new IllegalArgumentException("an axis from " + min + " to " + max);
    }
  }

  /** An axis with equal distances; an empty range is widened. */
  public static Axis linear(String title, double min, double max) {
    double low = Double.isFinite(min) ? min : 0;
    double high = Double.isFinite(max) ? max : 1;
    if (high > low) {
      return new Axis(title, low, high, false, Ticks.NUMBERS);
    }
    double around = low == 0 ? 1 : Math.abs(low) / 10;
    return new Axis(title, low - around, low + around, false, Ticks.NUMBERS);
  }

  /** An axis from 0 to a little more than the greatest value. */
  public static Axis fromZero(String title, double greatest) {
    return linear(title, 0, greatest > 0 ? greatest * 1.05 : 1);
  }

  /** An axis around values, with a little room on both sides. */
  public static Axis around(String title, double least, double greatest) {
    double room = 0.04 * (greatest - least);
    return linear(title, least - room, greatest + room);
  }

  /** An axis with equal factors. */
  public static Axis logarithmic(String title, double min, double max) {
    return new Axis(title, min, max > min ? max : 10 * min, true, Ticks.NUMBERS);
  }

  /** The same axis, named at whole numbers only. */
  public Axis whole() {
    return new Axis(title, min, max, logarithmic, Ticks.WHOLE);
  }

  /** The same axis without ticks. */
  public Axis withoutTicks() {
    return new Axis(title, min, max, logarithmic, Ticks.NONE);
  }

  /** The same axis without names at its ticks, and without a title. */
  public Axis unnamed() {
    return new Axis("", min, max, logarithmic, Ticks.UNNAMED);
  }

  /** Whether a tick bears its number. */
  private boolean names(double tick) {
    return switch (ticks) {
      case NUMBERS -> true;
      case WHOLE -> tick == Math.rint(tick);
      case UNNAMED, NONE -> false;
    };
  }

  /**
   * What stands at a tick. Where that is nothing it differs between the ends: an axis whose ends
   * are called the same gets no ticks at all.
   */
  String label(double tick, DoubleFunction<String> number) {
    if (names(tick)) {
      return number.apply(tick);
    }
    return tick == max && ticks != Ticks.NONE ? "  " : " ";
  }

  /** Where a value lies, from 0 at the lower end to 1 at the upper. */
  double fraction(double value) {
    return logarithmic
        ? StrictMath.log(value / min) / StrictMath.log(max / min)
        : (value - min) / (max - min);
  }
}
