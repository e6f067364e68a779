package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Straight-line code for several vectors at once: the operations of one, then of the next, in turn.
 * A processor has few instructions of a chain to choose from, and more of several chains side by
 * side.
 */
final class Copies {
  private final List<Value> order = new ArrayList<>();
  private final List<List<Value>> results = new ArrayList<>();
  private final Map<Value, Integer> numbers = new HashMap<>();

  /**
   * @param one operations on one vector
   * @param read its results
   * @param invariants what is shared by all of them
   */
  Copies(int count, List<Value> one, List<Value> read, Invariants invariants) {
    List<Map<Value, Value>> made = new ArrayList<>();
    for (int copy = 0; copy < count; copy++) {
      made.add(new HashMap<>());
    }
    for (Value value : one) {
      for (int copy = 0; copy < count; copy++) {
        order.add(copy(value, copy, made.get(copy), invariants));
      }
    }
    for (int copy = 0; copy < count; copy++) {
      List<Value> copied = new ArrayList<>();
      for (Value value : read) {
        copied.add(copy(value, copy, made.get(copy), invariants));
      }
      results.add(copied);
    }
  }

  private Value copy(Value value, int number, Map<Value, Value> made, Invariants invariants) {
    if (invariants.isInvariant(value)) {
      return value;
    }
    Value known = made.get(value);
    if (known != null) {
      return known;
    }
    List<Value> operands = new ArrayList<>();
    for (Value operand : value.operands()) {
      operands.add(copy(operand, number, made, invariants));
    }
    Value copy = new Value(value.id(), value.op(), value.payload(), operands);
    made.put(value, copy);
    numbers.put(copy, number);
    return copy;
  }

  /** The operations on all vectors. */
  List<Value> order() {
    return order;
  }

  /** The results of one vector. */
  List<Value> results(int number) {
    return results.get(number);
  }

  /** The results of all vectors, one vector after the other. */
  List<Value> results() {
    return results.stream().flatMap(List::stream).toList();
  }

  /** Which vector a value belongs to. */
  int number(Value value) {
    return numbers.get(value);
  }
}
