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

  private final DoubleUnaryOperator exp2 = compiled((b, x) -> b.exp2(x));
  private final DoubleUnaryOperator exp = compiled((b, x) -> b.exp(x));
  private final DoubleUnaryOperator expm1 = compiled((b, x) -> b.expm1(x));
  private final DoubleUnaryOperator exprel = compiled((b, x) -> b.exprel(x));
  private final DoubleUnaryOperator tanh = compiled((b, x) -> b.tanh(x));
  private final DoubleUnaryOperator log = compiled((b, x) -> b.log(x));
  private final DoubleUnaryOperator log1p = compiled((b, x) -> b.log1p(x));
  private final DoubleUnaryOperator sin = compiled((b, x) -> b.sin(x));
  private final DoubleUnaryOperator cos = compiled((b, x) -> b.cos(x));
  private final DoubleUnaryOperator floor = compiled((b, x) -> b.floor(x));
  private final DoubleUnaryOperator sign = compiled((b, x) -> b.sign(x));

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
    within(0.9, exp2, FunctionAccuracyTest::exp2, uniform(-60, 15));
    within(0.9, exp2, FunctionAccuracyTest::exp2, uniform(-1021, 1023.99));
    within(0.9, exp, Exact::exp, uniform(-10, 10));
    within(0.9, exp, Exact::exp, uniform(-708, 709.78));
    within(0.9, exp, Exact::exp, octaves(-60, 4));
  }

  @Test
  void exponentialsLessOneAreAccurateNearZero() {
    within(1.6, expm1, Exact::expm1, uniform(-3, 3));
    within(1.6, expm1, Exact::expm1, octaves(-70, 3));
    within(1.6, expm1, Exact::expm1, uniform(-50, 709.78));
    within(1.9, exprel, FunctionAccuracyTest::exprel, uniform(-3, 3));
    within(1.9, exprel, FunctionAccuracyTest::exprel, octaves(-70, 9));
    within(1.9, tanh, Exact::tanh, uniform(-3, 3));
    within(1.9, tanh, Exact::tanh, octaves(-70, 7));
  }

  @Test
  void logarithmsAreAccurate() {
    within(0.9, log, Exact::log, uniform(0.4, 3));
    within(0.9, log, Exact::log, random -> 1 + octaves(-40, -2).next(random));
    within(0.9, log, Exact::log, random -> Math.abs(octaves(-1022, 1023.9).next(random)));
    within(0.9, log, Exact::log, random -> Math.abs(octaves(-1060, -1022).next(random)));
    within(0.9, log1p, FunctionAccuracyTest::log1p, uniform(-0.9, 3));
    within(0.9, log1p, FunctionAccuracyTest::log1p, octaves(-70, -0.01));
    within(
        0.9, log1p, FunctionAccuracyTest::log1p, random -> Math.abs(octaves(0, 900).next(random)));
  }

  @Test
  void anglesUpToTenToTheFourteenAreReducedExactly() {
    for (double limit : new double[] {0.8, 10, 1e3, 1e6, 1e10, 1e14}) {
      within(0.9, sin, Exact::sin, uniform(-limit, limit));
      within(0.9, cos, Exact::cos, uniform(-limit, limit));
    }
    within(0.9, sin, Exact::sin, octaves(-70, 40));
    Sampler nearZeros = random -> random.nextInt(-1_000_000, 1_000_000) * (Math.PI / 2);
    within(0.9, sin, Exact::sin, nearZeros);
    within(0.9, cos, Exact::cos, nearZeros);
    assertEquals(Double.NaN, sin.applyAsDouble(1.1e14));
    assertEquals(Double.NaN, cos.applyAsDouble(-INFINITY));
  }

  @Test
  void limitsAreReached() {
    assertEquals(INFINITY, exp.applyAsDouble(709.79));
    assertEquals(INFINITY, exp.applyAsDouble(INFINITY));
    assertTrue(exp.applyAsDouble(709.78) < INFINITY);
    assertEquals(0.0, exp.applyAsDouble(-709));
    assertEquals(0.0, exp.applyAsDouble(-INFINITY));
    assertEquals(INFINITY, exp2.applyAsDouble(1024));
    assertTrue(exp2.applyAsDouble(Math.nextDown(1024.0)) < INFINITY);
    assertEquals(0.0, exp2.applyAsDouble(-1022.5));
    assertEquals(-1.0, expm1.applyAsDouble(-INFINITY));
    assertEquals(INFINITY, expm1.applyAsDouble(INFINITY));
    assertEquals(-0.0, expm1.applyAsDouble(-0.0));
    assertEquals(1.0, exprel.applyAsDouble(0));
    assertEquals(1.0, exprel.applyAsDouble(-Double.MIN_VALUE));
    assertEquals(0.0, exprel.applyAsDouble(-INFINITY), 0.0);
    assertEquals(INFINITY, exprel.applyAsDouble(INFINITY));
    assertEquals(1.0, tanh.applyAsDouble(INFINITY));
    assertEquals(-1.0, tanh.applyAsDouble(-25));
    assertEquals(-Double.MIN_VALUE, tanh.applyAsDouble(-Double.MIN_VALUE));
    assertEquals(-INFINITY, log.applyAsDouble(-0.0));
    assertEquals(Double.NaN, log.applyAsDouble(-1e-300));
    assertEquals(INFINITY, log.applyAsDouble(INFINITY));
    assertEquals(0.0, log.applyAsDouble(1));
    assertEquals(-INFINITY, log1p.applyAsDouble(-1));
    assertEquals(Double.NaN, log1p.applyAsDouble(-1.5));
    assertEquals(INFINITY, log1p.applyAsDouble(INFINITY));
    assertEquals(Double.MIN_VALUE, log1p.applyAsDouble(Double.MIN_VALUE));
  }

  @Test
  void nanStaysNan() {
    for (DoubleUnaryOperator function :
        List.of(exp2, exp, expm1, exprel, tanh, log, log1p, sin, cos, floor, sign)) {
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
      assertEquals(Math.floor(x), floor.applyAsDouble(x));
      assertEquals(Math.signum(x), sign.applyAsDouble(x));
    }
  }
}
