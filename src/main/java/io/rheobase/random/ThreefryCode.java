package io.rheobase.random;

import io.rheobase.machine.Operand;
import io.rheobase.machine.VectorAssembler;
import io.rheobase.machine.VectorAssembler.Binary;
import io.rheobase.machine.VectorAssembler.Shift;

/**
 * {@link Threefry2x64} as instructions on vectors, for code that makes something of its words. What
 * is the same for all counters of a call is read from an array: {@link #uniforms}.
 */
public final class ThreefryCode {
  /** Words that {@link #uniforms} gives. */
  public static final int UNIFORMS = 10;

  private static final int FIRST_KEY = 2;
  private static final int FIRST_INJECTION = 5;
  private static final int INJECTIONS = 5;
  private static final int KEYS = 3;
  private static final int[] ROTATION = {16, 42, 12, 31, 16, 32, 24, 21};
  private static final int ROUNDS_PER_INJECTION = 4;

  private final VectorAssembler code;
  private final int first;

  /**
   * @param first of the {@link #UNIFORMS} registers that it takes for itself
   */
  public ThreefryCode(VectorAssembler code, int first) {
    this.code = code;
    this.first = first;
  }

  /** Sets the step of the draws. */
  public static void setStep(StreamKey key, long step, long[] uniforms) {
    uniforms[1] = step + key.k1();
  }

  /**
   * What the instructions read, for draws from a neuron on, but for the step.
   *
   * @param firstNeuron a multiple of 16
   * @param out receives {@link #UNIFORMS} words
   */
  public static void uniforms(StreamKey key, int draw, int firstNeuron, long[] out) {
    long[] keys = {key.k0(), key.k1(), Threefry2x64.parity(key)};
    out[0] = DrawCounter.pair(draw, firstNeuron) + keys[0];
    System.arraycopy(keys, 0, out, FIRST_KEY, KEYS);
    for (int injection = 1; injection <= INJECTIONS; injection++) {
      out[FIRST_INJECTION + injection - 1] = keys[(injection + 1) % KEYS] + injection;
    }
  }

  /** Reads the uniforms; the register points to them. */
  public void begin(int uniforms) {
    for (int word = 0; word < UNIFORMS; word++) {
      code.loadEverywhere(first + word, Operand.at(uniforms, Long.BYTES * word));
    }
    code.operate(Binary.WORD_ADD, first, first, code.vector(0, 1, 2, 3, 4, 5, 6, 7));
  }

  /**
   * The words of eight pairs of neurons, and on to the next eight.
   *
   * @param a register for the first words
   * @param b register for the second words
   * @param scratch register that is overwritten
   */
  public void words(int a, int b, int scratch) {
    code.moveVector(a, first);
    code.moveVector(b, first + 1);
    code.operate(Binary.WORD_ADD, first, first, code.constant(VectorAssembler.LANES));
    for (int round = 0; round < INJECTIONS * ROUNDS_PER_INJECTION; round++) {
      code.operate(Binary.WORD_ADD, a, a, Operand.register(b));
      int rotation = ROTATION[round % ROTATION.length];
      code.shift(Shift.ROTATE_LEFT, scratch, Operand.register(b), rotation);
      code.operate(Binary.WORD_XOR, b, scratch, Operand.register(a));
      if ((round + 1) % ROUNDS_PER_INJECTION == 0) {
        int injection = (round + 1) / ROUNDS_PER_INJECTION;
        int key = first + FIRST_KEY + injection % KEYS;
        code.operate(Binary.WORD_ADD, a, a, Operand.register(key));
        int next = first + FIRST_INJECTION + injection - 1;
        code.operate(Binary.WORD_ADD, b, b, Operand.register(next));
      }
    }
  }
}
