package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Resets that need no code, beside the same as bytecode. */
class CopyResetTest {
  private static final Slots SLOTS = new Slots(List.of("V", "w", "u"), List.of("V_reset", "b"));
  private static final int NEURONS = 5;

  private static Program reset(Consumer<ProgramBuilder> assignments) {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    assignments.accept(b);
    return b.build();
  }

  private static Program advance() {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    b.next("V", b.add(b.slot("V"), b.slot("w")));
    return b.build();
  }

  private static double[][] slots(Program program) {
    double[][] slots = new double[program.slotCount()][NEURONS];
    for (int slot = 0; slot < slots.length; slot++) {
      for (int i = 0; i < NEURONS; i++) {
        slots[slot][i] = 10 * slot + i;
      }
    }
    return slots;
  }

  private static void assertEqualToBytecode(Consumer<ProgramBuilder> assignments) {
    Program reset = reset(assignments);
    Program advance = advance();
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      double[][] expected = slots(advance);
      KernelCompiler.compile(advance, reset, Backend.SCALAR).reset(expected, neuron, 7);
      if (Backend.MACHINE.isAvailable()) {
        double[][] compiled = slots(advance);
        KernelCompiler.compile(advance, reset, Backend.MACHINE).reset(compiled, neuron, 7);
        assertEqual(expected, compiled);
      }
      double[][] copied = slots(advance);
      int one = neuron;
      CopyReset.of(reset).ifPresent(copies -> copies.apply(copied, one));
      if (CopyReset.of(reset).isPresent()) {
        assertEqual(expected, copied);
      }
    }
  }

  private static void assertEqual(double[][] expected, double[][] actual) {
    for (int slot = 0; slot < expected.length; slot++) {
      for (int i = 0; i < NEURONS; i++) {
        assertEquals(
            Double.doubleToRawLongBits(expected[slot][i]),
            Double.doubleToRawLongBits(actual[slot][i]),
            "slot " + slot + ", neuron " + i);
      }
    }
  }

  private static boolean isCopy(Consumer<ProgramBuilder> assignments) {
    return CopyReset.of(reset(assignments)).isPresent();
  }

  @Test
  void numbersAndParametersAreCopied() {
    for (Consumer<ProgramBuilder> assignments :
        List.<Consumer<ProgramBuilder>>of(
            b -> {},
            b -> b.next("V", b.slot("V_reset")),
            b -> b.next("V", b.constant(-70)),
            b -> b.next("u", b.constant(-0.0)),
            b -> {
              b.next("V", b.slot("w"));
              b.next("u", b.slot("b"));
            })) {
      assertTrue(isCopy(assignments));
      assertEqualToBytecode(assignments);
    }
  }

  @Test
  void whatComputesOrReadsWhatChangesIsNoCopy() {
    for (Consumer<ProgramBuilder> assignments :
        List.<Consumer<ProgramBuilder>>of(
            b -> b.next("w", b.add(b.slot("w"), b.slot("b"))),
            b -> b.next("V", b.step()),
            b -> {
              b.next("V", b.slot("w"));
              b.next("w", b.slot("V"));
            },
            b -> {
              b.next("w", b.slot("V"));
              b.next("V", b.slot("V_reset"));
            })) {
      assertTrue(!isCopy(assignments));
      assertEqualToBytecode(assignments);
    }
  }

  @Test
  void aKernelOfMachineCodeNeedsNoBytecodeForACopy() {
    assumeTrue(Backend.MACHINE.isAvailable());
    Kernel kernel =
        MachineKernel.of(
            advance(),
            reset(b -> b.next("V", b.slot("V_reset"))),
            () -> {
              throw new AssertionError("bytecode was made");
            });
    double[][] slots = slots(advance());
    kernel.reset(slots, 2, 7);
    assertEquals(slots[SLOTS.index("V_reset")][2], slots[0][2]);
  }
}
