package io.rheobase.math;

import java.util.Objects;

/**
 * {@link BoxMuller} over arrays, bit for bit. Not for use by two threads at once: it owns scratch.
 *
 * <p>Normals leave in blocks of 16: the first normals of eight pairs, then their second ones, so
 * that the place of each is independent of any vector width.
 *
 * <p>The work is cut into loops by what the JIT's auto-vectoriser takes: it compiles chains of
 * double arithmetic to vector code, but neither moves between long and double bits nor the exchange
 * of cosine and sine.
 */
public final class BoxMullerBlock {
  /** Pairs in a block of 16 normals. */
  public static final int LANES = 8;

  private final double[] mantissaThenRadius;
  private final double[] exponentThenCosine;
  private final double[] angleThenSine;

  /**
   * @param capacity the greatest number of pairs of one call
   */
  public BoxMullerBlock(int capacity) {
    mantissaThenRadius = new double[capacity];
    exponentThenCosine = new double[capacity];
    angleThenSine = new double[capacity];
  }

  /**
   * Transforms words [0, pairs) into out[from .. from + 2·pairs).
   *
   * @param a first words {@code [pair]}
   * @param b second words {@code [pair]}
   * @param pairs a multiple of {@link #LANES}, at most the capacity
   * @param out receives the normals; pair j goes to {@code from + 16·(j/8) + j%8} and 8 further
   * @throws IllegalArgumentException if pairs is no multiple of {@link #LANES}
   * @throws IndexOutOfBoundsException if an array is too short
   */
  public void transform(long[] a, long[] b, int pairs, double[] out, int from) {
    if (pairs % LANES != 0) {
      throw new IllegalArgumentException(pairs + " pairs are no multiple of " + LANES);
    }
    Objects.checkFromIndexSize(from, 2 * pairs, out.length);
    split(a, b, pairs, mantissaThenRadius, exponentThenCosine, angleThenSine);
    radius(pairs, mantissaThenRadius, exponentThenCosine);
    project(pairs, mantissaThenRadius, angleThenSine, exponentThenCosine);
    place(b, pairs, exponentThenCosine, angleThenSine, out, from);
  }

  private static void split(long[] a, long[] b, int n, double[] m, double[] e, double[] h) {
    for (int i = 0; i < n; i++) {
      long u = BoxMuller.uniformBits(a[i]);
      e[i] = Logarithm.exponent(u);
      m[i] = Logarithm.mantissa(u);
      h[i] = BoxMuller.quarterTurns(b[i]);
    }
  }

  private static void radius(int n, double[] mantissaThenRadius, double[] e) {
    for (int i = 0; i < n; i++) {
      mantissaThenRadius[i] = BoxMuller.radius(e[i], mantissaThenRadius[i]);
    }
  }

  private static void project(int n, double[] r, double[] angleThenSine, double[] cosine) {
    for (int i = 0; i < n; i++) {
      double h = angleThenSine[i];
      cosine[i] = r[i] * QuarterTurns.cos(h);
      angleThenSine[i] = r[i] * QuarterTurns.sin(h);
    }
  }

  /** Exchanges by the address stored to: a branch would be mispredicted half the time. */
  private static void place(long[] b, int n, double[] cos, double[] sin, double[] out, int from) {
    for (int i = 0; i < n; i++) {
      int first = from + ((i & -LANES) << 1) + (i & (LANES - 1));
      int exchange = ((int) b[i] << 2) & LANES;
      double sign = BoxMuller.sign(b[i]);
      out[first + exchange] = sign * cos[i];
      out[first + LANES - exchange] = sign * sin[i];
    }
  }
}
