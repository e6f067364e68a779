package io.rheobase.compiler;

import static java.lang.Double.doubleToLongBits;
import static java.lang.Double.longBitsToDouble;

/**
 * The meaning of every operation on single numbers. Doubles and words travel as their bits, masks
 * as 1 and 0.
 */
final class Evaluation {
  private Evaluation() {}

  /** Returns the result of an operation that has operands; those beyond its number are ignored. */
  static long apply(Op op, long payload, long a, long b, long c) {
    double x = longBitsToDouble(a);
    double y = longBitsToDouble(b);
    return switch (op) {
      case ADD -> doubleToLongBits(x + y);
      case SUB -> doubleToLongBits(x - y);
      case MUL -> doubleToLongBits(x * y);
      case DIV -> doubleToLongBits(x / y);
      case FMA -> doubleToLongBits(Math.fma(x, y, longBitsToDouble(c)));
      case NEG -> doubleToLongBits(-x);
      case SQRT -> doubleToLongBits(Math.sqrt(x));
      case ABS -> doubleToLongBits(Math.abs(x));
      case LT -> x < y ? 1 : 0;
      case LE -> x <= y ? 1 : 0;
      case EQ -> x == y ? 1 : 0;
      case NE -> x != y ? 1 : 0;
      case AND, WORD_AND -> a & b;
      case OR, WORD_OR -> a | b;
      case NOT -> 1 - a;
      case SELECT -> a == 1 ? b : c;
      case BITS, FROM_BITS -> a;
      case WORD_ADD -> a + b;
      case WORD_XOR -> a ^ b;
      case SHIFT_LEFT -> a << payload;
      case SHIFT_RIGHT -> a >>> payload;
      case ROTATE_LEFT -> Long.rotateLeft(a, (int) payload);
      default -> throw new IllegalArgumentException(op + " has no operands");
    };
  }
}
