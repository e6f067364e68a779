package io.rheobase.compiler;

/** Rounding to integers, and the parts that the functions share. */
final class Rounding {
  /** Added to a double of magnitude below 2^51 it leaves the nearest integer in the low bits. */
  static final double MAGIC = 0x1.8p52;

  private static final double TWO_52 = 0x1p52;

  private Rounding() {}

  static Value floor(Graph g, Value x) {
    Value magnitude = g.op(Op.ABS, x);
    Value shift = g.constant(TWO_52);
    Value nearest = g.op(Op.SUB, g.op(Op.ADD, magnitude, shift), shift);
    Value signed = withSignOf(g, nearest, x);
    Value above = g.op(Op.LT, x, signed);
    Value lower = g.op(Op.SELECT, above, g.op(Op.SUB, signed, g.constant(1)), signed);
    return g.op(Op.SELECT, g.op(Op.LT, magnitude, shift), lower, x);
  }

  /** Gives a value without sign the sign of another. */
  static Value withSignOf(Graph g, Value magnitude, Value sign) {
    Value bit = g.op(Op.WORD_AND, g.op(Op.BITS, sign), g.word(Long.MIN_VALUE));
    return g.op(Op.FROM_BITS, g.op(Op.WORD_OR, g.op(Op.BITS, magnitude), bit));
  }

  /** Returns the polynomial with the given coefficients, from degree 0 up, by Horner's rule. */
  static Value polynomial(Graph g, Value x, double... ascending) {
    Value sum = g.constant(ascending[ascending.length - 1]);
    for (int k = ascending.length - 2; k >= 0; k--) {
      sum = g.op(Op.FMA, sum, x, g.constant(ascending[k]));
    }
    return sum;
  }

  /** Returns {@code yes} where {@code a < b}, else {@code no}, which is where NaN goes. */
  static Value selectLess(Graph g, Value a, Value b, Value yes, Value no) {
    return g.op(Op.SELECT, g.op(Op.LT, a, b), yes, no);
  }

  /** Limits a value to an interval; NaN remains. */
  static Value clamp(Graph g, Value x, double low, double high) {
    Value raised = selectLess(g, x, g.constant(low), g.constant(low), x);
    return selectLess(g, g.constant(high), x, g.constant(high), raised);
  }
}
