package io.rheobase.compiler;

/**
 * Builds expressions. Beyond the identities that change no bit, these rules hold, once for all
 * backends, so that a model's expressions mean the same everywhere:
 *
 * <ul>
 *   <li>a sum or difference one operand of which is a product is one {@code fma}; of two products
 *       the left one is multiplied within it;
 *   <li>division by a constant is multiplication by its reciprocal, if both are normal numbers;
 *   <li>a product or quotient of a product with a constant, and a constant, takes one constant:
 *       {@code c * (d * x)} is {@code (c * d) * x};
 *   <li>{@code exp} of an argument that is affine in a value, {@code c * x + d} with constants c
 *       and d in any spelling ({@code (x - a) / b}), is {@code exp2(fma(x, c * log2(e), d *
 *       log2(e)))}, x and -x alone excepted. Its error is that of a change of the terms in their
 *       last bit.
 * </ul>
 */
public abstract class Arithmetic {
  private final Graph graph = new Graph();

  Arithmetic() {}

  final Graph graph() {
    return graph;
  }

  /** Returns a number that is the same for all neurons. */
  public final Value constant(double number) {
    return graph.constant(number);
  }

  /** Returns {@code a + b}. */
  public final Value add(Value a, Value b) {
    if (a.op() == Op.MUL) {
      return graph.op(Op.FMA, a.operand(0), a.operand(1), b);
    }
    if (b.op() == Op.MUL) {
      return graph.op(Op.FMA, b.operand(0), b.operand(1), a);
    }
    return graph.op(Op.ADD, a, b);
  }

  /** Returns {@code a - b}. */
  public final Value sub(Value a, Value b) {
    if (a.op() == Op.MUL) {
      return graph.op(Op.FMA, a.operand(0), a.operand(1), neg(b));
    }
    if (b.op() == Op.MUL) {
      int negated = b.operand(1).isConstant() ? 1 : 0;
      return graph.op(Op.FMA, neg(b.operand(negated)), b.operand(1 - negated), a);
    }
    return graph.op(Op.SUB, a, b);
  }

  /** Returns {@code a * b}. */
  public final Value mul(Value a, Value b) {
    if (a.isConstant() && b.op() == Op.MUL) {
      return mul(b, a);
    }
    if (b.isConstant() && a.op() == Op.MUL && a.operand(1).isConstant()) {
      return mul(a.operand(0), graph.op(Op.MUL, a.operand(1), b));
    }
    return graph.op(Op.MUL, a, b);
  }

  /** Returns {@code a / b}. */
  public final Value div(Value a, Value b) {
    if (b.isConstant() && isNormal(b.number()) && isNormal(1 / b.number())) {
      return mul(a, graph.constant(1 / b.number()));
    }
    return graph.op(Op.DIV, a, b);
  }

  private static boolean isNormal(double number) {
    return Math.abs(number) >= Double.MIN_NORMAL && Math.abs(number) <= Double.MAX_VALUE;
  }

  /** Returns {@code a * b + c}, rounded once. */
  public final Value fma(Value a, Value b, Value c) {
    return graph.op(Op.FMA, a, b, c);
  }

  /** Returns {@code -a}. */
  public final Value neg(Value a) {
    return graph.op(Op.NEG, a);
  }

  /** Returns the square root. */
  public final Value sqrt(Value a) {
    return graph.op(Op.SQRT, a);
  }

  /** Returns the absolute value. */
  public final Value abs(Value a) {
    return graph.op(Op.ABS, a);
  }

  /**
   * Returns an integer power: squared for every bit of the exponent from the second highest down,
   * and multiplied by the base where the bit is set; for a negative exponent the reciprocal of
   * that.
   */
  public final Value power(Value base, int exponent) {
    if (exponent == 0) {
      return constant(1);
    }
    long magnitude = Math.abs((long) exponent);
    Value power = base;
    for (long bit = Long.highestOneBit(magnitude) >> 1; bit != 0; bit >>= 1) {
      power = graph.op(Op.MUL, power, power);
      if ((magnitude & bit) != 0) {
        power = graph.op(Op.MUL, power, base);
      }
    }
    return exponent < 0 ? graph.op(Op.DIV, constant(1), power) : power;
  }

  /** Returns {@code a < b}; false if either is NaN. */
  public final Value lt(Value a, Value b) {
    return graph.op(Op.LT, a, b);
  }

  /** Returns {@code a <= b}; false if either is NaN. */
  public final Value le(Value a, Value b) {
    return graph.op(Op.LE, a, b);
  }

  /** Returns {@code a > b}; false if either is NaN. */
  public final Value gt(Value a, Value b) {
    return graph.op(Op.LT, b, a);
  }

  /** Returns {@code a >= b}; false if either is NaN. */
  public final Value ge(Value a, Value b) {
    return graph.op(Op.LE, b, a);
  }

  /** Returns {@code a == b}; false if either is NaN. */
  public final Value eq(Value a, Value b) {
    return graph.op(Op.EQ, a, b);
  }

  /** Returns {@code a != b}; true if either is NaN. */
  public final Value ne(Value a, Value b) {
    return graph.op(Op.NE, a, b);
  }

  /** Returns whether both masks are true. */
  public final Value and(Value a, Value b) {
    return graph.op(Op.AND, a, b);
  }

  /** Returns whether one of the masks is true. */
  public final Value or(Value a, Value b) {
    return graph.op(Op.OR, a, b);
  }

  /** Returns the opposite of a mask. */
  public final Value not(Value a) {
    return graph.op(Op.NOT, a);
  }

  /** Returns {@code yes} where the mask is true and {@code no} elsewhere. */
  public final Value select(Value mask, Value yes, Value no) {
    return graph.op(Op.SELECT, mask, yes, no);
  }

  /**
   * Returns the lesser of two, NaN if either is NaN; of two that compare equal, as zeros of both
   * signs do, the one that is not constant, else the second.
   */
  public final Value min(Value a, Value b) {
    return b.isConstant() && !a.isConstant() ? min(b, a) : extreme(lt(a, b), a, b);
  }

  /** Returns the greater of two, with the conventions of {@link #min}. */
  public final Value max(Value a, Value b) {
    return b.isConstant() && !a.isConstant() ? max(b, a) : extreme(lt(b, a), a, b);
  }

  private Value extreme(Value firstWins, Value a, Value b) {
    Value other = a.isConstant() && a.number() == a.number() ? b : select(eq(a, a), b, a);
    return select(firstWins, a, other);
  }

  /** Returns -1, 0 or 1; zeros keep their sign and NaN remains. */
  public final Value sign(Value a) {
    Value zero = constant(0);
    return select(gt(a, zero), constant(1), select(lt(a, zero), constant(-1), a));
  }

  /** Returns the greatest integer that is not above the argument. */
  public final Value floor(Value a) {
    return Rounding.floor(graph, a);
  }

  /** Returns 2 to the power of the argument; results below 2^-1021.5 are 0. */
  public final Value exp2(Value a) {
    return Exponentials.exp2(graph, a);
  }

  /** Returns e to the power of the argument; results below 2^-1021.5 are 0. */
  public final Value exp(Value a) {
    Affine argument = Affine.of(a);
    if (Math.abs(argument.factor()) == 1 && argument.offset() == 0) {
      return Exponentials.exp(graph, a);
    }
    Value factor = constant(argument.factor() * Exponentials.LOG2_E);
    Value offset = constant(argument.offset() * Exponentials.LOG2_E);
    return exp2(fma(argument.value(), factor, offset));
  }

  /** Returns {@code exp(a) - 1}, accurate near 0. */
  public final Value expm1(Value a) {
    return Exponentials.expm1(graph, a);
  }

  /** Returns {@code (exp(a) - 1) / a}, which is 1 at 0. */
  public final Value exprel(Value a) {
    return Exponentials.exprel(graph, a);
  }

  /** Returns the natural logarithm: -infinity at zeros of both signs, NaN below. */
  public final Value log(Value a) {
    return Logarithms.log(graph, a);
  }

  /** Returns {@code log(1 + a)}, accurate near 0. */
  public final Value log1p(Value a) {
    return Logarithms.log1p(graph, a);
  }

  /** Returns the hyperbolic tangent. */
  public final Value tanh(Value a) {
    return Exponentials.tanh(graph, a);
  }

  /** Returns the sine of an angle in radians; NaN if its magnitude is above 1e14. */
  public final Value sin(Value a) {
    return Trigonometry.sin(graph, a);
  }

  /** Returns the cosine of an angle in radians; NaN if its magnitude is above 1e14. */
  public final Value cos(Value a) {
    return Trigonometry.cos(graph, a);
  }
}
