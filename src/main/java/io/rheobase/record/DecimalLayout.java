package io.rheobase.record;

/** Lays out an integer times a power of ten as Java prints a double. */
final class DecimalLayout {
  private static final int DIGITS = 17;
  private static final long TEN_TO_8 = 100_000_000L;
  private static final long TEN_TO_16 = TEN_TO_8 * TEN_TO_8;
  private static final long TEN_TO_15 = TEN_TO_16 / 10;
  private static final long ASCII_ZEROS = 0x3030_3030_3030_3030L;

  /** Plain notation is used for 10<sup>-3</sup> ≤ value &lt; 10<sup>7</sup>. */
  private static final int MIN_PLAIN_POINT = -2;

  private static final int MAX_PLAIN_POINT = 7;

  private DecimalLayout() {}

  /**
   * Writes {@code f}·10<sup>e</sup> without trailing zeros.
   *
   * @param f from 1 to 10<sup>17</sup> - 1
   * @return the position behind the text; up to 21 bytes from {@code at} on may be overwritten
   */
  static int write(long f, int e, byte[] out, int at) {
    long digits = f;
    int point = e + DIGITS;
    while (digits < TEN_TO_15) {
      digits *= 10;
      point--;
    }
    int digitIsMissing = (int) (digits - TEN_TO_16 >>> 63);
    digits *= 1 + 9 * digitIsMissing;
    point -= digitIsMissing;
    long upper = digits / TEN_TO_8;
    int first = (int) (upper / TEN_TO_8);
    long middle = eightDigits(upper - first * TEN_TO_8);
    long last = eightDigits(digits - upper * TEN_TO_8);
    int significant =
        last != 0
            ? DIGITS - (Long.numberOfLeadingZeros(last) >> 3)
            : DIGITS - 8 - (Long.numberOfLeadingZeros(middle) >> 3);
    middle |= ASCII_ZEROS;
    last |= ASCII_ZEROS;

    if (point > MAX_PLAIN_POINT || point < MIN_PLAIN_POINT) {
      out[at] = (byte) ('0' + first);
      out[at + 1] = '.';
      store(middle, out, at + 2);
      store(last, out, at + 10);
      return writeExponent(point - 1, out, at + 1 + Math.max(significant, 2));
    }
    if (point <= 0) {
      out[at] = '0';
      out[at + 1] = '.';
      out[at + 2] = '0';
      out[at + 3] = '0';
      int p = at + 2 - point;
      out[p] = (byte) ('0' + first);
      store(middle, out, p + 1);
      store(last, out, p + 9);
      return p + significant;
    }
    // The first eight digits are parted where the point goes; what follows moves up by one.
    long head = '0' + first | middle << 8;
    int cut = point << 3;
    long behind = -1L << cut;
    store(head & ~behind | (long) '.' << cut | (head & behind) << 8, out, at);
    store(middle >>> 48 | last << 16, out, at + 8);
    out[at + 16] = (byte) (last >>> 48);
    out[at + 17] = (byte) (last >>> 56);
    return at + 1 + Math.max(significant, point + 1);
  }

  /** Eight decimal digits of x &lt; 10<sup>8</sup>, one a byte, the first in the lowest byte. */
  private static long eightDigits(long x) {
    long fours = x / 10_000;
    fours |= x - fours * 10_000 << 32;
    long hundreds = fours * 10_486 >>> 20 & 0x7F_0000_007FL;
    long twos = hundreds | fours - hundreds * 100 << 16;
    long tens = twos * 103 >>> 10 & 0x000F_000F_000F_000FL;
    return tens | twos - tens * 10 << 8;
  }

  /**
   * Stores eight bytes, the first in the lowest byte. A view of the array as words would do it at
   * once, but takes the JVM longer to set up than a short run's numbers take.
   */
  private static void store(long eight, byte[] out, int at) {
    long rest = eight;
    for (int i = at; i < at + Long.BYTES; i++) {
      out[i] = (byte) rest;
      rest >>>= Byte.SIZE;
    }
  }

  private static int writeExponent(int exponent, byte[] out, int at) {
    int p = at;
    out[p++] = 'E';
    int magnitude = exponent;
    if (exponent < 0) {
      out[p++] = '-';
      magnitude = -exponent;
    }
    if (magnitude >= 100) {
      out[p++] = (byte) ('0' + magnitude / 100);
    }
    if (magnitude >= 10) {
      out[p++] = (byte) ('0' + magnitude / 10 % 10);
    }
    out[p++] = (byte) ('0' + magnitude % 10);
    return p;
  }
}
