package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrateAndFireTest {
  private static final int NEURONS = 128;
  private static final int STEPS = 12_000;
  private static final int HOLD = 20;

  /** Long enough for the JIT to have compiled the kernels. */
  @ParameterizedTest
  @CsvSource({
    "SCALAR, false, 128", "SIMD, false, 128", "SIMD, false, 124",
    "SCALAR, true, 128", "SIMD, true, 128", "SIMD, true, 125"
  })
  void generatedKernelsAreBitEqualToLoopsByHand(Backend backend, boolean exponential, int neurons) {
    double vTh = exponential ? 0 : -50;
    Program program = IntegrateAndFire.advance(exponential, vTh);
    Kernel generated = KernelCompiler.compile(program, IntegrateAndFire.reset(), backend);
    Kernel byHand = IntegrateAndFire.byHand(exponential, vTh);
    NoiseKernel noise = KernelCompiler.noise(backend);
    Block actual = new Block(program, neurons);
    Arrays.fill(actual.slots[0], -65);
    Block expected = actual.copy(program);
    int spikes = 0;
    for (long step = 0; step < STEPS; step++) {
      Arrays.fill(actual.slots[2], 0);
      noise.add(1, 2, 0, 0, step, 1, 0, actual.slots[2], actual.slots[2], 0, neurons);
      System.arraycopy(actual.slots[2], 0, expected.slots[2], 0, neurons);
      int[] candidates = expected.advance(byHand, step, 0, neurons);
      assertArrayEquals(candidates, actual.advance(generated, step, 0, neurons));
      spike(expected, byHand, candidates, step);
      spike(actual, generated, candidates, step);
      spikes += candidates.length;
      assertArrayEquals(expected.slots[0], actual.slots[0], 0.0);
    }
    assertTrue(spikes > NEURONS, spikes + " spikes");
  }

  private static void spike(Block block, Kernel kernel, int[] candidates, long step) {
    for (int neuron : candidates) {
      kernel.reset(block.slots, neuron, step + 1);
      block.heldUntil[neuron] = step + 1 + HOLD;
    }
  }
}
