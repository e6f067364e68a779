package io.rheobase.record;

/** Writes non-negative integers as decimal text, without allocating. */
public final class WholeNumber {
  /** The most characters that one long takes. */
  public static final int MAX_CHARS = 19;

  /** The digits of 0 to 99, two each. */
  private static final byte[] PAIRS = pairs();

  private WholeNumber() {}

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (byte) ('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
    }
    return pairs;
  }

  /**
   * Writes {@code value} in ASCII, without leading zeros.
   *
   * @param out has room for the text from {@code at} on; nothing else is changed
   * @param at where the text begins
   * @return the position behind the text
   * @throws IllegalArgumentException if {@code value} is negative
   * @throws IndexOutOfBoundsException if there is too little room
   */
  public static int write(long value, byte[] out, int at) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    int end = at + digits(value);
    writeBackwards(value, out, at, end);
    return end;
  }

  /** The number of decimal digits of a non-negative value; 1 for zero. */
  static int digits(long value) {
    int digits = 1;
    long bound = 10;
    while (digits < MAX_CHARS && value >= bound) {
      bound *= 10;
      digits++;
    }
    return digits;
  }

  /**
   * Fills {@code [from, end)} with the last digits of {@code value}, zeros in front.
   *
   * @return what is left of {@code value} in front of these digits
   */
  static long writeBackwards(long value, byte[] out, int from, int end) {
    long left = value;
    int p = end - 1;
    for (; p > from; p -= 2) {
      long hundredth = left / 100;
      int pair = 2 * (int) (left - hundredth * 100);
      out[p] = PAIRS[pair + 1];
      out[p - 1] = PAIRS[pair];
      left = hundredth;
    }
    for (; p >= from; p--) {
      long tenth = left / 10;
      out[p] = (byte) ('0' + (int) (left - tenth * 10));
      left = tenth;
    }
    return left;
  }
}
