package io.rheobase.params;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Turns times into numbers of steps; constants that are no multiple of dt are faults. */
final class Grid {

  /** By which part of itself a time may miss the grid of a run. */
  static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

  private static final BigDecimal MOST_STEPS = new BigDecimal("1e15");

  /** A number with more zeros is shown with an exponent. */
  private static final int MOST_ZEROS = 20;

  private final BigDecimal dt;
  private final String name;
  private final BigDecimal tolerance;
  private final Faults faults;

  /**
   * @param dt step (ms); null where it is not known
   */
  Grid(BigDecimal dt, Faults faults) {
    this(dt, "dt", TOLERANCE, faults);
  }

  /**
   * @param step of another grid than the run's (ms)
   * @param name what it is, in messages
   * @param tolerance by which a time may miss the grid, as a part of the time
   */
  Grid(BigDecimal step, String name, BigDecimal tolerance, Faults faults) {
    this.dt = step;
    this.name = name;
    this.tolerance = tolerance;
    this.faults = faults;
  }

  /** The grid of a file whose step is faulty: it knows no number of steps and reports nothing. */
  static Grid unknown() {
    return new Grid(null, new Faults());
  }

  /** The number of steps of a time; nothing after a fault. */
  Optional<Long> steps(Given.Amount amount, String name) {
    if (dt == null) {
      return Optional.empty();
    }
    BigDecimal time = Amounts.exact(amount);
    BigDecimal nearest = time.divide(dt, 0, RoundingMode.HALF_UP);
    if (nearest.compareTo(MOST_STEPS) > 0) {
      faults.error(
          amount.at(),
          name
              + " ("
              + amount.text()
              + ") is more than 1e15 steps of "
              + this.name
              + " ("
              + ms(dt)
              + ")",
          "");
      return Optional.empty();
    }
    BigDecimal difference = time.subtract(nearest.multiply(dt)).abs();
    if (difference.compareTo(tolerance.multiply(time.abs())) > 0) {
      BigDecimal below = time.divide(dt, 0, RoundingMode.FLOOR).multiply(dt);
      faults.error(
          amount.at(),
          name + " (" + amount.text() + ") is not a multiple of " + this.name + " (" + ms(dt) + ")",
          below.signum() == 0
              ? "the nearest is " + ms(dt)
              : "the nearest are " + ms(below) + " and " + ms(below.add(dt)));
      return Optional.empty();
    }
    return Optional.of(nearest.longValueExact());
  }

  /** Whether the step is known. */
  boolean isKnown() {
    return dt != null;
  }

  /** A time in ms, as it would be written. */
  static String ms(BigDecimal time) {
    BigDecimal plain = time.signum() == 0 ? BigDecimal.ZERO : time.stripTrailingZeros();
    return (Math.abs(plain.scale()) > MOST_ZEROS ? plain.toString() : plain.toPlainString())
        + " ms";
  }
}
