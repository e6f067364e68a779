package io.rheobase.compiler;

/**
 * Sine and cosine. The argument is reduced by a multiple k of pi/2 that is subtracted in three
 * parts with fma: the first difference is exact, since argument and k times the first part are
 * multiples of 2^-52 (2^-53 where k is 1); the second and third leave a sum of two doubles. Beyond
 * 1e14 a double no longer says where in the period it lies, and the result is NaN. On [-pi/4, pi/4]
 * polynomials minimise the largest relative error (sine) and absolute error (cosine).
 */
final class Trigonometry {
  private static final double LIMIT = 1e14;
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double PI_2_HIGH = 1.5707963267948966;
  private static final double PI_2_MIDDLE = 6.123233995736766e-17;
  private static final double PI_2_LOW = -1.4973849048591833e-33;

  /** (sin r - r) / r^3 in r^2. */
  private static final double[] SINE = {
    -0.16666666666666632,
    0.008333333333322332,
    -0.00019841269829739023,
    2.755731366704843e-06,
    -2.5050754074587112e-08,
    1.5896553451953399e-10
  };

  /** (cos r - 1 + r^2 / 2) / r^4 in r^2. */
  private static final double[] COSINE = {
    0.0416666666666666,
    -0.0013888888888874012,
    2.4801587289409485e-05,
    -2.7557314330415724e-07,
    2.087572017755134e-09,
    -1.1359481831073292e-11
  };

  private final Graph g;
  private final Value x;
  private final Value quadrant;
  private final Value odd;
  private final Value sine;
  private final Value cosine;

  private Trigonometry(Graph g, Value x) {
    this.g = g;
    this.x = x;
    Value magic = g.constant(Rounding.MAGIC);
    Value shifted = g.op(Op.FMA, x, g.constant(TWO_OVER_PI), magic);
    Value k = g.op(Op.SUB, shifted, magic);
    quadrant = g.op(Op.BITS, shifted);
    Value parity = g.op(Op.SHIFT_LEFT, 62, g.op(Op.WORD_AND, quadrant, g.word(1)));
    odd = g.op(Op.LT, g.constant(0), g.op(Op.FROM_BITS, parity));

    Value first = g.op(Op.FMA, k, g.constant(-PI_2_HIGH), x);
    Value product = g.op(Op.MUL, k, g.constant(-PI_2_MIDDLE));
    Value r = g.op(Op.ADD, first, product);
    Value rest = lost(first, product, r);
    rest = g.op(Op.ADD, rest, g.op(Op.FMA, k, g.constant(-PI_2_MIDDLE), g.op(Op.NEG, product)));
    rest = g.op(Op.FMA, k, g.constant(-PI_2_LOW), rest);
    Value square = g.op(Op.MUL, r, r);
    sine = sine(r, rest, square);
    cosine = cosine(r, rest, square);
  }

  /** What rounding took from the sum of a and b (Knuth's two-sum). */
  private Value lost(Value a, Value b, Value sum) {
    Value part = g.op(Op.SUB, sum, a);
    Value lostOfA = g.op(Op.SUB, a, g.op(Op.SUB, sum, part));
    return g.op(Op.ADD, lostOfA, g.op(Op.SUB, b, part));
  }

  static Value sin(Graph g, Value x) {
    Trigonometry t = new Trigonometry(g, x);
    return t.result(t.sine, t.cosine, t.quadrant);
  }

  static Value cos(Graph g, Value x) {
    Trigonometry t = new Trigonometry(g, x);
    return t.result(t.cosine, t.sine, g.op(Op.WORD_ADD, t.quadrant, g.word(1)));
  }

  private Value sine(Value r, Value rest, Value square) {
    Value slope = g.op(Op.FMA, square, g.constant(-0.5), g.constant(1));
    Value cube = g.op(Op.MUL, square, r);
    Value tail = Rounding.polynomial(g, square, SINE);
    Value correction = g.op(Op.FMA, cube, tail, g.op(Op.MUL, rest, slope));
    return g.op(Op.ADD, r, correction);
  }

  private Value cosine(Value r, Value rest, Value square) {
    Value half = g.op(Op.MUL, square, g.constant(0.5));
    Value one = g.constant(1);
    Value high = g.op(Op.SUB, one, half);
    Value lost = g.op(Op.SUB, g.op(Op.SUB, one, high), half);
    Value tail = Rounding.polynomial(g, square, COSINE);
    Value fourth = g.op(Op.MUL, square, square);
    Value low = g.op(Op.FMA, fourth, tail, lost);
    low = g.op(Op.FMA, g.op(Op.NEG, r), rest, low);
    return g.op(Op.ADD, high, low);
  }

  private Value result(Value even, Value other, Value turns) {
    Value magnitude = g.op(Op.SELECT, odd, other, even);
    Value sign = g.op(Op.SHIFT_LEFT, 62, g.op(Op.WORD_AND, turns, g.word(2)));
    Value signed = g.op(Op.FROM_BITS, g.op(Op.WORD_XOR, g.op(Op.BITS, magnitude), sign));
    Value known = g.op(Op.LE, g.op(Op.ABS, x), g.constant(LIMIT));
    return g.op(Op.SELECT, known, signed, g.constant(Double.NaN));
  }
}
