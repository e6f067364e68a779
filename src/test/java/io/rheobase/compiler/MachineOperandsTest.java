package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation with operands of every kind, as machine code and by its definition. */
class MachineOperandsTest {
  private static final Slots SLOTS = new Slots(List.of("V", "w", "u", "x"), List.of());
  private static final int NEURONS = 21;
  private static final int FROM = 1;
  private static final int TO = 20;
  private static final long STEP_NUMBER = 3;

  /** More than the registers that a loop leaves. */
  private static final int RIVALS = 27;

  /** What an operand may be. */
  private enum Kind {
    CONSTANT,
    OTHER_CONSTANT,
    STEP,
    SAME_FOR_ALL,
    STATE,
    OTHER_STATE,
    COMPUTED,
    OTHER_COMPUTED;

    Value of(ProgramBuilder b) {
      return switch (this) {
        case CONSTANT -> b.constant(-1.75);
        case OTHER_CONSTANT -> b.constant(3.25);
        case STEP -> b.step();
        case SAME_FOR_ALL -> b.graph().op(Op.DIV, b.constant(2), b.step());
        case STATE -> b.slot("V");
        case OTHER_STATE -> b.slot("w");
        case COMPUTED -> b.graph().op(Op.SUB, b.slot("V"), b.slot("w"));
        case OTHER_COMPUTED -> b.graph().op(Op.MUL, b.slot("u"), b.slot("w"));
      };
    }
  }

  /** What else a program does, which decides where operands lie. */
  private enum Surroundings {
    NOTHING,
    OPERANDS_ARE_READ_AGAIN,
    REGISTERS_HOLD_OTHER_CONSTANTS,
    BOTH;

    boolean readsAgain() {
      return this == OPERANDS_ARE_READ_AGAIN || this == BOTH;
    }

    boolean hasRivals() {
      return this == REGISTERS_HOLD_OTHER_CONSTANTS || this == BOTH;
    }
  }

  @BeforeAll
  static void needsTheProcessor() {
    assumeTrue(Backend.MACHINE.isAvailable());
  }

  /** Constants that are read so often that none of the tested ones gets a register. */
  private static Value rivals(ProgramBuilder b) {
    Value sum = b.slot("x");
    for (int i = 0; i < RIVALS; i++) {
      Value constant = b.constant(0.5 + i / 64.0);
      for (int read = 0; read < 3; read++) {
        sum = b.graph().op(Op.FMA, sum, constant, constant);
      }
    }
    return sum;
  }

  private static ProgramBuilder begin(Surroundings surroundings) {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    if (surroundings.hasRivals()) {
      b.next("x", rivals(b));
    }
    return b;
  }

  private static void assertMeans(Program program, long seed, String message) {
    assertMeans(program, Block.random(program, NEURONS, seed), message);
  }

  private static void assertMeans(Program program, Block expected, String message) {
    Kernel kernel = MachineKernel.of(program, new ProgramBuilder(program.slots()).build(), null);
    assertNotNull(kernel, "too large");
    Block actual = expected.copy(program);
    int[] candidates = expected.interpret(program, STEP_NUMBER, FROM, TO);
    assertArrayEquals(candidates, actual.advance(kernel, STEP_NUMBER, FROM, TO), message);
    Block.assertSame(program, expected, actual, message);
  }

  /** The operation itself, none of the rules by which programs are simplified. */
  private static void check(Surroundings surroundings, Op op, Kind... kinds) {
    ProgramBuilder b = begin(surroundings);
    Value[] operands = new Value[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      operands[i] = kinds[i].of(b);
    }
    Value result = b.graph().op(op, operands.clone());
    finish(surroundings, b, result, operands);
    assertMeans(b.build(), op.ordinal(), op + " of " + List.of(kinds) + ", " + surroundings);
  }

  private static void finish(
      Surroundings surroundings, ProgramBuilder b, Value result, Value... operands) {
    if (result.type() == Type.MASK) {
      b.candidates(result);
      b.next("u", b.slot("V"));
    } else {
      b.next("u", result);
    }
    if (surroundings.readsAgain()) {
      Value again = b.constant(0);
      for (Value operand : operands) {
        again = b.graph().op(Op.SUB, operand, again);
      }
      b.next("w", again);
    }
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofOneOperand(Surroundings surroundings) {
    for (Op op : List.of(Op.NEG, Op.ABS, Op.SQRT)) {
      for (Kind kind : Kind.values()) {
        check(surroundings, op, kind);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofTwoOperands(Surroundings surroundings) {
    List<Op> operations = List.of(Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.LT, Op.LE, Op.EQ, Op.NE);
    for (Op op : operations) {
      for (Kind first : Kind.values()) {
        for (Kind second : Kind.values()) {
          check(surroundings, op, first, second);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofThreeOperands(Surroundings surroundings) {
    for (Kind first : Kind.values()) {
      for (Kind second : Kind.values()) {
        for (Kind third : Kind.values()) {
          check(surroundings, Op.FMA, first, second, third);
        }
      }
    }
  }

  private static List<Value> masks(ProgramBuilder b) {
    Value below = b.lt(b.slot("V"), b.slot("w"));
    return List.of(below, b.held(), b.and(below, b.held()), b.lt(b.step(), b.constant(7)));
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofAMaskAndTwoOperands(Surroundings surroundings) {
    for (int mask = 0; mask < 4; mask++) {
      for (Kind yes : Kind.values()) {
        for (Kind no : Kind.values()) {
          ProgramBuilder b = begin(surroundings);
          Value[] operands = {yes.of(b), no.of(b)};
          Value chosen = b.graph().op(Op.SELECT, masks(b).get(mask), operands[0], operands[1]);
          finish(surroundings, b, chosen, operands);
          assertMeans(b.build(), mask, mask + " selects " + yes + " or " + no);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofTwoMasks(Surroundings surroundings) {
    for (int first = 0; first < 4; first++) {
      for (int second = 0; second < 4; second++) {
        for (Op op : List.of(Op.AND, Op.OR)) {
          ProgramBuilder b = begin(surroundings);
          Value a = masks(b).get(first);
          Value c = b.not(masks(b).get(second));
          Value both = b.graph().op(op, a, c);
          b.candidates(both);
          Value chosen = b.select(c, b.slot("V"), b.slot("w"));
          b.next("u", surroundings.readsAgain() ? b.select(a, chosen, b.constant(3)) : chosen);
          assertMeans(b.build(), first, op + " of " + first + " and not " + second);
        }
      }
    }
  }

  private static List<Value> words(ProgramBuilder b) {
    List<Value> words = new ArrayList<>();
    words.add(b.graph().word(0x0123_4567_89ab_cdefL));
    words.add(b.graph().word(-2));
    for (Kind kind : Kind.values()) {
      words.add(b.graph().op(Op.BITS, kind.of(b)));
    }
    return words;
  }

  /** As a subnormal number: words that are no numbers would be seen as one and the same. */
  private static Value shown(ProgramBuilder b, Value word) {
    Value masked = b.graph().op(Op.WORD_AND, word, b.graph().word(0x800f_ffff_ffff_ffffL));
    return b.graph().op(Op.FROM_BITS, masked);
  }

  /** All numbers are finite, as one NaN is as good as another only as a number. */
  private static void checkWords(Surroundings surroundings, Op op, long payload, int... places) {
    ProgramBuilder b = begin(surroundings);
    Value[] operands = new Value[places.length];
    for (int i = 0; i < places.length; i++) {
      operands[i] = words(b).get(places[i]);
    }
    Value result = b.graph().op(op, payload, operands.clone());
    b.next("u", shown(b, result));
    b.next("V", shown(b, b.graph().op(Op.SHIFT_RIGHT, 12, result)));
    if (surroundings.readsAgain()) {
      b.next("w", shown(b, operands[operands.length - 1]));
    }
    Program program = b.build();
    Block block = Block.random(program, NEURONS, payload);
    SplittableRandom random = new SplittableRandom(payload);
    for (double[] slot : block.slots) {
      Arrays.setAll(slot, i -> random.nextDouble(-3, 3));
    }
    assertMeans(program, block, op + " " + payload + " of " + List.of(operands));
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofTwoWords(Surroundings surroundings) {
    int count = words(new ProgramBuilder(SLOTS)).size();
    for (Op op : List.of(Op.WORD_ADD, Op.WORD_AND, Op.WORD_OR, Op.WORD_XOR)) {
      for (int first = 0; first < count; first++) {
        for (int second = 0; second < count; second++) {
          checkWords(surroundings, op, 0, first, second);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Surroundings.class)
  void ofAWordAndADistance(Surroundings surroundings) {
    int count = words(new ProgramBuilder(SLOTS)).size();
    for (Op op : List.of(Op.SHIFT_LEFT, Op.SHIFT_RIGHT, Op.ROTATE_LEFT)) {
      for (long distance : new long[] {1, 12, 32, 63}) {
        for (int word = 0; word < count; word++) {
          checkWords(surroundings, op, distance, word);
        }
      }
    }
  }
}
