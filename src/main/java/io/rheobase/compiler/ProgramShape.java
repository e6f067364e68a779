package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step and a reset do, apart from the numbers that they do it with. Two pairs of programs of
 * equal shape are the same operations on the same slots in the same order.
 */
final class ProgramShape {

  private final Slots slots;
  private final long[] code;

  private ProgramShape(Slots slots, long[] code) {
    this.slots = slots;
    this.code = code;
  }

  /**
   * A shape and the numbers in it.
   *
   * @param constants one for each place where an operation or a result takes a constant
   */
  record Filled(ProgramShape shape, double[] constants) {}

  /** Takes step and reset apart. */
  static Filled of(Program advance, Program reset) {
    Writer writer = new Writer();
    writer.program(advance);
    writer.program(reset);
    return new Filled(new ProgramShape(advance.slots(), writer.code()), writer.constants());
  }

  private static final class Writer {
    private long[] code = new long[64];
    private int length;
    private final List<Double> constants = new ArrayList<>();

    void program(Program program) {
      List<Value> results = results(program);
      List<Value> order = Stages.live(results);
      Map<Value, Integer> places = new HashMap<>();
      for (Value value : order) {
        write(value.op().ordinal());
        write(value.payload());
        for (Value operand : value.operands()) {
          operand(operand, places);
        }
        places.put(value, places.size());
      }
      for (Value result : results) {
        operand(result, places);
      }
    }

    private void operand(Value value, Map<Value, Integer> places) {
      if (value.isConstant()) {
        write(-1);
        constants.add(value.number());
      } else if (value.op().isLeaf()) {
        write(-2 - value.op().ordinal());
        write(value.payload());
      } else {
        write(places.get(value));
      }
    }

    private void write(long word) {
      if (length == code.length) {
        code = Arrays.copyOf(code, 2 * length);
      }
      code[length++] = word;
    }

    long[] code() {
      return Arrays.copyOf(code, length);
    }

    double[] constants() {
      return constants.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** The values that a program computes for others to read, in a fixed order. */
  static List<Value> results(Program program) {
    List<Value> results = new ArrayList<>(program.next());
    results.add(program.candidate());
    return results;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProgramShape shape
        && slots.equals(shape.slots)
        && Arrays.equals(code, shape.code);
  }

  @Override
  public int hashCode() {
    return 31 * slots.hashCode() + Arrays.hashCode(code);
  }
}
