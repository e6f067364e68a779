package io.rheobase.compiler;

/**
 * A value seen as {@code factor * value + offset} with constant factor and offset.
 *
 * @param value what remains when sums and products with constants are taken off
 * @param factor the constant it is multiplied by
 * @param offset the constant that is added
 */
record Affine(Value value, double factor, double offset) {
  static Affine of(Value whole) {
    Affine affine = new Affine(whole, 1, 0);
    for (Affine next = affine.peel(); next != null; next = affine.peel()) {
      affine = next;
    }
    return affine;
  }

  private Affine peel() {
    if (value.op() == Op.NEG) {
      return new Affine(value.operand(0), -factor, offset);
    }
    if (value.operands().size() < 2) {
      return null;
    }
    int known = value.operand(0).isConstant() ? 0 : 1;
    if (!value.operand(known).isConstant()) {
      return null;
    }
    double number = value.operand(known).number();
    Value rest = value.operand(1 - known);
    return switch (value.op()) {
      case MUL -> new Affine(rest, factor * number, offset);
      case ADD -> new Affine(rest, factor, Math.fma(factor, number, offset));
      case SUB ->
          known == 1
              ? new Affine(rest, factor, Math.fma(-factor, number, offset))
              : new Affine(rest, -factor, Math.fma(factor, number, offset));
      case FMA ->
          value.operand(2).isConstant()
              ? new Affine(
                  rest, factor * number, Math.fma(factor, value.operand(2).number(), offset))
              : null;
      default -> null;
    };
  }
}
