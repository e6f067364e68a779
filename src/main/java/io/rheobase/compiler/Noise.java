package io.rheobase.compiler;

import java.util.Objects;

/** A noise kernel around a compiled loop over neuron pairs. */
final class Noise implements NoiseKernel {
  private static final int BLOCK = 2 * NoiseProgram.PAIRS;

  /** The loop that is generated. */
  interface Pairs {
    /**
     * Draws both normals of {@code pairs} successive pairs. Pair p goes to {@code out[from + 16 (p
     * / 8) + p % 8]} and 8 further, as far as that is below {@code to}.
     *
     * @param counter first word of the counter of pair 0
     */
    void fill(
        long key0,
        long key1,
        long parity,
        long counter,
        long step,
        int pairs,
        double[] out,
        int from,
        int to);
  }

  private final Pairs loop;

  Noise(Pairs loop) {
    this.loop = loop;
  }

  @Override
  public void fill(
      long key0, long key1, int draw, int firstNeuron, long step, double[] out, int from, int to) {
    if (firstNeuron < 0 || firstNeuron % BLOCK != 0) {
      throw new IllegalArgumentException(
          "first neuron " + firstNeuron + " is no multiple of " + BLOCK);
    }
    Objects.checkFromToIndex(from, to, out.length);
    int blocks = (to - from) / BLOCK + ((to - from) % BLOCK == 0 ? 0 : 1);
    long counter = ((long) draw << 32) | (firstNeuron / BLOCK * NoiseProgram.PAIRS);
    long parity = NoiseProgram.KEY_PARITY ^ key0 ^ key1;
    loop.fill(key0, key1, parity, counter, step, blocks * NoiseProgram.PAIRS, out, from, to);
  }
}
