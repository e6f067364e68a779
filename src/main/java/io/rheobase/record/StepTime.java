package io.rheobase.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The time of a step as text: the decimal of k·dt, exactly. Step 3 of 0.1 ms is {@code 0.3}.
 *
 * <p>There is at least one digit behind the point ({@code 10.0}) and no trailing zero otherwise;
 * there is never an exponent.
 */
public final class StepTime {
  /** The greatest integer up to which a double holds all, and the powers of ten that it holds. */
  private static final long EXACT = 1L << 53;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final BigDecimal dt;

  /** dt = unscaled · 10<sup>-scale</sup>; unscaled is 0 where it does not fit in a long. */
  private final long unscaled;

  private final int scale;

  /** Up to this step k · unscaled fits in a long. */
  private final long lastStepInLong;

  /**
   * A clock with steps of {@code dt}.
   *
   * @param dt time step in ms
   * @throws IllegalArgumentException if {@code dt} is not positive
   */
  public StepTime(BigDecimal dt) {
    if (dt.signum() <= 0) {
      throw new IllegalArgumentException("dt must be positive, not " + dt);
    }
    BigDecimal stripped = dt.stripTrailingZeros();
    this.dt = stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    scale = this.dt.scale();
    BigInteger exact = this.dt.unscaledValue();
    boolean fits = exact.bitLength() < Long.SIZE;
    unscaled = fits ? exact.longValue() : 0;
    lastStepInLong = fits ? Long.MAX_VALUE / unscaled : -1;
  }

  /**
   * Writes the time of a step in ms, in ASCII. Allocates nothing as long as {@code step} times the
   * digits of dt, read as an integer, fits in a long.
   *
   * @param step number of the step, from 0
   * @param out has room for the text from {@code at} on (see {@link #maxChars}); nothing else is
   *     changed
   * @param at where the text begins
   * @return the position behind the text
   * @throws IllegalArgumentException if {@code step} is negative
   * @throws IndexOutOfBoundsException if there is too little room
   */
  public int write(long step, byte[] out, int at) {
    requireStep(step);
    if (step > lastStepInLong) {
      return writeBig(step, out, at);
    }
    long time = step * unscaled;
    int decimals = scale;
    while (decimals > 1 && time % 10 == 0) {
      time /= 10;
      decimals--;
    }
    int integerDigits = Math.max(1, WholeNumber.digits(time) - decimals);
    int point = at + integerDigits;
    int end = point + 1 + decimals;
    long integer = WholeNumber.writeBackwards(time, out, point + 1, end);
    out[point] = '.';
    WholeNumber.writeBackwards(integer, out, at, point);
    return end;
  }

  private int writeBig(long step, byte[] out, int at) {
    BigDecimal time = dt.multiply(BigDecimal.valueOf(step)).stripTrailingZeros();
    BigDecimal shown = time.scale() < 1 ? time.setScale(1) : time;
    byte[] text = shown.toPlainString().getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, out, at, text.length);
    return at + text.length;
  }

  /**
   * The time of a step in ms.
   *
   * @param step number of the step, from 0
   * @return what {@link #write} writes
   * @throws IllegalArgumentException if {@code step} is negative
   */
  public String text(long step) {
    byte[] out = new byte[maxChars(step)];
    return new String(out, 0, write(step, out, 0), StandardCharsets.US_ASCII);
  }

  /**
   * The time of a step as the double nearest to k·dt.
   *
   * @param step number of the step, from 0
   * @return ms
   * @throws IllegalArgumentException if {@code step} is negative
   */
  public double milliseconds(long step) {
    requireStep(step);
    if (step <= lastStepInLong && step * unscaled <= EXACT && scale < POWERS.length) {
      return step * unscaled / POWERS[scale];
    }
    return dt.multiply(BigDecimal.valueOf(step)).doubleValue();
  }

  /**
   * The room that suffices for any step from 0 to {@code steps}.
   *
   * @param steps number of the last step
   * @return number of characters
   * @throws IllegalArgumentException if {@code steps} is negative
   */
  public int maxChars(long steps) {
    requireStep(steps);
    BigDecimal last = dt.multiply(BigDecimal.valueOf(steps));
    return last.toBigInteger().toString().length() + 1 + scale;
  }

  private static void requireStep(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative: " + step);
    }
  }
}
