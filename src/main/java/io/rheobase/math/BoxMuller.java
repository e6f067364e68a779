package io.rheobase.math;

/**
 * Box and Muller's transform (1958, doi:10.1214/aoms/1177706645): two uniform 64-bit words become
 * two independent standard normals, {@code √(−2 ln u)} times the cosine and the sine of a uniform
 * angle. Nothing is rejected, so every pair of normals costs the same two words.
 *
 * <p>The radius takes the upper 52 bits of the first word, the angle within ±1/8 turn the upper 52
 * bits of the second; bit 1 of the second exchanges cosine and sine, bit 0 is the sign of both: the
 * four cases cover the circle. u lies in (0, 1] in steps of 2⁻⁵², therefore no normal exceeds √(104
 * ln 2) = 8.4906 in absolute value.
 */
public final class BoxMuller {
  static final long ONE_BITS = 0x3FF0000000000000L;

  private BoxMuller() {}

  /** The first normal of the two words. */
  public static double first(long a, long b) {
    return radius(a) * (sign(b) * (exchanged(b) ? sin(b) : cos(b)));
  }

  /** The second normal of the two words. */
  public static double second(long a, long b) {
    return radius(a) * (sign(b) * (exchanged(b) ? cos(b) : sin(b)));
  }

  /** The bits of u = 1 − (a &gt;&gt;&gt; 12)·2⁻⁵², which is exact and lies in (0, 1]. */
  static long uniformBits(long a) {
    return Double.doubleToRawLongBits(2.0 - Double.longBitsToDouble((a >>> 12) | ONE_BITS));
  }

  /** √(−2 ln u) for u = 2^e·m. */
  static double radius(double e, double m) {
    return Math.sqrt(-2.0 * Logarithm.ofParts(e, m));
  }

  /** The angle in quarter turns, in [−1/2, 1/2). */
  static double quarterTurns(long b) {
    return Double.longBitsToDouble((b >>> 12) | ONE_BITS) - 1.5;
  }

  /** +1 or −1, from bit 0. */
  static double sign(long b) {
    return Double.longBitsToDouble((b << 63) | ONE_BITS);
  }

  private static double radius(long a) {
    long u = uniformBits(a);
    return radius(Logarithm.exponent(u), Logarithm.mantissa(u));
  }

  private static boolean exchanged(long b) {
    return (b & 2) != 0;
  }

  private static double sin(long b) {
    return QuarterTurns.sin(quarterTurns(b));
  }

  private static double cos(long b) {
    return QuarterTurns.cos(quarterTurns(b));
  }
}
