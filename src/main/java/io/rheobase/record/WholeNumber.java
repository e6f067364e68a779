package io.rheobase.record;

/** Writes non-negative integers as decimal text, without allocating. */
public final class WholeNumber {
  /** The most characters that one long takes. */
  public static final int MAX_CHARS = 19;

  private WholeNumber() {}

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
    for (int p = end - 1; p >= from; p--) {
      long tenth = left / 10;
      out[p] = (byte) ('0' + (int) (left - tenth * 10));
      left = tenth;
    }
    return left;
  }
}
