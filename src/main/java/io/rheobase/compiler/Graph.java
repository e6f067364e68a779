package io.rheobase.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values made so far. What it adds is exactly the operation asked for, except where the bits
 * are the same anyway: operations on constants are done at once (by {@link Evaluation}), equal
 * values exist once, and identities that hold for every double, zeros of both signs and NaN
 * included, are used.
 */
final class Graph {
  /** Operands are compared as the objects they are. */
  private static final class Key {
    private final Op op;
    private final long payload;
    private final List<Value> operands;

    Key(Op op, long payload, List<Value> operands) {
      this.op = op;
      this.payload = payload;
      this.operands = operands;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && op == key.op
          && payload == key.payload
          && operands.equals(key.operands);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * op.hashCode() + Long.hashCode(payload)) + operands.hashCode();
    }
  }

  private final Map<Key, Value> values = new HashMap<>();

  Value constant(double number) {
    return leaf(Op.CONSTANT, Double.doubleToLongBits(number));
  }

  Value word(long bits) {
    return leaf(Op.WORD_CONSTANT, bits);
  }

  Value mask(boolean truth) {
    return leaf(Op.MASK_CONSTANT, truth ? 1 : 0);
  }

  Value leaf(Op op, long payload) {
    return intern(op, payload, List.of());
  }

  Value op(Op op, Value... operands) {
    return op(op, 0, operands);
  }

  /** Adds an operation with a payload, or finds the value it is equal to. */
  Value op(Op op, long payload, Value... operands) {
    check(op, operands);
    if (areConstant(operands)) {
      return fold(op, payload, operands);
    }
    Value same = identity(op, operands);
    if (same != null) {
      return same;
    }
    if (op.isCommutative() && comesAfter(operands[0], operands[1])) {
      Value first = operands[0];
      operands[0] = operands[1];
      operands[1] = first;
    }
    return intern(op, payload, List.of(operands));
  }

  private static boolean areConstant(Value[] operands) {
    for (Value operand : operands) {
      if (!operand.op().isConstant()) {
        return false;
      }
    }
    return true;
  }

  /** The order of operands that may change places: constants last. */
  private static boolean comesAfter(Value a, Value b) {
    boolean constant = a.op().isConstant();
    return constant == b.op().isConstant() ? a.id() > b.id() : constant;
  }

  private static void check(Op op, Value[] operands) {
    if (operands.length != op.operands().size()) {
      throw new IllegalArgumentException(op + " with " + operands.length + " operands");
    }
    for (int i = 0; i < operands.length; i++) {
      if (operands[i].type() != op.operands().get(i)) {
        throw new IllegalArgumentException(op + ": operand " + i + " is " + operands[i].type());
      }
    }
  }

  private Value fold(Op op, long payload, Value[] operands) {
    long a = operands[0].payload();
    long b = operands.length > 1 ? operands[1].payload() : 0;
    long c = operands.length > 2 ? operands[2].payload() : 0;
    long bits = Evaluation.apply(op, payload, a, b, c);
    return switch (op.type()) {
      case REAL -> constant(Double.longBitsToDouble(bits));
      case WORD -> word(bits);
      case MASK -> mask(bits == 1);
    };
  }

  /** Returns the value an operation is equal to bit for bit, or null. */
  private Value identity(Op op, Value[] v) {
    switch (op) {
      case ADD:
        return v[0].isConstant(-0.0) ? v[1] : v[1].isConstant(-0.0) ? v[0] : null;
      case SUB:
        return v[1].isConstant(0.0) ? v[0] : null;
      case MUL:
        return v[0].isConstant(1.0) ? v[1] : v[1].isConstant(1.0) ? v[0] : null;
      case DIV:
        return v[1].isConstant(1.0) ? v[0] : null;
      case FMA:
        return v[0].isConstant(1.0)
            ? op(Op.ADD, v[1], v[2])
            : v[1].isConstant(1.0) ? op(Op.ADD, v[0], v[2]) : null;
      case NEG, NOT:
        return v[0].op() == op ? v[0].operand(0) : null;
      case AND:
        return v[0].op() == Op.MASK_CONSTANT
            ? choose(v[0], v[1], v[0])
            : v[1].op() == Op.MASK_CONSTANT ? choose(v[1], v[0], v[1]) : same(v);
      case OR:
        return v[0].op() == Op.MASK_CONSTANT
            ? choose(v[0], v[0], v[1])
            : v[1].op() == Op.MASK_CONSTANT ? choose(v[1], v[1], v[0]) : same(v);
      case SELECT:
        if (v[0].op() == Op.NOT) {
          return op(Op.SELECT, v[0].operand(0), v[2], v[1]);
        }
        return v[1] == v[2]
            ? v[1]
            : v[0].op() == Op.MASK_CONSTANT ? choose(v[0], v[1], v[2]) : null;
      default:
        return null;
    }
  }

  private static Value same(Value[] v) {
    return v[0] == v[1] ? v[0] : null;
  }

  private static Value choose(Value mask, Value yes, Value no) {
    return mask.payload() == 1 ? yes : no;
  }

  private Value intern(Op op, long payload, List<Value> operands) {
    Key key = new Key(op, payload, operands);
    Value known = values.get(key);
    if (known == null) {
      known = new Value(values.size(), op, payload, operands);
      values.put(key, known);
    }
    return known;
  }
}
