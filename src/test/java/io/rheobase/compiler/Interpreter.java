package io.rheobase.compiler;

import java.util.HashMap;
import java.util.Map;

/** What a program means for one neuron, without any compiler. */
final class Interpreter {
  private final double[] slots;
  private final boolean held;
  private final long step;
  private final Map<Value, Long> known = new HashMap<>();

  Interpreter(double[][] slots, int neuron, boolean held, long step) {
    this.slots = new double[slots.length];
    for (int s = 0; s < slots.length; s++) {
      this.slots[s] = slots[s][neuron];
    }
    this.held = held;
    this.step = step;
  }

  double real(Value value) {
    return Double.longBitsToDouble(bits(value));
  }

  boolean truth(Value value) {
    return bits(value) == 1;
  }

  private long bits(Value value) {
    Long bits = known.get(value);
    if (bits == null) {
      bits = compute(value);
      known.put(value, bits);
    }
    return bits;
  }

  private long compute(Value value) {
    return switch (value.op()) {
      case CONSTANT, WORD_CONSTANT, MASK_CONSTANT -> value.payload();
      case LOAD -> Double.doubleToRawLongBits(slots[(int) value.payload()]);
      case STEP -> Double.doubleToRawLongBits((double) step);
      case HELD -> held ? 1 : 0;
      default -> {
        long[] v = new long[3];
        for (int i = 0; i < value.operands().size(); i++) {
          v[i] = bits(value.operand(i));
        }
        yield Evaluation.apply(value.op(), value.payload(), v[0], v[1], v[2]);
      }
    };
  }
}
