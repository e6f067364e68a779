package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusionTest {
  private static final double[] NUMBERS = {
    -7, -2, -0.0, 0, 1, 3, 9, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN
  };

  private final Graph g = new Graph();
  private final Value x = g.leaf(Op.LOAD, 0);
  private final Value y = g.leaf(Op.LOAD, 1);

  private static Value fused(Value value) {
    return Fusion.of(List.of(value)).get(0);
  }

  private Value choice(Value a, Value b, Value yes, Value no) {
    return g.op(Op.SELECT, g.op(Op.LT, a, b), yes, no);
  }

  private static void assertIs(Op op, Value a, Value b, Value found) {
    assertEquals(op, found.op());
    assertEquals(List.of(a, b), found.operands());
  }

  @Test
  void choicesByAComparisonOfTheSameTwoAreTheLesserAndTheGreater() {
    assertIs(Op.MIN, x, y, fused(choice(x, y, x, y)));
    assertIs(Op.MAX, y, x, fused(choice(x, y, y, x)));
  }

  @Test
  void otherChoicesStay() {
    assertEquals(Op.SELECT, fused(choice(x, y, x, g.constant(1))).op());
    assertEquals(Op.SELECT, fused(choice(x, y, g.constant(1), y)).op());
    Value atMost = g.op(Op.SELECT, g.op(Op.LE, x, y), x, y);
    assertEquals(Op.SELECT, fused(atMost).op());
  }

  @Test
  void comparisonsThatAreNegatedAreOneInstruction() {
    assertIs(Op.NOT_LT, x, y, fused(g.op(Op.NOT, g.op(Op.LT, x, y))));
    assertIs(Op.NOT_LE, x, y, fused(g.op(Op.NOT, g.op(Op.LE, x, y))));
    assertEquals(Op.NOT, fused(g.op(Op.NOT, g.op(Op.EQ, x, y))).op());
  }

  /** Both limits are looked at in x, and the upper one may not lie below the lower one. */
  @Test
  void aNumberBetweenLimitsIsTheLesserOfTheGreater() {
    Value low = g.constant(-2);
    Value high = g.constant(3);
    Value raised = choice(x, low, low, x);
    Value found = fused(choice(high, x, high, raised));
    assertEquals(Op.MIN, found.op());
    assertSame(high, found.operand(0));
    assertIs(Op.MAX, low, x, found.operand(1));
    Value crossed = g.constant(-3);
    assertEquals(Op.SELECT, fused(choice(crossed, x, crossed, raised)).op());
  }

  @Test
  void whatIsReadTwiceIsWrittenOnce() {
    Value least = choice(x, y, x, y);
    Value quotient = fused(g.op(Op.DIV, least, g.op(Op.SUB, least, x)));
    assertEquals(Op.MIN, quotient.operand(0).op());
    assertSame(quotient.operand(0), quotient.operand(1).operand(0));
  }

  private enum Shape {
    LEAST,
    GREATEST,
    LIMITED,
    NOT_LESS,
    NOT_AT_MOST
  }

  /** NaN, infinities and zeros of both signs included. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void theBitsAreThoseOfScalarCode(Shape shape) {
    assumeTrue(Backend.MACHINE.isAvailable());
    ProgramBuilder b = new ProgramBuilder(new Slots(List.of("x", "y"), List.of()));
    Value p = b.slot("x");
    Value q = b.slot("y");
    Value low = b.constant(-2);
    Value high = b.constant(3);
    b.next(
        "x",
        switch (shape) {
          case LEAST -> b.select(b.lt(p, q), p, q);
          case GREATEST -> b.select(b.lt(p, q), q, p);
          case LIMITED -> b.select(b.lt(high, p), high, b.select(b.lt(p, low), low, p));
          case NOT_LESS -> b.select(b.and(b.not(b.lt(p, q)), b.held()), p, high);
          case NOT_AT_MOST -> b.select(b.and(b.not(b.le(p, q)), b.not(b.held())), p, high);
        });
    Program program = b.build();
    Program reset = new ProgramBuilder(program.slots()).build();
    Kernel scalar = KernelCompiler.compile(program, reset, Backend.SCALAR);
    Kernel machine = KernelCompiler.compile(program, reset, Backend.MACHINE);
    int n = NUMBERS.length * NUMBERS.length;
    double[][] one = new double[program.slotCount()][n];
    double[][] many = new double[program.slotCount()][n];
    long[] heldUntil = new long[n];
    for (int i = 0; i < n; i++) {
      one[0][i] = many[0][i] = NUMBERS[i / NUMBERS.length];
      one[1][i] = many[1][i] = NUMBERS[i % NUMBERS.length];
      heldUntil[i] = i % 3;
    }
    scalar.advance(one, heldUntil, 1, 0, n, new int[n]);
    machine.advance(many, heldUntil, 1, 0, n, new int[n]);
    for (int i = 0; i < n; i++) {
      assertEquals(
          Double.doubleToLongBits(one[0][i]), Double.doubleToLongBits(many[0][i]), "at " + i);
    }
  }
}
