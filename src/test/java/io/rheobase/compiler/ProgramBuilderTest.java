package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramBuilderTest {
  private static final Slots SLOTS = new Slots(List.of("V", "w"), List.of("tau_m"));

  private final ProgramBuilder b = new ProgramBuilder(SLOTS);
  private final Value v = b.slot("V");
  private final Value w = b.slot("w");

  @Test
  void slotsAreStatesThenInputThenParametersThenScratch() {
    assertEquals(0, SLOTS.index("V"));
    assertEquals(1, SLOTS.index("w"));
    assertEquals(2, SLOTS.index("I"));
    assertEquals(3, SLOTS.index("tau_m"));
    assertEquals(4, SLOTS.scratch());
    assertTrue(b.build().slotCount() > 4);
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
    assertNotSame(b.exp2(b.mul(v, b.constant(log2e))), b.exp(v), "exp itself is more accurate");
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
