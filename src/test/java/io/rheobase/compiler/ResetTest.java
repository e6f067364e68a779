package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reset computes all new values from the old ones, however many there are. */
class ResetTest {
  private static final int NEURONS = 3;

  private static double old(int state, int neuron) {
    return Math.sin(10.0 * state + neuron);
  }

  private static double expected(int state, int states, int neuron, long sample) {
    double next = old((state + 1) % states, neuron);
    double other = old((state + 7) % states, neuron);
    return Math.fma(next, other, sample) / 4;
  }

  /** As many variables as a text of equations holds, and few, in stages of few operations. */
  @ParameterizedTest
  @CsvSource({"30, 4", "30, 10", "30, 1000", "600, 100"})
  void aResetInStagesReadsTheOldState(int states, int limit) {
    Slots slots = new Slots(IntStream.range(0, states).mapToObj(i -> "s" + i).toList(), List.of());
    ProgramBuilder b = new ProgramBuilder(slots);
    for (int i = 0; i < states; i++) {
      Value next = b.slot("s" + (i + 1) % states);
      Value other = b.slot("s" + (i + 7) % states);
      b.next("s" + i, b.div(b.fma(next, other, b.step()), b.constant(4)));
    }
    Program reset = b.build(limit);
    assertEquals(limit < 2 * states, reset.stages().list().size() > 1);
    Kernel kernel =
        KernelCompiler.compile(new ProgramBuilder(slots).build(), reset, Backend.SCALAR);
    double[][] arrays = new double[reset.slotCount()][NEURONS];
    for (int state = 0; state < states; state++) {
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        arrays[state][neuron] = old(state, neuron);
      }
    }
    kernel.reset(arrays, 1, 41);
    for (int state = 0; state < states; state++) {
      assertEquals(old(state, 0), arrays[state][0]);
      assertEquals(expected(state, states, 1, 41), arrays[state][1]);
      assertEquals(old(state, 2), arrays[state][2]);
    }
  }
}
