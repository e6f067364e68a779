package io.rheobase.compiler;

import static io.rheobase.compiler.Rounding.clamp;
import static io.rheobase.compiler.Rounding.polynomial;

/**
 * Exponential functions. The argument is k log 2 + r with integer k and |r| at most log(2)/2; e^r
 * is a polynomial of least greatest relative error; 2^(k-1) is made from k's bits and 2 e^r
 * multiplied by it, so that the last finite results are right and overflow gives infinity. Results
 * below 2^-1021.5 are 0: there are no subnormal ones.
 */
final class Exponentials {
  static final double LOG2_E = 1.4426950408889634;

  /**
   * As {@link Rounding#MAGIC}, and what it leaves in the low bits is k + 1022, the biased exponent
   * of 2^(k-1).
   */
  private static final double EXPONENT_MAGIC = Rounding.MAGIC + 1022;

  private static final double LN2 = 0.6931471805599453;
  private static final double LN2_REST = 2.3190468138462996e-17;

  /** Upper 32 bits of log 2, so that products with k are exact, and the rest. */
  private static final double LN2_HIGH = 0.6931471803691238;

  private static final double LN2_LOW = 1.9082149292705877e-10;

  /** Where k is -1022, which makes the scale 0. */
  private static final double LOWEST = -1022 * LN2;

  /** Above log of the greatest double, where k is still 1024. */
  private static final double HIGHEST = 710;

  /** Where exp(x) - 1 is -1 to the last bit. */
  private static final double NOTHING_LEFT = -40;

  /** Below it exp(x) - 1 is x to the last bit. */
  private static final double SMALL = 0x1p-54;

  /** 2 * 2^f in f, |f| at most 1/2. */
  private static final double[] TWICE_EXP2 = {
    2.0,
    2 * 0.69314718055994530925,
    2 * 0.24022650695910159567,
    2 * 0.055504108664821627039,
    2 * 0.0096181291075872566681,
    2 * 0.0013333558146406470697,
    2 * 1.5403530463724354209e-4,
    2 * 1.5252733841556772589e-5,
    2 * 1.3215432535912376166e-6,
    2 * 1.0178057087733941105e-7,
    2 * 7.0741942972885210056e-9,
    2 * 4.455817908336064493e-10
  };

  /** (e^r - 1 - r) / r^2 in r. */
  private static final double[] TAIL = {
    0.5000000000000013,
    0.16666666666666705,
    0.04166666666651468,
    0.00833333333330354,
    0.0013888888947240958,
    0.00019841269926206378,
    2.4801489682836328e-05,
    2.755720763453546e-06,
    2.763138091197085e-07,
    2.5120851103099308e-08
  };

  private Exponentials() {}

  static Value exp2(Graph g, Value x) {
    Value t = clamp(g, x, -1022, 1024);
    Value magic = g.constant(EXPONENT_MAGIC);
    Value shifted = g.op(Op.ADD, t, magic);
    Value f = g.op(Op.SUB, t, g.op(Op.SUB, shifted, magic));
    return g.op(Op.MUL, polynomial(g, f, TWICE_EXP2), scale(g, shifted));
  }

  static Value exp(Graph g, Value x) {
    Value clamped = clamp(g, x, LOWEST, HIGHEST);
    Value magic = g.constant(EXPONENT_MAGIC);
    Value shifted = g.op(Op.FMA, clamped, g.constant(LOG2_E), magic);
    Value k = g.op(Op.SUB, shifted, magic);
    Value r = g.op(Op.FMA, k, g.constant(-LN2), clamped);
    r = g.op(Op.FMA, k, g.constant(-LN2_REST), r);
    double[] twice = new double[TAIL.length + 2];
    twice[0] = 2;
    twice[1] = 2;
    for (int i = 0; i < TAIL.length; i++) {
      twice[i + 2] = 2 * TAIL[i];
    }
    return g.op(Op.MUL, polynomial(g, r, twice), scale(g, shifted));
  }

  private static Value scale(Graph g, Value shifted) {
    return g.op(Op.FROM_BITS, g.op(Op.SHIFT_LEFT, 52, g.op(Op.BITS, shifted)));
  }

  static Value expm1(Graph g, Value x) {
    return expm1Within(g, clamp(g, x, NOTHING_LEFT, HIGHEST));
  }

  /** r is a sum of two doubles here: near k = 1 its rounding would cost another ulp. */
  private static Value expm1Within(Graph g, Value x) {
    Value magic = g.constant(EXPONENT_MAGIC);
    Value shifted = g.op(Op.FMA, x, g.constant(LOG2_E), magic);
    Value k = g.op(Op.SUB, shifted, magic);
    Value high = g.op(Op.FMA, k, g.constant(-LN2_HIGH), x);
    Value low = g.op(Op.MUL, k, g.constant(LN2_LOW));
    Value r = g.op(Op.SUB, high, low);
    Value rest = g.op(Op.SUB, g.op(Op.SUB, high, r), low);
    Value correction = g.op(Op.FMA, g.op(Op.MUL, r, r), polynomial(g, r, TAIL), rest);
    Value reduced = g.op(Op.ADD, r, correction);
    Value scale = scale(g, shifted);
    Value half = g.op(Op.FMA, scale, reduced, g.op(Op.SUB, scale, g.constant(0.5)));
    Value result = g.op(Op.MUL, half, g.constant(2));
    return g.op(Op.SELECT, small(g, x), x, result);
  }

  private static Value small(Graph g, Value x) {
    return g.op(Op.LT, g.op(Op.ABS, x), g.constant(SMALL));
  }

  static Value exprel(Graph g, Value x) {
    Value highest = g.constant(HIGHEST);
    Value divisor = Rounding.selectLess(g, highest, x, highest, x);
    Value quotient = g.op(Op.DIV, expm1(g, x), divisor);
    return g.op(Op.SELECT, small(g, x), g.constant(1), quotient);
  }

  /** tanh |x| = t / (t + 2) with t = exp(2 |x|) - 1. */
  static Value tanh(Graph g, Value x) {
    Value doubled = g.op(Op.MUL, g.op(Op.ABS, x), g.constant(2));
    Value limit = g.constant(-NOTHING_LEFT);
    Value t = expm1Within(g, Rounding.selectLess(g, limit, doubled, limit, doubled));
    Value magnitude = g.op(Op.DIV, t, g.op(Op.ADD, t, g.constant(2)));
    return Rounding.withSignOf(g, magnitude, x);
  }
}
