package io.rheobase.compiler;

import java.util.Arrays;
import java.util.Objects;

/** A noise kernel around compiled loops over neuron pairs. */
final class Noise implements NoiseKernel {
  private static final int BLOCK = 2 * NoiseProgram.PAIRS;

  /** Pairs drawn at once: the words of so many stay in the cache. */
  private static final int MOST_PAIRS = 512;

  /** The number of each pair, {@code [pair]}. */
  static final long[] NUMBERS = new long[MOST_PAIRS];

  static {
    Arrays.setAll(NUMBERS, pair -> pair);
  }

  /** The loops that are generated. */
  interface Pairs {
    /**
     * Adds {@code fma(scale, normal, offset)} for both normals of {@code pairs} successive pairs.
     * Pair p adds to {@code out[from + 16 (p / 8) + p % 8]} and 8 further, as far as that is below
     * {@code to}.
     *
     * @param counter first word of the counter of pair 0
     * @param scale bits of a double
     * @param offset bits of a double
     * @param pairs at most the length of {@link #NUMBERS}
     * @param a scratch, {@code [pair]}
     * @param b scratch, {@code [pair]}
     */
    void add(
        long key0,
        long key1,
        long parity,
        long step,
        long counter,
        long scale,
        long offset,
        int pairs,
        double[] a,
        double[] b,
        double[] out,
        int from,
        int to);
  }

  private final Pairs loops;
  private final double[] a = new double[MOST_PAIRS];
  private final double[] b = new double[MOST_PAIRS];

  Noise(Pairs loops) {
    this.loops = loops;
  }

  /**
   * The first word of the counter of a neuron's pair.
   *
   * @throws IllegalArgumentException if the neuron is negative or no multiple of 16
   */
  static long counter(int draw, int firstNeuron) {
    if (firstNeuron < 0 || firstNeuron % BLOCK != 0) {
      throw new IllegalArgumentException(
          "first neuron " + firstNeuron + " is no multiple of " + BLOCK);
    }
    return ((long) draw << 32) | (firstNeuron / BLOCK * NoiseProgram.PAIRS);
  }

  @Override
  public NoiseKernel another() {
    return new Noise(loops);
  }

  @Override
  public void add(
      long key0,
      long key1,
      int draw,
      int firstNeuron,
      long step,
      double scale,
      double offset,
      double[] base,
      double[] out,
      int from,
      int to) {
    long counter = counter(draw, firstNeuron);
    Objects.checkFromToIndex(from, to, Math.min(base.length, out.length));
    if (base != out) {
      System.arraycopy(base, from, out, from, to - from);
    }
    long parity = NoiseProgram.KEY_PARITY ^ key0 ^ key1;
    long scaleBits = Double.doubleToRawLongBits(scale);
    long offsetBits = Double.doubleToRawLongBits(offset);
    int next;
    for (int i = from; i < to; i = next) {
      next = Math.min(to - i, 2 * MOST_PAIRS) + i;
      int pairs = (next - i + BLOCK - 1) / BLOCK * NoiseProgram.PAIRS;
      loops.add(
          key0, key1, parity, step, counter, scaleBits, offsetBits, pairs, a, b, out, i, next);
      counter += pairs;
    }
  }
}
