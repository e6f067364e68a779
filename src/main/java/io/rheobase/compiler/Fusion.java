package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts one instruction of machine code in the place of two that do the same, to the bit: the lesser
 * and the greater of two numbers as the processor defines them are a comparison and a selection,
 * NaN and zeros of both signs included.
 */
final class Fusion {
  private final Map<Value, Value> written = new HashMap<>();

  private Fusion() {}

  /** Returns the same results, written anew. */
  static List<Value> of(List<Value> results) {
    Fusion fusion = new Fusion();
    for (Value value : Stages.live(results)) {
      fusion.written.put(value, fusion.rewrite(value));
    }
    return results.stream().map(fusion::now).toList();
  }

  private Value now(Value value) {
    return written.getOrDefault(value, value);
  }

  private Value rewrite(Value value) {
    List<Value> operands = new ArrayList<>();
    value.operands().forEach(operand -> operands.add(now(operand)));
    Value first = operands.get(0);
    if (value.op() == Op.SELECT && value.operand(0).op() == Op.LT) {
      Value chosen = choice(value, operands);
      if (chosen != null) {
        return chosen;
      }
    }
    if (value.op() == Op.NOT && (first.op() == Op.LT || first.op() == Op.LE)) {
      Op negated = first.op() == Op.LT ? Op.NOT_LT : Op.NOT_LE;
      return new Value(value.id(), negated, 0, first.operands());
    }
    return new Value(value.id(), value.op(), value.payload(), operands);
  }

  /** {@code a < b ? a : b} or {@code a < b ? b : a}, or null if it is neither. */
  private static Value choice(Value select, List<Value> operands) {
    Value a = operands.get(0).operand(0);
    Value b = operands.get(0).operand(1);
    Value yes = operands.get(1);
    Value no = operands.get(2);
    if (yes == a && (no == b || isRaised(no, b, a))) {
      return new Value(select.id(), Op.MIN, 0, List.of(a, no));
    }
    return yes == b && no == a ? new Value(select.id(), Op.MAX, 0, List.of(b, a)) : null;
  }

  /** Whether a value is the greater of x and a number below a limit: over the limit where x is. */
  private static boolean isRaised(Value value, Value x, Value limit) {
    return value.op() == Op.MAX
        && value.operand(1) == x
        && value.operand(0).isConstant()
        && limit.isConstant()
        && value.operand(0).number() < limit.number();
  }
}
