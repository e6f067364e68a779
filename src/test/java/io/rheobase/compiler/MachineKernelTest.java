package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rheobase.machine.MachineCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineKernelTest {
  private static final int LARGEST_BLOCK = 40;

  /** Neurons before and behind the range that is stepped, of which none may change. */
  private static final int MARGIN = 8;

  @BeforeAll
  static void needsTheProcessor() {
    assumeTrue(Backend.MACHINE.isAvailable());
  }

  private static Slots slots(int states) {
    return new Slots(IntStream.range(0, states).mapToObj(i -> "s" + i).toList(), List.of());
  }

  private static Value state(ProgramBuilder b, int states, int number) {
    return b.slot("s" + number % states);
  }

  /** Every state depends on all, and a third of them is another state as it was. */
  private static ProgramBuilder mixed(int states) {
    ProgramBuilder b = new ProgramBuilder(slots(states));
    List<Value> scaled = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      scaled.add(b.abs(b.sub(state(b, states, i), b.constant(0.25 * i))));
    }
    Value sum = b.slot(Slots.INPUT);
    for (int i = 0; i < states; i++) {
      sum = b.fma(scaled.get(i), b.constant(0.5 + i / 64.0), sum);
    }
    for (int i = 0; i < states; i++) {
      Value near = scaled.get((i + 1) % states);
      Value far = scaled.get((i + 7) % states);
      Value next = b.fma(near, b.constant(-0.125), b.sub(far, b.div(sum, state(b, states, i))));
      b.next("s" + i, i % 3 == 0 ? state(b, states, i + 1) : next);
    }
    return b;
  }

  /** Nothing is computed; every state becomes another. */
  private static Program rotation(int states) {
    ProgramBuilder b = new ProgramBuilder(slots(states));
    for (int i = 0; i < states; i++) {
      b.next("s" + i, state(b, states, i + 1));
    }
    return b.build();
  }

  private static Kernel scalar(Program program) {
    return KernelCompiler.compile(program, none(program), Backend.SCALAR);
  }

  /** A reset that changes nothing. */
  private static Program none(Program program) {
    return new ProgramBuilder(program.slots()).build();
  }

  private static Kernel machine(Program program) {
    return assertInstanceOf(
        MachineKernel.class, KernelCompiler.compile(program, none(program), Backend.MACHINE));
  }

  /** Few neurons, and so many that the loop begins where a cache line does, wherever that is. */
  private static int[] sizes() {
    int aligned = MachineFunction.LEAST_ALIGNED;
    return IntStream.concat(
            IntStream.rangeClosed(1, LARGEST_BLOCK),
            IntStream.of(aligned - 1, aligned, aligned + 1, aligned + 23))
        .toArray();
  }

  private static void assertSameBits(Program program, Kernel scalar, Kernel machine) {
    for (int size : sizes()) {
      for (int from = 0; from <= MARGIN; from++) {
        Block expected = Block.random(program, size + 2 * MARGIN, size);
        Block actual = expected.copy(program);
        Block before = expected.copy(program);
        int to = from + size;
        for (long step = 0; step < 3; step++) {
          String message = from + " to " + to + ", step " + step;
          assertArrayEquals(
              expected.advance(scalar, step, from, to),
              actual.advance(machine, step, from, to),
              message);
          Block.assertSame(program, expected, actual, message);
        }
        assertUntouched(before, actual, from, to);
      }
    }
  }

  private static void assertUntouched(Block before, Block after, int from, int to) {
    for (int slot = 0; slot < before.slots.length; slot++) {
      for (int i = 0; i < before.heldUntil.length; i++) {
        if (i < from || i >= to) {
          assertEquals(
              Double.doubleToRawLongBits(before.slots[slot][i]),
              Double.doubleToRawLongBits(after.slots[slot][i]));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 8, 20, 60})
  void moreValuesThanRegistersGiveTheSameBits(int states) {
    ProgramBuilder b = mixed(states);
    b.threshold("s" + (states - 1), b.constant(0.5));
    Program program = b.build();
    assertSameBits(program, scalar(program), machine(program));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 33, 200})
  void statesMayBecomeOneAnother(int states) {
    Program program = rotation(states);
    assertSameBits(program, scalar(program), machine(program));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 12, 40})
  void moreMasksThanRegistersGiveTheSameBits(int count) {
    ProgramBuilder b = new ProgramBuilder(slots(3));
    Value held = b.held();
    List<Value> masks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Value bound = b.constant(3 - 6.0 * i / count);
      masks.add(
          i % 2 == 0 ? b.lt(b.slot("s" + i % 3), bound) : b.le(bound, b.slot("s" + (i + 1) % 3)));
    }
    Value all = held;
    for (int i = 0; i < count; i++) {
      all = i % 3 == 0 ? b.or(all, masks.get(i)) : b.and(all, b.not(b.and(masks.get(i), held)));
    }
    Value some = b.constant(0);
    for (int i = count - 1; i >= 0; i--) {
      some = b.select(masks.get(i), b.add(some, b.constant(i + 1)), b.neg(some));
    }
    b.next("s0", some);
    b.next("s1", b.select(b.not(all), b.slot("s2"), b.slot("s0")));
    b.candidates(all);
    Program program = b.build();
    assertSameBits(program, scalar(program), machine(program));
  }

  /** Reading a slot by way of its bits is reading it all the same. */
  @Test
  void aStateMayBecomeTheBitsOfAnotherThatChanges() {
    ProgramBuilder b = new ProgramBuilder(slots(3));
    b.next("s0", b.slot("s2"));
    b.next("s1", b.constant(4));
    Value bits = b.graph().op(Op.BITS, b.slot("s1"));
    b.next("s2", b.graph().op(Op.FROM_BITS, bits));
    Program program = b.build();
    assertSameBits(program, scalar(program), machine(program));
  }

  @Test
  void whatIsTheSameForAllNeuronsMayBeAResult() {
    ProgramBuilder b = new ProgramBuilder(slots(4));
    b.next("s0", b.constant(-2.5));
    b.next("s1", b.step());
    b.next("s2", b.sqrt(b.add(b.step(), b.constant(1))));
    b.next("s3", b.slot("s0"));
    Program program = b.build();
    assertSameBits(program, scalar(program), machine(program));
  }

  @Test
  void aStepIsAsExactAsADoubleCanBe() {
    ProgramBuilder b = new ProgramBuilder(slots(1));
    b.next("s0", b.step());
    Program program = b.build();
    Kernel kernel = machine(program);
    Block block = new Block(program, 9);
    for (long step : new long[] {0, 1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE}) {
      block.advance(kernel, step, 0, 9);
      for (double number : block.slots[0]) {
        assertEquals((double) step, number);
      }
    }
  }

  @Test
  void aNeuronIsHeldUpToItsLastHeldSampleHoweverLate() {
    ProgramBuilder b = new ProgramBuilder(slots(1));
    b.next("s0", b.select(b.held(), b.slot("s0"), b.constant(1)));
    b.candidates(b.held());
    Program program = b.build();
    Kernel kernel = machine(program);
    long[] steps = {0, 41, Integer.MAX_VALUE, Long.MAX_VALUE - 1};
    for (long step : steps) {
      Block block = new Block(program, LARGEST_BLOCK);
      Arrays.setAll(block.heldUntil, i -> step + (i % 3 == 0 ? 1 : i % 3 == 1 ? 0 : -step));
      int[] held = IntStream.range(0, LARGEST_BLOCK).filter(i -> i % 3 == 0).toArray();
      assertArrayEquals(held, block.advance(kernel, step, 0, LARGEST_BLOCK));
      for (int i = 0; i < LARGEST_BLOCK; i++) {
        assertEquals(i % 3 == 0 ? 0 : 1, block.slots[0][i]);
      }
    }
  }

  @Test
  void candidatesAscendAndIncludeNan() {
    ProgramBuilder b = new ProgramBuilder(slots(1));
    b.next("s0", b.add(b.slot("s0"), b.constant(1)));
    b.threshold("s0", b.constant(10));
    Program program = b.build();
    Kernel kernel = machine(program);
    for (int pattern = 1; pattern < 256; pattern++) {
      Block block = new Block(program, LARGEST_BLOCK);
      for (int i = 0; i < LARGEST_BLOCK; i++) {
        boolean chosen = (pattern >> (i + i / 8) % 8 & 1) != 0;
        block.slots[0][i] = !chosen ? Math.nextDown(9.0) : i % 5 == 0 ? Double.NaN : 9;
      }
      int[] expected =
          IntStream.range(1, LARGEST_BLOCK - 2).filter(i -> !(block.slots[0][i] < 9)).toArray();
      Arrays.fill(block.candidates, -1);
      assertArrayEquals(expected, block.advance(kernel, 0, 1, LARGEST_BLOCK - 2));
      for (int i = expected.length; i < LARGEST_BLOCK; i++) {
        assertEquals(-1, block.candidates[i], "nothing is written behind the last candidate");
      }
    }
  }

  @Test
  void anEmptyRangeIsNothing() {
    ProgramBuilder b = mixed(5);
    b.candidates(b.lt(b.constant(1), b.constant(2)));
    Program program = b.build();
    Kernel kernel = machine(program);
    Block block = Block.random(program, 8, 1);
    Block before = block.copy(program);
    for (int at = 0; at <= 8; at++) {
      assertEquals(0, block.advance(kernel, 0, at, at).length);
    }
    Block.assertSame(program, before, block, "nothing changes");
  }

  @Test
  void aProgramThatIsTooLargeRunsAsBytecode() {
    Program program = rotation(700);
    Kernel scalar = scalar(program);
    assertSame(scalar, MachineKernel.of(program, none(program), () -> scalar));
    Program reset = new ProgramBuilder(program.slots()).build();
    Kernel kernel = KernelCompiler.compile(program, reset, Backend.MACHINE);
    assertFalse(kernel instanceof MachineKernel);
    Block block = Block.random(program, 9, 1);
    double[] second = block.slots[1].clone();
    block.advance(kernel, 0, 0, 9);
    assertArrayEquals(second, block.slots[0]);
  }

  @Test
  void rangesBeyondAnArrayAreRefusedBeforeAnythingRuns() {
    ProgramBuilder b = mixed(9);
    b.threshold("s8", b.constant(0.5));
    Program program = b.build();
    Kernel kernel = machine(program);
    int[][] ranges = {{-1, 4}, {5, 4}, {0, 9}, {9, 10}, {-9, -1}, {0, Integer.MAX_VALUE}};
    for (int[] range : ranges) {
      assertRefused(kernel, program, Block.random(program, 8, 2), range[0], range[1]);
    }
    for (int slot = 0; slot < program.slots().scratch(); slot++) {
      Block block = Block.random(program, 8, 3);
      block.slots[slot] = Arrays.copyOf(block.slots[slot], 7);
      assertRefused(kernel, program, block, 2, 8);
    }
  }

  @Test
  void tooFewPlacesForCandidatesOrHeldSamplesAreRefused() {
    ProgramBuilder b = mixed(4);
    b.threshold("s3", b.constant(0.5));
    Program program = b.build();
    Kernel kernel = machine(program);
    Block block = Block.random(program, 8, 4);
    double[][] before = copy(block.slots);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernel.advance(block.slots, block.heldUntil, 0, 2, 8, new int[5]));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernel.advance(block.slots, new long[7], 0, 2, 8, block.candidates));
    assertArrayEquals(before, block.slots);
    kernel.advance(block.slots, block.heldUntil, 0, 2, 8, new int[6]);
  }

  private static void assertRefused(Kernel kernel, Program program, Block block, int from, int to) {
    double[][] before = copy(block.slots);
    assertThrows(
        IndexOutOfBoundsException.class, () -> block.advance(kernel, 0, from, to), from + " " + to);
    assertArrayEquals(before, block.slots);
    assertArrayEquals(new int[8], block.candidates);
  }

  private static double[][] copy(double[][] slots) {
    return Arrays.stream(slots).map(double[]::clone).toArray(double[][]::new);
  }

  @Test
  void aStepWithMoreArraysThanACallTakesIsNoMachineCode() {
    int parameters = MachineCode.MOST_ARRAYS;
    List<String> names = IntStream.range(0, parameters).mapToObj(i -> "p" + i).toList();
    ProgramBuilder b = new ProgramBuilder(new Slots(List.of("s0"), names));
    Value sum = b.slot("s0");
    for (String name : names) {
      sum = b.add(sum, b.slot(name));
    }
    b.next("s0", sum);
    Program program = b.build();
    Kernel kernel = KernelCompiler.compile(program, none(program), Backend.MACHINE);
    assertFalse(kernel instanceof MachineKernel);
    Block block = Block.random(program, 9, 1);
    Block expected = block.copy(program);
    block.advance(kernel, 0, 0, 9);
    expected.advance(scalar(program), 0, 0, 9);
    Block.assertSame(program, expected, block, "by bytecode");
  }
}
