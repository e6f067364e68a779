package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HoldTest {
  private static final int NEURONS = 21;
  private static final Slots SLOTS = new Slots(List.of("V", "w"), List.of());

  /** V and w rise by I; V_th is 10. */
  private static ProgramBuilder rising() {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    b.next("V", b.add(b.slot("V"), b.slot(Slots.INPUT)));
    b.next("w", b.add(b.slot("w"), b.slot(Slots.INPUT)));
    return b;
  }

  private static Block block(Program program) {
    Block block = new Block(program, NEURONS);
    Arrays.fill(block.slots[2], 1);
    return block;
  }

  private static Kernel compile(Program program, Backend backend) {
    return KernelCompiler.compile(program, new ProgramBuilder(SLOTS).build(), backend);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aNeuronIsHeldUpToAndIncludingItsLastHeldSample(Backend backend) {
    ProgramBuilder b = rising();
    b.threshold("V", b.constant(10));
    Program program = b.build();
    Kernel kernel = compile(program, backend);
    Block block = block(program);
    for (int i = 0; i < NEURONS; i++) {
      block.heldUntil[i] = i - 3;
    }
    for (long step = 0; step < 9; step++) {
      assertEquals(0, block.advance(kernel, step, 0, NEURONS).length);
    }
    for (int i = 0; i < NEURONS; i++) {
      int heldSamples = Math.min(9, Math.max(0, i - 3));
      assertEquals(9 - heldSamples, block.slots[0][i], "V of " + i);
      assertEquals(9, block.slots[1][i], "w of " + i + " goes on");
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void candidatesAreThoseThatReachThresholdAndNanUnlessHeld(Backend backend) {
    ProgramBuilder b = rising();
    b.threshold("V", b.constant(10));
    Program program = b.build();
    Block block = block(program);
    block.slots[0][2] = Double.NaN;
    block.slots[0][5] = 9;
    block.slots[0][6] = Math.nextDown(9.0);
    block.slots[0][9] = Double.POSITIVE_INFINITY;
    block.slots[0][10] = Double.NaN;
    block.slots[0][20] = 30;
    block.heldUntil[10] = 5;
    block.heldUntil[20] = 4;
    assertArrayEquals(
        new int[] {2, 5, 9, 20}, block.advance(compile(program, backend), 4, 0, NEURONS));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void anUpwardCrossingCountsOnceAndIsNeverHeld(Backend backend) {
    ProgramBuilder b = rising();
    b.upwardCrossing("V", b.constant(10));
    Program program = b.build();
    Kernel kernel = compile(program, backend);
    Block block = block(program);
    block.slots[0][3] = 9;
    block.slots[0][4] = 10;
    block.slots[0][17] = 9.5;
    block.slots[0][18] = 9.5;
    block.heldUntil[18] = 1;
    block.slots[2][19] = Double.NaN;
    assertArrayEquals(new int[] {3, 17, 19}, block.advance(kernel, 0, 0, NEURONS));
    assertEquals(10.5, block.slots[0][18]);
    assertEquals(0, block.advance(kernel, 1, 0, NEURONS).length);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void anyMaskMayTellTheCandidates(Backend backend) {
    ProgramBuilder b = rising();
    Value low = b.lt(b.slot("V"), b.constant(3));
    Value high = b.ge(b.slot("V"), b.constant(19));
    b.candidates(b.or(low, high));
    assertThrows(IllegalStateException.class, () -> b.threshold("V", b.constant(1)));
    assertThrows(IllegalStateException.class, () -> b.candidates(low));
    Program program = b.build();
    Block block = block(program);
    Arrays.setAll(block.slots[0], i -> i);
    assertArrayEquals(
        new int[] {0, 1, 2, 19, 20}, block.advance(compile(program, backend), 0, 0, NEURONS));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aThresholdThatIsAlwaysReachedMakesAllOfThemCandidates(Backend backend) {
    ProgramBuilder b = rising();
    b.candidates(b.lt(b.constant(1), b.constant(2)));
    Program program = b.build();
    Block block = block(program);
    assertArrayEquals(
        IntStream.range(0, NEURONS).toArray(),
        block.advance(compile(program, backend), 0, 0, NEURONS));
    assertEquals(1, block.slots[0][20]);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aStepMayLeaveTheTotalCurrentInTheSlotOfTheInput(Backend backend) {
    ProgramBuilder b = rising();
    b.next(Slots.INPUT, b.add(b.slot(Slots.INPUT), b.constant(0.25)));
    Program program = b.build();
    Block block = block(program);
    block.advance(compile(program, backend), 0, 0, NEURONS);
    for (int i = 0; i < NEURONS; i++) {
      assertEquals(1, block.slots[0][i], "the step itself is driven by what was there before");
      assertEquals(1.25, block.slots[2][i]);
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aResetReadsTheOldStateOfOneNeuron(Backend backend) {
    ProgramBuilder reset = new ProgramBuilder(SLOTS);
    reset.next("V", reset.add(reset.slot("w"), reset.constant(0.5)));
    reset.next("w", reset.slot("V"));
    Program program = rising().build();
    Kernel kernel = KernelCompiler.compile(program, reset.build(), backend);
    Block block = block(program);
    block.slots[0][7] = 3;
    block.slots[1][7] = 4;
    kernel.reset(block.slots, 7, 0);
    assertEquals(4.5, block.slots[0][7]);
    assertEquals(3, block.slots[1][7]);
    assertEquals(0, block.slots[0][6]);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aResetWithAThresholdOrOtherSlotsIsRefused(Backend backend) {
    ProgramBuilder threshold = rising();
    threshold.threshold("V", threshold.constant(1));
    Program detecting = threshold.build();
    Program plain = rising().build();
    Program other = new ProgramBuilder(new Slots(List.of("V"), List.of())).build();
    assertThrows(
        IllegalArgumentException.class, () -> KernelCompiler.compile(plain, detecting, backend));
    assertThrows(
        IllegalArgumentException.class, () -> KernelCompiler.compile(plain, other, backend));
  }
}
