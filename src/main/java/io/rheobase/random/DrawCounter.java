package io.rheobase.random;

import io.rheobase.math.BoxMullerBlock;

/**
 * Where a draw stands in its stream: the counter is (draw index in the upper and neuron pair in the
 * lower 32 bits, step). Neurons i and i + 8 of a block of 16 make a pair and share a counter: the
 * first word or normal is the one's, the second the other's.
 */
final class DrawCounter {
  /** Neurons in a block. */
  static final int BLOCK = 2 * BoxMullerBlock.LANES;

  /** Stands for the step in draws made once per run; steps are never negative. */
  static final long ONCE = -1;

  private DrawCounter() {}

  /** The counter's first word for this neuron. */
  static long pair(int draw, int neuron) {
    return ((long) draw << 32)
        | ((neuron / BLOCK) * BoxMullerBlock.LANES + neuron % BoxMullerBlock.LANES);
  }

  /** Whether the neuron takes the second word of its pair. */
  static boolean isSecond(int neuron) {
    return neuron % BLOCK >= BoxMullerBlock.LANES;
  }

  static void checkNeuron(int neuron) {
    if (neuron < 0) {
      throw new IllegalArgumentException("neuron " + neuron + " is negative");
    }
  }

  static void checkStep(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("step " + step + " is negative");
    }
  }

  static void checkBlock(int firstNeuron, int count) {
    checkNeuron(firstNeuron);
    if (firstNeuron % BLOCK != 0) {
      throw new IllegalArgumentException(
          "first neuron " + firstNeuron + " is no multiple of " + BLOCK);
    }
    if (count > Integer.MAX_VALUE - firstNeuron) {
      throw new IllegalArgumentException(count + " neurons from " + firstNeuron + " are too many");
    }
  }
}
