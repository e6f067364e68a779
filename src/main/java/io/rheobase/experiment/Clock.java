package io.rheobase.experiment;

import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The time grid of a run.
 *
 * @param dt step (ms), without trailing zeros
 * @param steps number of steps
 */
public record Clock(BigDecimal dt, long steps) {

  private static final BigDecimal FOREVER = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final Unit MILLISECOND = Unit.parse("ms");

  public Clock {
    BigDecimal stripped = dt.stripTrailingZeros();
    dt = stripped.setScale(Math.max(0, stripped.scale()));
  }

  /** The simulated time (ms). */
  public BigDecimal duration() {
    return at(steps);
  }

  /** The time of a sample (ms). */
  public BigDecimal at(long step) {
    return dt.multiply(BigDecimal.valueOf(step));
  }

  /**
   * The number of steps that is nearest to a time, halves rounded up. The time is taken as the
   * decimal that it is printed as, so that 0.15 ms are one and a half steps of 0.1 ms; longer than
   * any run is {@link Integer#MAX_VALUE}.
   *
   * @param ms not negative, finite
   */
  public long nearestStep(double ms) {
    BigDecimal time = new BigDecimal(MILLISECOND.number(ms));
    return time.divide(dt, 0, RoundingMode.HALF_UP).min(FOREVER).longValueExact();
  }
}
