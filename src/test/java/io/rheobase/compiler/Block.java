package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A block of neurons that is stepped, and what must come out. */
final class Block {
  final double[][] slots;
  final long[] heldUntil;
  final int[] candidates;

  Block(Program program, int neurons) {
    slots = new double[program.slotCount()][neurons];
    heldUntil = new long[neurons];
    candidates = new int[neurons];
  }

  static Block random(Program program, int neurons, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Block block = new Block(program, neurons);
    for (double[] slot : block.slots) {
      Arrays.setAll(slot, i -> RandomPrograms.number(random));
    }
    Arrays.setAll(block.heldUntil, i -> random.nextLong(-2, 12));
    return block;
  }

  Block copy(Program program) {
    Block copy = new Block(program, heldUntil.length);
    for (int s = 0; s < slots.length; s++) {
      System.arraycopy(slots[s], 0, copy.slots[s], 0, slots[s].length);
    }
    System.arraycopy(heldUntil, 0, copy.heldUntil, 0, heldUntil.length);
    return copy;
  }

  int[] advance(Kernel kernel, long step, int from, int to) {
    int count = kernel.advance(slots, heldUntil, step, from, to, candidates);
    return Arrays.copyOf(candidates, count);
  }

  int[] interpret(Program program, long step, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      Interpreter neuron = new Interpreter(slots, i, step + 1 <= heldUntil[i], step);
      for (int state = 0; state < program.next().size(); state++) {
        slots[state][i] = neuron.real(program.next().get(state));
      }
      if (neuron.truth(program.candidate())) {
        candidates[count++] = i;
      }
    }
    return Arrays.copyOf(candidates, count);
  }

  /** All slots but scratch are the same bits; one NaN is as good as another. */
  static void assertSame(Program program, Block expected, Block actual, String message) {
    for (int s = 0; s < program.slots().scratch(); s++) {
      for (int i = 0; i < expected.heldUntil.length; i++) {
        double e = expected.slots[s][i];
        double a = actual.slots[s][i];
        String where = message + ": " + program.slots().name(s) + "[" + i + "] " + e + " " + a;
        assertEquals(Double.doubleToLongBits(e), Double.doubleToLongBits(a), where);
      }
    }
    assertArrayEquals(expected.heldUntil, actual.heldUntil, message);
  }
}
