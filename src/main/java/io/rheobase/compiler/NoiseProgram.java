package io.rheobase.compiler;

import java.util.List;

/**
 * The generator of standard normals as straight-line code: Threefry-2x64 with 20 rounds (Salmon,
 * Moraes, Dror and Shaw 2011, doi:10.1145/2063384.2063405) gives two words for a pair of neurons,
 * the transform of Box and Muller (1958, doi:10.1214/aoms/1177706645) makes two normals of them.
 *
 * <p>Layout: neuron n of the population belongs to pair {@code (n / 16) * 8 + n % 8} and takes the
 * first normal if {@code n % 16 < 8}, else the second. The counter is (draw index in the upper and
 * pair in the lower 32 bits, step). So a normal depends neither on the width of vectors nor on
 * where blocks begin.
 */
final class NoiseProgram {
  /** Pairs in a block of 16 neurons. */
  static final int PAIRS = 8;

  static final long KEY_PARITY = 0x1BD11BDAA9FC1A22L;

  // Numbers of uniform words, behind those of the key.
  static final int STEP = 3;
  static final int SCALE = 4;
  static final int OFFSET = 5;

  private static final int[] ROTATION = {16, 42, 12, 31, 16, 32, 24, 21};
  private static final int ROUNDS = 20;
  private static final int ROUNDS_PER_INJECTION = 4;

  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long ROOT_HALF = 0x3FE6_A09E_667F_3BCDL;
  private static final long FRACTION = 0x000f_ffff_ffff_ffffL;
  private static final double TWO_52 = 0x1p52;
  private static final double LN2 = 0.6931471805599453;

  /** log((1 + s)/(1 - s)) / s in s^2, for s up to (sqrt(2) - 1)/(sqrt(2) + 1). */
  private static final double[] LOG = {
    1.9999999999999999977,
    0.66666666666667645658,
    0.39999999999302338113,
    0.28571428760641679883,
    0.22222197056726046608,
    0.18183631680229328804,
    0.15312528148364190966,
    0.14809710360655276698
  };

  /** sin(pi/2 h) / h in h^2, |h| at most 1/2. */
  private static final double[] SINE = {
    1.5707963267948966143,
    -0.64596409750624431573,
    0.079692626246043003134,
    -0.0046817541323409759917,
    0.00016044115074219091052,
    -3.598643352982309702e-6,
    5.6339337815378539538e-8
  };

  /** cos(pi/2 h) in h^2, |h| at most 1/2. */
  private static final double[] COSINE = {
    0.99999999999999999997,
    -1.2337005501361698118,
    0.2536695079010467091,
    -0.020863480763311209103,
    0.00091926027418315572082,
    -0.000025202036770460258445,
    4.7106097267578230119e-7,
    -6.3212568696285884105e-9
  };

  private final Graph g = new Graph();
  private Value a;
  private Value b;
  private final Value first;
  private final Value second;

  NoiseProgram() {
    threefry();
    Value radius = radius();
    Value h = g.op(Op.SUB, unit(b), g.constant(1.5));
    Value square = g.op(Op.MUL, h, h);
    Value sine = g.op(Op.MUL, Rounding.polynomial(g, square, SINE), h);
    Value cosine = Rounding.polynomial(g, square, COSINE);
    Value bit = g.op(Op.SHIFT_LEFT, 61, g.op(Op.WORD_AND, b, g.word(2)));
    Value exchange = g.op(Op.LT, g.constant(0), g.op(Op.FROM_BITS, bit));
    Value sign = g.op(Op.SHIFT_LEFT, 63, b);
    Value signed = g.op(Op.FROM_BITS, g.op(Op.WORD_XOR, g.op(Op.BITS, radius), sign));
    first = scaled(signed, g.op(Op.SELECT, Op.UNPREDICTABLE, exchange, sine, cosine));
    second = scaled(signed, g.op(Op.SELECT, Op.UNPREDICTABLE, exchange, cosine, sine));
  }

  /** The two random words of a pair. */
  List<Value> words() {
    return List.of(a, b);
  }

  /** What each of a pair is to be increased by: {@code fma(scale, normal, offset)}. */
  List<Value> results() {
    return List.of(first, second);
  }

  private Value scaled(Value signed, Value turn) {
    Value scale = g.op(Op.FROM_BITS, g.leaf(Op.UNIFORM, SCALE));
    Value offset = g.op(Op.FROM_BITS, g.leaf(Op.UNIFORM, OFFSET));
    return g.op(Op.FMA, scale, g.op(Op.MUL, signed, turn), offset);
  }

  private void threefry() {
    Value[] key = {g.leaf(Op.UNIFORM, 0), g.leaf(Op.UNIFORM, 1), g.leaf(Op.UNIFORM, 2)};
    a = g.op(Op.WORD_ADD, g.leaf(Op.PAIR, 0), key[0]);
    b = g.op(Op.WORD_ADD, g.leaf(Op.UNIFORM, STEP), key[1]);
    for (int round = 0; round < ROUNDS; round++) {
      a = g.op(Op.WORD_ADD, a, b);
      b = g.op(Op.WORD_XOR, g.op(Op.ROTATE_LEFT, ROTATION[round % ROTATION.length], b), a);
      if ((round + 1) % ROUNDS_PER_INJECTION == 0) {
        int injection = (round + 1) / ROUNDS_PER_INJECTION;
        a = g.op(Op.WORD_ADD, a, key[injection % key.length]);
        Value next = g.op(Op.WORD_ADD, key[(injection + 1) % key.length], g.word(injection));
        b = g.op(Op.WORD_ADD, b, next);
      }
    }
  }

  /** The upper 52 bits of a word as a number in [1, 2). */
  private Value unit(Value word) {
    return g.op(Op.FROM_BITS, g.op(Op.WORD_OR, g.op(Op.SHIFT_RIGHT, 12, word), g.word(ONE)));
  }

  /** sqrt(-2 log u) with u = 2 - unit(a), in (0, 1]. */
  private Value radius() {
    Value u = g.op(Op.BITS, g.op(Op.SUB, g.constant(2), unit(a)));
    Value shifted = g.op(Op.WORD_ADD, u, g.word(ONE - ROOT_HALF));
    Value exponent =
        g.op(
            Op.WORD_OR,
            g.op(Op.SHIFT_RIGHT, 52, shifted),
            g.word(Double.doubleToRawLongBits(TWO_52)));
    Value e = g.op(Op.SUB, g.op(Op.FROM_BITS, exponent), g.constant(TWO_52 + 1023));
    Value m =
        g.op(
            Op.FROM_BITS,
            g.op(Op.WORD_ADD, g.op(Op.WORD_AND, shifted, g.word(FRACTION)), g.word(ROOT_HALF)));
    Value s = g.op(Op.DIV, g.op(Op.SUB, m, g.constant(1)), g.op(Op.ADD, m, g.constant(1)));
    Value odd = g.op(Op.MUL, Rounding.polynomial(g, g.op(Op.MUL, s, s), LOG), s);
    Value log = g.op(Op.FMA, e, g.constant(LN2), odd);
    return g.op(Op.SQRT, g.op(Op.MUL, g.constant(-2), log));
  }
}
