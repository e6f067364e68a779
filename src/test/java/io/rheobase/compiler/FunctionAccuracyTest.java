package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionAccuracyTest {
  private static final int SAMPLES = 1500;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static DoubleUnaryOperator compiled(BiFunction<ProgramBuilder, Value, Value> function) {
    Slots slots = new Slots(List.of("x"), List.of());
    ProgramBuilder b = new ProgramBuilder(slots);
    b.next("x", function.apply(b, b.slot("x")));
    Program program = b.build();
    Kernel kernel =
        KernelCompiler.compile(program, new ProgramBuilder(slots).build(), Backend.SCALAR);
    Block block = new Block(program, 1);
    return x -> {
      block.slots[0][0] = x;
      block.advance(kernel, 0, 0, 1);
      return block.slots[0][0];
    };
  }

  private static final DoubleUnaryOperator EXP2 = compiled((b, x) -> b.exp2(x));
  private static final DoubleUnaryOperator EXP = compiled((b, x) -> b.exp(x));
  private static final DoubleUnaryOperator EXPM1 = compiled((b, x) -> b.expm1(x));
  private static final DoubleUnaryOperator EXPREL = compiled((b, x) -> b.exprel(x));
  private static final DoubleUnaryOperator TANH = compiled((b, x) -> b.tanh(x));
  private static final DoubleUnaryOperator LOG = compiled((b, x) -> b.log(x));
  private static final DoubleUnaryOperator LOG1P = compiled((b, x) -> b.log1p(x));
  private static final DoubleUnaryOperator SIN = compiled((b, x) -> b.sin(x));
  private static final DoubleUnaryOperator COS = compiled((b, x) -> b.cos(x));
  private static final DoubleUnaryOperator FLOOR = compiled((b, x) -> b.floor(x));
  private static final DoubleUnaryOperator SIGN = compiled((b, x) -> b.sign(x));

  private interface Sampler {
    double next(SplittableRandom random);
  }

  private static Sampler uniform(double low, double high) {
    return random -> random.nextDouble(low, high);
  }

  /** Magnitudes from 2^low to 2^high, equally many in each octave, both signs. */
  private static Sampler octaves(double low, double high) {
    return random ->
        (random.nextBoolean() ? 1 : -1) * StrictMath.pow(2, random.nextDouble(low, high));
  }

  private static void within(
      double ulps, DoubleUnaryOperator function, UnaryOperator<BigDecimal> exact, Sampler sampler) {
    SplittableRandom random = new SplittableRandom(7);
    double worst = 0;
    double at = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double x = sampler.next(random);
      double error = Exact.ulps(function.applyAsDouble(x), exact.apply(new BigDecimal(x)));
      if (error > worst) {
        worst = error;
        at = x;
      }
    }
    assertTrue(worst <= ulps, worst + " ulp at " + at);
  }

  private static BigDecimal exp2(BigDecimal x) {
    return Exact.exp(x.multiply(Exact.LN2));
  }

  private static BigDecimal exprel(BigDecimal x) {
    return Exact.expm1(x).divide(x, MathContext.DECIMAL128);
  }

  private static BigDecimal log1p(BigDecimal x) {
    return x.abs().doubleValue() > 0x1p-60 ? Exact.log(x.add(BigDecimal.ONE)) : x;
  }

  @Test
  void theReferenceAgreesWithStrictMath() {
    for (double x : new double[] {0.3, -2.7, 17.2}) {
      BigDecimal exact = new BigDecimal(x);
      assertTrue(Exact.ulps(StrictMath.exp(x), Exact.exp(exact)) < 1);
      assertTrue(Exact.ulps(StrictMath.expm1(x), Exact.expm1(exact)) < 1);
      assertTrue(Exact.ulps(StrictMath.sin(x), Exact.sin(exact)) < 1);
      assertTrue(Exact.ulps(StrictMath.cos(x), Exact.cos(exact)) < 1);
      assertTrue(Exact.ulps(StrictMath.tanh(x), Exact.tanh(exact)) < 2);
      assertTrue(Exact.ulps(StrictMath.log(Math.abs(x)), Exact.log(exact.abs())) < 1);
    }
  }

  @Test
  void exponentialsAreAccurate() {
    within(0.9, EXP2, FunctionAccuracyTest::exp2, uniform(-60, 15));
    within(0.9, EXP2, FunctionAccuracyTest::exp2, uniform(-1021, 1023.99));
    within(0.9, EXP, Exact::exp, uniform(-10, 10));
    within(0.9, EXP, Exact::exp, uniform(-708, 709.78));
    within(0.9, EXP, Exact::exp, octaves(-60, 4));
  }

  @Test
  void exponentialsLessOneAreAccurateNearZero() {
    within(1.6, EXPM1, Exact::expm1, uniform(-3, 3));
    within(1.6, EXPM1, Exact::expm1, octaves(-70, 3));
    within(1.6, EXPM1, Exact::expm1, uniform(-50, 709.78));
    within(1.9, EXPREL, FunctionAccuracyTest::exprel, uniform(-3, 3));
    within(1.9, EXPREL, FunctionAccuracyTest::exprel, octaves(-70, 9));
    within(1.9, TANH, Exact::tanh, uniform(-3, 3));
    within(1.9, TANH, Exact::tanh, octaves(-70, 7));
  }

  @Test
  void logarithmsAreAccurate() {
    within(0.9, LOG, Exact::log, uniform(0.4, 3));
    within(0.9, LOG, Exact::log, random -> 1 + octaves(-40, -2).next(random));
    within(0.9, LOG, Exact::log, random -> Math.abs(octaves(-1022, 1023.9).next(random)));
    within(0.9, LOG, Exact::log, random -> Math.abs(octaves(-1060, -1022).next(random)));
    within(0.9, LOG1P, FunctionAccuracyTest::log1p, uniform(-0.9, 3));
    within(0.9, LOG1P, FunctionAccuracyTest::log1p, octaves(-70, -0.01));
    within(
        0.9, LOG1P, FunctionAccuracyTest::log1p, random -> Math.abs(octaves(0, 900).next(random)));
  }

  @Test
  void anglesUpToTenToTheFourteenAreReducedExactly() {
    for (double limit : new double[] {0.8, 10, 1e3, 1e6, 1e10, 1e14}) {
      within(0.9, SIN, Exact::sin, uniform(-limit, limit));
      within(0.9, COS, Exact::cos, uniform(-limit, limit));
    }
    within(0.9, SIN, Exact::sin, octaves(-70, 40));
    Sampler nearZeros = random -> random.nextInt(-1_000_000, 1_000_000) * (Math.PI / 2);
    within(0.9, SIN, Exact::sin, nearZeros);
    within(0.9, COS, Exact::cos, nearZeros);
    assertEquals(Double.NaN, SIN.applyAsDouble(1.1e14));
    assertEquals(Double.NaN, COS.applyAsDouble(-INFINITY));
  }

  @Test
  void limitsAreReached() {
    assertEquals(INFINITY, EXP.applyAsDouble(709.79));
    assertEquals(INFINITY, EXP.applyAsDouble(INFINITY));
    assertTrue(EXP.applyAsDouble(709.78) < INFINITY);
    assertEquals(0.0, EXP.applyAsDouble(-709));
    assertEquals(0.0, EXP.applyAsDouble(-INFINITY));
    assertEquals(INFINITY, EXP2.applyAsDouble(1024));
    assertTrue(EXP2.applyAsDouble(Math.nextDown(1024.0)) < INFINITY);
    assertEquals(0.0, EXP2.applyAsDouble(-1022.5));
    assertEquals(-1.0, EXPM1.applyAsDouble(-INFINITY));
    assertEquals(INFINITY, EXPM1.applyAsDouble(INFINITY));
    assertEquals(-0.0, EXPM1.applyAsDouble(-0.0));
    assertEquals(1.0, EXPREL.applyAsDouble(0));
    assertEquals(1.0, EXPREL.applyAsDouble(-Double.MIN_VALUE));
    assertEquals(0.0, EXPREL.applyAsDouble(-INFINITY), 0.0);
    assertEquals(INFINITY, EXPREL.applyAsDouble(INFINITY));
    assertEquals(1.0, TANH.applyAsDouble(INFINITY));
    assertEquals(-1.0, TANH.applyAsDouble(-25));
    assertEquals(-Double.MIN_VALUE, TANH.applyAsDouble(-Double.MIN_VALUE));
    assertEquals(-INFINITY, LOG.applyAsDouble(-0.0));
    assertEquals(Double.NaN, LOG.applyAsDouble(-1e-300));
    assertEquals(INFINITY, LOG.applyAsDouble(INFINITY));
    assertEquals(0.0, LOG.applyAsDouble(1));
    assertEquals(-INFINITY, LOG1P.applyAsDouble(-1));
    assertEquals(Double.NaN, LOG1P.applyAsDouble(-1.5));
    assertEquals(INFINITY, LOG1P.applyAsDouble(INFINITY));
    assertEquals(Double.MIN_VALUE, LOG1P.applyAsDouble(Double.MIN_VALUE));
  }

  @Test
  void nanStaysNan() {
    for (DoubleUnaryOperator function :
        List.of(EXP2, EXP, EXPM1, EXPREL, TANH, LOG, LOG1P, SIN, COS, FLOOR, SIGN)) {
      for (long payload : new long[] {0, 1, 0xfffL, 0x3ffL, 0x8000000000000001L}) {
        double nan = Double.longBitsToDouble(0x7ff8000000000000L | payload);
        assertEquals(Double.NaN, function.applyAsDouble(nan));
      }
    }
  }

  @Test
  void roundingAndSignFollowJava() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20000; i++) {
      double x = RandomPrograms.number(random);
      assertEquals(Math.floor(x), FLOOR.applyAsDouble(x));
      assertEquals(Math.signum(x), SIGN.applyAsDouble(x));
    }
  }
}
