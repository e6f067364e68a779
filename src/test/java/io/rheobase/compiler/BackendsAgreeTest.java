package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendsAgreeTest {
  private static final int NEURONS = 147;

  @Test
  void theTestsRunWithVectors() {
    assertTrue(Simd.isAvailable());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 30, 100})
  void scalarAndVectorKernelsDoWhatTheProgramSays(int operations) {
    for (long seed = 0; seed < 12; seed++) {
      Program program = RandomPrograms.program(seed * 1000 + operations, operations, 400);
      assertAgree(program, seed, operations + " operations, seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 150})
  void aProgramCutIntoStagesDoesTheSame(int limit) {
    for (long seed = 0; seed < 12; seed++) {
      Program program = RandomPrograms.program(seed, 25, limit);
      assertAgree(program, seed, "stages of " + limit + ", seed " + seed);
    }
  }

  private static void assertAgree(Program program, long seed, String message) {
    Program reset = new ProgramBuilder(program.slots()).build();
    Kernel scalar = KernelCompiler.compile(program, reset, Backend.SCALAR);
    Kernel simd = KernelCompiler.compile(program, reset, Backend.SIMD);
    Backend direct = Backend.MACHINE.isAvailable() ? Backend.MACHINE : Backend.SCALAR;
    Kernel machine = KernelCompiler.compile(program, reset, direct);
    int from = Simd.lanes();
    for (int to : new int[] {from, from + 1, NEURONS - 1, NEURONS}) {
      Block expected = Block.random(program, NEURONS, seed);
      Block one = expected.copy(program);
      Block many = expected.copy(program);
      Block coded = expected.copy(program);
      for (long step = 5; step < 8; step++) {
        int[] candidates = expected.interpret(program, step, from, to);
        assertArrayEquals(candidates, one.advance(scalar, step, from, to), message);
        assertArrayEquals(candidates, many.advance(simd, step, from, to), message);
        assertArrayEquals(candidates, coded.advance(machine, step, from, to), message);
        Block.assertSame(program, expected, one, message + ", scalar");
        Block.assertSame(program, expected, coded, message + ", machine code");
        Block.assertSame(program, expected, many, message + ", SIMD");
      }
    }
  }
}
