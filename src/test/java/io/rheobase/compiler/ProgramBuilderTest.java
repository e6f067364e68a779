package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramBuilderTest {
  private static final Slots SLOTS = new Slots(List.of("V", "w"), List.of("tau_m", "E_L"));

  private final ProgramBuilder b = new ProgramBuilder(SLOTS);
  private final Value v = b.slot("V");
  private final Value w = b.slot("w");

  @Test
  void slotsAreStatesThenInputThenParametersThenScratch() {
    assertEquals(0, SLOTS.index("V"));
    assertEquals(1, SLOTS.index("w"));
    assertEquals(2, SLOTS.index("I"));
    assertEquals(3, SLOTS.index("tau_m"));
    assertEquals(4, SLOTS.index("E_L"));
    assertEquals(5, SLOTS.scratch());
    assertEquals(5 + 2, b.build().slotCount(), "two for candidates");
    assertThrows(IllegalArgumentException.class, () -> SLOTS.index("u"));
    assertThrows(IllegalArgumentException.class, () -> new Slots(List.of("V"), List.of("V")));
    assertThrows(IllegalArgumentException.class, () -> new Slots(List.of("I"), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Slots(List.of(), List.of()));
  }

  @Test
  void constantsAreFoldedByTheOperationsThemselves() {
    Value folded = b.exp(b.add(b.constant(0.1), b.constant(0.2)));
    assertTrue(folded.isConstant());
    b.next("V", folded);
    b.next("w", b.exp(w));
    Program program = b.build();
    Block block = new Block(program, 1);
    block.slots[1][0] = 0.1 + 0.2;
    Kernel kernel =
        KernelCompiler.compile(program, new ProgramBuilder(SLOTS).build(), Backend.SCALAR);
    block.advance(kernel, 0, 0, 1);
    assertEquals(block.slots[1][0], block.slots[0][0]);
  }

  @Test
  void comparisonsOfConstantsAreFolded() {
    Value one = b.constant(1);
    Value nan = b.constant(Double.NaN);
    Value yes = b.graph().mask(true);
    Value no = b.graph().mask(false);
    assertSame(no, b.lt(one, one));
    assertSame(yes, b.le(one, one));
    assertSame(no, b.gt(one, one));
    assertSame(yes, b.ge(one, one));
    assertSame(yes, b.eq(b.constant(0), b.constant(-0.0)));
    assertSame(no, b.eq(nan, nan));
    assertSame(yes, b.ne(nan, nan));
    assertSame(no, b.not(yes));
    assertSame(yes, b.or(b.not(yes), yes));
  }

  @Test
  void equalValuesAreOneAndUnusedOnesCostNothing() {
    assertSame(b.mul(v, w), b.mul(w, v));
    assertSame(b.tanh(v), b.tanh(v));
    assertNotSame(b.sub(v, w), b.sub(w, v));
    b.next("V", b.add(v, w));
    assertEquals(1, b.build().operations());
  }

  @Test
  void sumsWithAProductAreRoundedOnce() {
    assertSame(b.fma(v, w, b.slot("I")), b.add(b.slot("I"), b.mul(v, w)));
    assertSame(b.fma(v, w, b.neg(b.slot("I"))), b.sub(b.mul(v, w), b.slot("I")));
    assertSame(b.fma(b.neg(v), w, b.slot("I")), b.sub(b.slot("I"), b.mul(v, w)));
  }

  @Test
  void divisionByAConstantIsMultiplicationUnlessTheReciprocalIsNotNormal() {
    assertSame(b.mul(v, b.constant(1 / 3.0)), b.div(v, b.constant(3)));
    assertEquals(Op.DIV, b.div(v, b.constant(0)).op());
    assertEquals(Op.DIV, b.div(v, b.constant(1e308)).op());
    assertEquals(Op.DIV, b.div(v, w).op());
  }

  @Test
  void constantFactorsBecomeOne() {
    Value six = b.mul(v, b.constant(6));
    assertSame(six, b.mul(b.constant(2), b.mul(b.constant(3), v)));
    assertSame(six, b.mul(b.mul(v, b.constant(3)), b.constant(2)));
    assertSame(six, b.div(b.mul(v, b.constant(12)), b.constant(2)));
    assertEquals(Op.MUL, b.mul(b.mul(v, w), b.constant(2)).op());
    assertSame(v, b.mul(v, w).operand(0));
  }

  @Test
  void operandsOfAnotherKindOrNumberAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> b.add(v, b.lt(v, w)));
    assertThrows(IllegalArgumentException.class, () -> b.not(v));
    assertThrows(IllegalArgumentException.class, () -> b.select(v, v, w));
    assertThrows(IllegalArgumentException.class, () -> b.graph().op(Op.ADD, v));
    assertThrows(IllegalArgumentException.class, () -> b.candidates(v));
  }

  @Test
  void identitiesOfMasksCostNothing() {
    Value mask = b.lt(v, w);
    Value yes = b.lt(b.constant(1), b.constant(2));
    Value no = b.not(yes);
    assertSame(mask, b.and(mask, yes));
    assertSame(mask, b.and(yes, mask));
    assertSame(no, b.and(mask, no));
    assertSame(no, b.and(no, mask));
    assertSame(mask, b.and(mask, mask));
    assertSame(mask, b.or(mask, no));
    assertSame(mask, b.or(no, mask));
    assertSame(yes, b.or(mask, yes));
    assertSame(yes, b.or(yes, mask));
    assertSame(mask, b.or(mask, mask));
    assertSame(mask, b.not(b.not(mask)));
    assertEquals(Op.AND, b.and(mask, b.lt(w, v)).op());
    assertEquals(Op.OR, b.or(mask, b.lt(w, v)).op());
    assertSame(b.select(mask, w, v), b.select(b.not(mask), v, w));
    assertSame(v, b.select(mask, v, v));
    assertSame(v, b.select(yes, v, w));
    assertSame(w, b.select(no, v, w));
    assertSame(b.add(v, w), b.fma(v, b.constant(1), w));
    assertSame(b.add(v, w), b.fma(b.constant(1), v, w));
  }

  @Test
  void onlyIdentitiesThatKeepEveryBitAreUsed() {
    assertSame(v, b.sub(v, b.constant(0)));
    assertSame(v, b.mul(b.constant(1), v));
    assertSame(v, b.neg(b.neg(v)));
    assertEquals(Op.ADD, b.add(v, b.constant(0)).op(), "-0 + 0 is 0");
    assertEquals(Op.MUL, b.mul(v, b.constant(0)).op(), "NaN * 0 is NaN");
    assertEquals(Op.SUB, b.sub(v, v).op(), "NaN - NaN is NaN");
  }

  @Test
  void theExponentialOfAnAffineArgumentTakesOneFma() {
    Value spelled = b.exp(b.div(b.sub(v, b.constant(-50)), b.constant(2)));
    double log2e = 1.4426950408889634;
    assertSame(b.exp2(b.fma(v, b.constant(0.5 * log2e), b.constant(25 * log2e))), spelled);
    assertSame(affine(1, 1), b.exp(b.add(v, b.constant(1))));
    assertSame(affine(-2, 0), b.exp(b.mul(v, b.constant(-2))));
    assertSame(affine(1, -3), b.exp(b.sub(v, b.constant(3))));
    assertSame(affine(-0.5, 25), b.exp(b.div(b.sub(b.constant(50), v), b.constant(2))));
    assertSame(affine(-1, 3), b.exp(b.add(b.neg(v), b.constant(3))));
    Value line = b.fma(v, b.constant(2), b.constant(1));
    assertSame(affine(-2, -1), b.exp(b.neg(line)));
    Value sum = b.fma(v, b.constant(2), w);
    assertSame(Exponentials.exp(b.graph(), sum), b.exp(sum));
    assertNotSame(affine(1, 0), b.exp(v), "exp itself is more accurate");
    assertNotSame(affine(-1, 0), b.exp(b.neg(v)));
    assertNotSame(b.exp(v), b.exp(b.neg(v)));
  }

  private Value affine(double factor, double offset) {
    double log2e = 1.4426950408889634;
    return b.exp2(b.fma(v, b.constant(factor * log2e), b.constant(offset * log2e)));
  }

  @Test
  void powersAreSquaredFromTheHighestBitDown() {
    Value square = b.mul(v, v);
    assertSame(b.mul(b.mul(square, v), b.mul(square, v)), b.power(v, 6));
    assertSame(b.div(b.constant(1), square), b.power(v, -2));
    assertSame(b.constant(1), b.power(v, 0));
    assertSame(v, b.power(v, 1));
  }

  @Test
  void thresholdsAreOneAtMost() {
    b.threshold("V", b.constant(1));
    assertThrows(IllegalStateException.class, () -> b.upwardCrossing("V", b.constant(1)));
    assertThrows(IllegalArgumentException.class, () -> b.next("tau_m", v));
    assertThrows(IllegalArgumentException.class, () -> b.next("V", b.lt(v, w)));
  }

  @Test
  void aLargeProgramIsCutIntoStagesThatFitTheLimit() {
    Value sum = w;
    for (int i = 1; i < 12; i++) {
      sum = b.add(sum, b.tanh(b.mul(v, b.constant(i))));
    }
    b.next("V", sum);
    Program program = b.build(40);
    assertTrue(program.stages().list().size() >= program.operations() / 40);
    for (Stages.Stage stage : program.stages().list()) {
      assertTrue(stage.body().size() <= 40);
    }
  }

  @Test
  void aProgramThatFitsTheLimitIsOneStage() {
    b.next("V", b.tanh(v));
    int operations = b.build().operations();
    assertEquals(1, b.build(operations).stages().list().size());
    assertTrue(b.build(operations - 1).stages().list().size() > 1);
  }

  /** Thirteen sums live until they are added up; what follows reads their total alone. */
  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6})
  void aProgramIsCutWhereTheFewestValuesWait(int tail) {
    Value[] parts = new Value[13];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = b.sqrt(b.add(v, b.constant(i)));
    }
    Value total = parts[0];
    for (int i = 1; i < parts.length; i++) {
      total = b.add(total, parts[i]);
    }
    Value narrow = total;
    for (int i = 0; i < 6 * tail; i++) {
      total = i % 2 == 0 ? b.sqrt(total) : b.add(total, b.constant(i));
    }
    b.next("V", b.mul(b.add(total, narrow), w));
    List<Stages.Stage> stages = b.build(40).stages().list();
    assertEquals(2, stages.size());
    assertEquals(Set.of(narrow), stages.get(0).spills().keySet());
  }

  @Test
  void slotsThatAreReadForTheLastTimeAreUsedAgain() {
    Value chain = v;
    for (int i = 0; i < 40; i++) {
      chain = b.sqrt(b.add(chain, b.constant(i)));
    }
    b.next("V", chain);
    Program program = b.build(8);
    assertTrue(program.stages().list().size() >= 10);
    assertTrue(program.stages().scratch() <= 4, program.stages().scratch() + " slots");
  }

  @Test
  void aListingReadsLikeJava() {
    Value current = b.mul(b.slot("I"), b.constant(0.5));
    b.next("V", b.add(b.mul(v, b.constant(0.9)), b.div(current, b.slot("tau_m"))));
    b.next("w", v);
    b.threshold("V", b.constant(-50));
    assertEquals(
        """
        double t1 = fma(V, 0.9, (I * 0.5) / tau_m);
        next.V = held ? V : t1;
        next.w = V;
        candidate = !(t1 < -50.0) & !held;
        """,
        b.build().toString());
  }
}
