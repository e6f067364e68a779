package io.rheobase.params;

import java.math.BigDecimal;
import java.util.Optional;

/** Holds the times of samples to being equally spaced. */
final class SampleTimes {

  /**
   * How far a time may be from where it belongs, in intervals: times are written with few digits.
   */
  private static final double TOLERANCE = 0.01;

  private final NumberTable table;
  private final Optional<BigDecimal> given;
  private long count;
  private double first;
  private double second;
  private double last;
  private Optional<Fault> fault = Optional.empty();

  /**
   * @param table that is being read
   * @param given the interval that there should be (ms), where it is told
   */
  SampleTimes(NumberTable table, Optional<BigDecimal> given) {
    this.table = table;
    this.given = given;
  }

  /** Takes the time of the next sample (ms). */
  void add(double ms) {
    if (count == 0) {
      first = ms;
    } else if (count == 1) {
      second = ms;
      requireAscending(ms);
    } else if (fault.isEmpty()) {
      double step = second - first;
      if (!(Math.abs(ms - last - step) <= TOLERANCE * step)) {
        fault =
            Optional.of(
                new Fault(
                    table.position(1),
                    "the samples are not equally spaced: "
                        + text(ms)
                        + " ms follows "
                        + text(last)
                        + " ms, the first two are "
                        + text(step)
                        + " ms apart",
                    "resample the recording, or cut it where samples are missing"));
      }
    }
    last = ms;
    count++;
  }

  private void requireAscending(double ms) {
    if (!(ms > first)) {
      fault =
          Optional.of(
              new Fault(
                  table.position(1),
                  "times must ascend: " + text(ms) + " ms follows " + text(first) + " ms",
                  ""));
    }
  }

  /** Rounding errors of the difference of two times are left out. */
  private static String text(double ms) {
    return Grid.ms(new BigDecimal(Float.toString((float) ms))).replace(" ms", "");
  }

  /** What is wrong with the times. */
  Optional<Fault> fault(Position at) {
    if (fault.isPresent() || given.isEmpty() || count < 2) {
      return fault;
    }
    double step = given.get().doubleValue();
    return Math.abs(second - first - step) <= TOLERANCE * step
        ? Optional.empty()
        : Optional.of(
            new Fault(
                at,
                "interval is "
                    + Grid.ms(given.get())
                    + ", the samples of the file are "
                    + text(second - first)
                    + " ms apart",
                "delete interval"));
  }

  /** Number of samples. */
  long count() {
    return count;
  }

  /** Time of the first sample (ms). */
  BigDecimal start() {
    return BigDecimal.valueOf(first);
  }

  /**
   * From one sample to the next of at least two (ms): that of the first two, or, where rounded
   * times belie it in the long run, the mean.
   */
  BigDecimal interval() {
    if (given.isPresent()) {
      return given.get();
    }
    BigDecimal step = BigDecimal.valueOf(second).subtract(BigDecimal.valueOf(first));
    double drift = last - first - (count - 1) * step.doubleValue();
    return Math.abs(drift) <= TOLERANCE * step.doubleValue()
        ? step
        : BigDecimal.valueOf((last - first) / (count - 1));
  }
}
