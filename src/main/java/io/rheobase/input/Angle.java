package io.rheobase.input;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The angle of an oscillation at each step, in turns modulo one: step times a 128-bit fixed-point
 * number of turns a step. The error stays below 2⁻⁶³ turns up to 2⁶² steps.
 */
final class Angle {

  private static final BigDecimal TWO_PI =
      new BigDecimal("6.283185307179586476925286766559005768394338798750211641949889");
  private static final int DIGITS = 45;
  private static final BigDecimal MS_PER_S = BigDecimal.valueOf(1000);
  private static final BigDecimal UNITS = new BigDecimal(BigInteger.ONE.shiftLeft(128));

  private final long high;
  private final long low;
  private final long initial;

  /**
   * @param frequency Hz
   * @param phase the angle at step 0 (rad)
   * @param dt step (ms)
   */
  Angle(double frequency, double phase, BigDecimal dt) {
    BigDecimal turnsPerMs = new BigDecimal(frequency).divide(MS_PER_S);
    BigInteger perStep = fixed(turnsPerMs.multiply(dt));
    high = perStep.shiftRight(64).longValue();
    low = perStep.longValue();
    BigDecimal turns = new BigDecimal(phase).divide(TWO_PI, DIGITS, RoundingMode.HALF_EVEN);
    initial = fixed(turns).shiftRight(64).longValue();
  }

  /** 2¹²⁸ times the turns. */
  private static BigInteger fixed(BigDecimal turns) {
    return turns.multiply(UNITS).setScale(0, RoundingMode.HALF_EVEN).unscaledValue();
  }

  /** The angle at a step that is not negative, in 2⁻⁶⁴ turns. */
  long at(long step) {
    long carry = Math.multiplyHigh(step, low) + (step & low >> 63);
    return initial + step * high + carry;
  }
}
