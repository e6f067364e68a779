package io.rheobase.compiler;

import java.util.List;

/**
 * One value of the straight-line form: an operation and its operands, computed once and never
 * changed. Made by a {@link ProgramBuilder}; equal operations on equal operands are one value.
 */
public final class Value {
  private final int id;
  private final Op op;
  private final long payload;
  private final List<Value> operands;

  Value(int id, Op op, long payload, List<Value> operands) {
    this.id = id;
    this.op = op;
    this.payload = payload;
    this.operands = operands;
  }

  /** Returns the place in the order of creation: operands have smaller ones. */
  int id() {
    return id;
  }

  /** Returns the operation. */
  public Op op() {
    return op;
  }

  /** Returns what the value holds. */
  public Type type() {
    return op.type();
  }

  /** Returns the bits of a constant, a slot's index or a shift's distance; else 0. */
  long payload() {
    return payload;
  }

  List<Value> operands() {
    return operands;
  }

  Value operand(int index) {
    return operands.get(index);
  }

  /** Returns whether this is a constant double. */
  public boolean isConstant() {
    return op == Op.CONSTANT;
  }

  boolean isConstant(double number) {
    return op == Op.CONSTANT && payload == Double.doubleToRawLongBits(number);
  }

  /**
   * Returns the number of a constant.
   *
   * @throws IllegalStateException if this is none
   */
  public double number() {
    if (!isConstant()) {
      throw new IllegalStateException("not a constant: " + op);
    }
    return Double.longBitsToDouble(payload);
  }

  @Override
  public String toString() {
    return op + "#" + id;
  }
}
