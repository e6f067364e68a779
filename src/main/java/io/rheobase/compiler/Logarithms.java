package io.rheobase.compiler;

import static io.rheobase.compiler.Rounding.polynomial;

/**
 * Natural logarithms. The argument is 2^k m with m in [sqrt(1/2), sqrt(2)); with f = m - 1 and s =
 * f / (2 + f), log m = f - (f^2/2 - s (f^2/2 + R(s^2))), where R is log((1 + s)/(1 - s))/s - 2: a
 * polynomial of least greatest error. Arranged as in FDLIBM (Sun Microsystems 1993), the error
 * stays below one ulp because f is exact.
 */
final class Logarithms {
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long FRACTION = 0x000f_ffff_ffff_ffffL;
  private static final long ROOT_HALF = 0x3FE6_A09E_667F_3BCDL;
  private static final double TWO_52 = 0x1p52;

  /** Upper 32 bits of log 2, so that products with exponents are exact, and the rest. */
  private static final double LN2_HIGH = 0.6931471803691238;

  private static final double LN2_LOW = 1.9082149292705877e-10;

  /** R(y)/y in y = s^2. */
  private static final double[] SERIES = {
    0.6666666666666735,
    0.39999999999410374,
    0.285714287434385,
    0.22222198456470352,
    0.18183570826069487,
    0.15313873708758874,
    0.14797819926208633
  };

  private Logarithms() {}

  static Value log(Graph g, Value x) {
    Value normal = g.constant(Double.MIN_NORMAL);
    Value scaled = g.op(Op.MUL, x, g.constant(0x1p54));
    Value argument = Rounding.selectLess(g, x, normal, scaled, x);
    Value bias = Rounding.selectLess(g, x, normal, g.constant(-54), g.constant(0));
    return limits(g, x, ofNormal(g, argument, bias, g.constant(0)));
  }

  /** log(1 + x) = log(u) + c / u, where u + c = 1 + x exactly. */
  static Value log1p(Graph g, Value x) {
    Value one = g.constant(1);
    Value u = g.op(Op.ADD, x, one);
    Value part = g.op(Op.SUB, u, x);
    Value lostOfX = g.op(Op.SUB, x, g.op(Op.SUB, u, part));
    Value lost = g.op(Op.ADD, lostOfX, g.op(Op.SUB, one, part));
    Value correction = g.op(Op.DIV, lost, u);
    return limits(g, u, ofNormal(g, u, g.constant(0), correction));
  }

  private static Value ofNormal(Graph g, Value u, Value bias, Value correction) {
    Value shifted = g.op(Op.WORD_ADD, g.op(Op.BITS, u), g.word(ONE - ROOT_HALF));
    Value exponent =
        g.op(
            Op.WORD_OR,
            g.op(Op.SHIFT_RIGHT, 52, shifted),
            g.word(Double.doubleToRawLongBits(TWO_52)));
    Value unbiased =
        g.op(Op.SUB, g.op(Op.FROM_BITS, exponent), g.constant(TWO_52 + Double.MAX_EXPONENT));
    Value k = g.op(Op.ADD, unbiased, bias);
    Value mantissa =
        g.op(Op.WORD_ADD, g.op(Op.WORD_AND, shifted, g.word(FRACTION)), g.word(ROOT_HALF));

    Value f = g.op(Op.SUB, g.op(Op.FROM_BITS, mantissa), g.constant(1));
    Value s = g.op(Op.DIV, f, g.op(Op.ADD, f, g.constant(2)));
    Value y = g.op(Op.MUL, s, s);
    Value series = g.op(Op.MUL, y, polynomial(g, y, SERIES));
    Value halfSquare = g.op(Op.MUL, g.op(Op.MUL, f, f), g.constant(0.5));
    Value low = g.op(Op.FMA, k, g.constant(LN2_LOW), correction);
    Value inner = g.op(Op.FMA, s, g.op(Op.ADD, halfSquare, series), low);
    Value rest = g.op(Op.SUB, f, g.op(Op.SUB, halfSquare, inner));
    return g.op(Op.FMA, k, g.constant(LN2_HIGH), rest);
  }

  private static Value limits(Graph g, Value x, Value inside) {
    Value zero = g.constant(0);
    Value infinity = g.constant(Double.POSITIVE_INFINITY);
    Value finite = Rounding.selectLess(g, x, infinity, inside, x);
    Value outside =
        g.op(
            Op.SELECT,
            g.op(Op.EQ, x, zero),
            g.constant(Double.NEGATIVE_INFINITY),
            g.constant(Double.NaN));
    return Rounding.selectLess(g, zero, x, finite, outside);
  }
}
