package io.rheobase.compiler;

import static io.rheobase.compiler.Type.MASK;
import static io.rheobase.compiler.Type.REAL;
import static io.rheobase.compiler.Type.WORD;

import java.util.List;

/**
 * The operations of the straight-line form. Each one is fixed to the bit by IEEE 754 or by integer
 * arithmetic (the payload of a NaN apart), so that every backend gives the same result; everything
 * else is expanded into them.
 */
public enum Op {
  /** A double; the payload is its bits. */
  CONSTANT(REAL),
  /** A word; the payload is its bits. */
  WORD_CONSTANT(WORD),
  /** A mask that is the same for all neurons; the payload is 1 or 0. */
  MASK_CONSTANT(MASK),
  /** The neuron's entry of a slot; the payload is the slot's index. */
  LOAD(REAL),
  /** The step's number as a double. */
  STEP(REAL),
  /** Whether the neuron is held at the sample that is being computed. */
  HELD(MASK),
  /** A word that is the same for all neurons, by index. */
  UNIFORM(WORD),
  /** The counter of the neuron's pair in the draw layout. */
  PAIR(WORD),

  ADD(REAL, REAL, REAL),
  SUB(REAL, REAL, REAL),
  MUL(REAL, REAL, REAL),
  DIV(REAL, REAL, REAL),
  /** {@code a * b + c}, rounded once. */
  FMA(REAL, REAL, REAL, REAL),
  NEG(REAL, REAL),
  SQRT(REAL, REAL),
  ABS(REAL, REAL),

  LT(MASK, REAL, REAL),
  LE(MASK, REAL, REAL),
  EQ(MASK, REAL, REAL),
  NE(MASK, REAL, REAL),
  AND(MASK, MASK, MASK),
  OR(MASK, MASK, MASK),
  NOT(MASK, MASK),
  /** The second operand where the first is true, else the third. */
  SELECT(REAL, MASK, REAL, REAL),

  /** The bits of a double. */
  BITS(WORD, REAL),
  /** The double that has these bits. */
  FROM_BITS(REAL, WORD),
  WORD_ADD(WORD, WORD, WORD),
  WORD_AND(WORD, WORD, WORD),
  WORD_OR(WORD, WORD, WORD),
  WORD_XOR(WORD, WORD, WORD),
  /** Shift to the left by the payload. */
  SHIFT_LEFT(WORD, WORD),
  /** Shift to the right by the payload, zeros move in. */
  SHIFT_RIGHT(WORD, WORD),
  /** Rotation to the left by the payload. */
  ROTATE_LEFT(WORD, WORD),

  // What only machine code has an instruction for; see Fusion.
  /** {@code a < b ? a : b}. */
  MIN(REAL, REAL, REAL),
  /** {@code a > b ? a : b}. */
  MAX(REAL, REAL, REAL),
  NOT_LT(MASK, REAL, REAL),
  NOT_LE(MASK, REAL, REAL);

  /** Payload of a {@link #SELECT} whose mask is as often true as false, in no order. */
  static final long UNPREDICTABLE = 1;

  private final Type type;
  private final List<Type> operands;

  Op(Type type, Type... operands) {
    this.type = type;
    this.operands = List.of(operands);
  }

  /** Returns the type of the result. */
  public Type type() {
    return type;
  }

  /** Returns the types of the operands; none for a constant or another leaf. */
  public List<Type> operands() {
    return operands;
  }

  boolean isLeaf() {
    return operands.isEmpty();
  }

  boolean isConstant() {
    return this == CONSTANT || this == WORD_CONSTANT || this == MASK_CONSTANT;
  }

  /** Whether the first two operands may change places without changing a bit. */
  boolean isCommutative() {
    return switch (this) {
      case ADD, MUL, FMA, EQ, NE, AND, OR, WORD_ADD, WORD_AND, WORD_OR, WORD_XOR -> true;
      default -> false;
    };
  }
}
