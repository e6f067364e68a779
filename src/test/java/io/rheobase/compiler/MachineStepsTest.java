package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many steps in one call, beside the same steps one by one. */
class MachineStepsTest {
  private static final Slots SLOTS = new Slots(List.of("V", "w"), List.of("V_reset"));
  private static final int STEPS = 40;
  private static final int FIRST = 7;

  @BeforeAll
  static void needsTheProcessor() {
    assumeTrue(Backend.MACHINE.isAvailable());
  }

  /** V follows its input and w, and fires from 1 on unless it is held; w grows. */
  private static Program advance() {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    Value v = b.fma(b.slot(Slots.INPUT), b.constant(0.25), b.mul(b.slot("V"), b.constant(0.9)));
    b.next("V", b.select(b.held(), b.slot("V"), v));
    b.next("w", b.mul(b.slot("w"), b.constant(1.01)));
    b.candidates(b.and(b.not(b.held()), b.not(b.lt(v, b.constant(1)))));
    return b.build();
  }

  private static Program reset(Consumer<ProgramBuilder> assignments) {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    assignments.accept(b);
    return b.build();
  }

  private static final Consumer<ProgramBuilder> TO_PARAMETER = b -> b.next("V", b.slot("V_reset"));

  private static final Consumer<ProgramBuilder> TO_NUMBER_AND_STATE =
      b -> {
        b.next("V", b.constant(-0.5));
        b.next(Slots.INPUT, b.slot("w"));
      };

  /** A block in two forms: stepped at once, and step by step. */
  private static final class Cells {
    final Program program = advance();
    final Kernel kernel;
    final Kernel scalar;
    final double[][] slots;
    final long[] heldUntil;
    final long[] holdSamples;
    final int[] candidates;
    final double[] base;
    final List<Integer> spikes = new ArrayList<>();

    Cells(int neurons, Consumer<ProgramBuilder> reset) {
      kernel = KernelCompiler.compile(program, reset(reset), Backend.MACHINE);
      scalar = KernelCompiler.compile(program, reset(reset), Backend.SCALAR);
      slots = new double[program.slotCount()][neurons];
      heldUntil = new long[neurons];
      holdSamples = new long[neurons];
      candidates = new int[neurons];
      base = new double[neurons];
      for (int i = 0; i < neurons; i++) {
        slots[0][i] = i % 5 / 5.0;
        slots[1][i] = 0.1 * i;
        slots[2][i] = 0.3 + i % 7 / 8.0;
        slots[3][i] = -i / 100.0;
        base[i] = 0.3 + i % 3;
        heldUntil[i] = i % 11 == 0 ? FIRST + 3 : -1;
        holdSamples[i] = i % 4;
      }
    }

    MachineSteps steps(Optional<MachineSteps.Normals> normals) {
      MachineSteps.Neurons neurons =
          new MachineSteps.Neurons(slots, 2, heldUntil, holdSamples, candidates);
      return MachineSteps.of(kernel, neurons, normals).orElseThrow();
    }

    MachineSteps.Normals normals() {
      return new MachineSteps.Normals(3, 4, 0, 32, 0.5, 0.1, base, SLOTS.input());
    }

    /** One step by the definition. */
    void step(long step, boolean noisy) {
      int count = heldUntil.length;
      if (noisy) {
        NoiseKernel noise = KernelCompiler.noise(Backend.SCALAR);
        noise.add(3, 4, 0, 32, step, 0.5, 0.1, base, slots[SLOTS.input()], 0, count);
      }
      int n = scalar.advance(slots, heldUntil, step, 0, count, candidates);
      for (int c = 0; c < n; c++) {
        int i = candidates[c];
        spikes.add((int) (step - FIRST) << MachineSteps.NEURON_BITS | i);
        scalar.reset(slots, i, step + 1);
        heldUntil[i] = step + 1 + holdSamples[i];
      }
    }

    void assertEqualTo(Cells other) {
      for (int slot = 0; slot < SLOTS.scratch(); slot++) {
        assertArrayEquals(slots[slot], other.slots[slot], SLOTS.name(slot));
      }
      assertArrayEquals(heldUntil, other.heldUntil);
    }
  }

  private static void assertEqualToSteps(
      int neurons, Consumer<ProgramBuilder> reset, boolean noisy) {
    Cells expected = new Cells(neurons, reset);
    for (int step = FIRST; step < FIRST + STEPS; step++) {
      expected.step(step, noisy);
    }
    Cells cells = new Cells(neurons, reset);
    MachineSteps steps = cells.steps(noisy ? Optional.of(cells.normals()) : Optional.empty());
    int[] packed = new int[neurons * STEPS];
    assertEquals(0, steps.run(FIRST, FIRST + 13, FIRST, packed, 0));
    assertEquals(FIRST + 13, steps.step());
    int until = FIRST + STEPS;
    assertEquals(0, steps.run(FIRST + 13, until, FIRST, packed, steps.spikes()));
    assertEquals(until, steps.step());
    cells.assertEqualTo(expected);
    assertArrayEquals(
        expected.spikes.stream().mapToInt(Integer::intValue).toArray(),
        Arrays.copyOf(packed, steps.spikes()));
    assertTrue(neurons < 4 || steps.spikes() > neurons, "that a reset is tried");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 31, 32, 33, 200})
  void stepsGiveTheSameBitsAtOnceAsOneByOne(int neurons) {
    for (boolean noisy : new boolean[] {false, true}) {
      assertEqualToSteps(neurons, TO_PARAMETER, noisy);
    }
    assertEqualToSteps(neurons, TO_NUMBER_AND_STATE, false);
  }

  @Test
  void noStepIsNone() {
    Cells cells = new Cells(9, TO_PARAMETER);
    MachineSteps steps = cells.steps(Optional.empty());
    assertEquals(0, steps.run(FIRST, FIRST, FIRST, new int[1], 0));
    assertEquals(FIRST, steps.step());
    cells.assertEqualTo(new Cells(9, TO_PARAMETER));
  }

  /** The step is made, its spikes are not: they and all that follows are left. */
  @Test
  void spikesWithoutRoomAreLeft() {
    Cells cells = new Cells(40, TO_PARAMETER);
    int[] packed = new int[3];
    MachineSteps steps = cells.steps(Optional.empty());
    int waiting = steps.run(FIRST, FIRST + STEPS, FIRST, packed, 0);
    assertTrue(steps.spikes() + waiting > packed.length);
    Cells expected = new Cells(40, TO_PARAMETER);
    for (long step = FIRST; step < steps.step(); step++) {
      expected.step(step, false);
    }
    assertEquals(expected.spikes.size(), steps.spikes());
    int found =
        expected.scalar.advance(
            expected.slots, expected.heldUntil, steps.step(), 0, 40, expected.candidates);
    assertEquals(found, waiting);
    assertArrayEquals(
        Arrays.copyOf(expected.candidates, found), Arrays.copyOf(cells.candidates, found));
    cells.assertEqualTo(expected);
  }

  /** Of V and of w; of the first neuron that spikes, and of another. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsLeft(double value) {
    for (int slot = 0; slot < 2; slot++) {
      for (int neuron : new int[] {1, 38}) {
        Cells cells = new Cells(40, TO_PARAMETER);
        Arrays.fill(cells.slots[SLOTS.input()], 100);
        Arrays.fill(cells.heldUntil, -1);
        cells.slots[slot][neuron] = value;
        boolean fires = slot == 1 || value != Double.NEGATIVE_INFINITY;
        MachineSteps steps = cells.steps(Optional.empty());
        int waiting = steps.run(FIRST, FIRST + 1, FIRST, new int[100], 0);
        assertEquals(fires ? 40 : 0, waiting);
        assertEquals(fires ? FIRST : FIRST + 1, steps.step());
        assertEquals(fires ? 0 : 39, steps.spikes());
      }
    }
  }

  @Test
  void theGreatestNumbersAreFinite() {
    Cells cells = new Cells(40, TO_PARAMETER);
    Arrays.fill(cells.slots[SLOTS.input()], 100);
    Arrays.fill(cells.slots[1], -Double.MAX_VALUE / 2);
    Arrays.fill(cells.heldUntil, -1);
    assertEquals(0, cells.steps(Optional.empty()).run(FIRST, FIRST + 1, FIRST, new int[100], 0));
  }

  /** What it makes of a state that was finite is looked at after every spike. */
  @Test
  void aResetToWhatIsNotFiniteNeedsStepsOneByOne() {
    for (double number : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Cells cells = new Cells(9, b -> b.next("w", b.constant(number)));
      MachineSteps.Neurons neurons =
          new MachineSteps.Neurons(
              cells.slots, 2, cells.heldUntil, cells.holdSamples, cells.candidates);
      assertFalse(MachineSteps.of(cells.kernel, neurons, Optional.empty()).isPresent());
    }
  }

  @Test
  void aResetThatComputesNeedsStepsOneByOne() {
    Cells cells = new Cells(9, b -> b.next("w", b.add(b.slot("w"), b.constant(1))));
    MachineSteps.Neurons neurons =
        new MachineSteps.Neurons(
            cells.slots, 2, cells.heldUntil, cells.holdSamples, cells.candidates);
    assertFalse(MachineSteps.of(cells.kernel, neurons, Optional.empty()).isPresent());
    assertFalse(MachineSteps.of(cells.scalar, neurons, Optional.empty()).isPresent());
  }

  @Test
  void theBuildLeavesTheCodeThatIsWrittenHere() throws IOException {
    try (InputStream in = MachineSteps.class.getResourceAsStream(MachineSteps.CODE)) {
      assertArrayEquals(new MachineStepsWriter().code(), in.readAllBytes());
    }
  }
}
