package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the values of straight-line code are read: at the place of an operation in its order, or, a
 * result, behind all of them. A double and its bits are one value here, as they lie in one
 * register.
 */
final class Lifetimes {
  static final int NEVER = Integer.MAX_VALUE;

  private final Map<Value, int[]> reads = new HashMap<>();

  /**
   * @param order the operations
   * @param results in the order in which they are read behind them
   */
  Lifetimes(List<Value> order, List<Value> results) {
    Map<Value, List<Integer>> lists = new HashMap<>();
    for (int place = 0; place < order.size(); place++) {
      for (Value operand : order.get(place).operands()) {
        add(lists, operand, place);
      }
    }
    for (int result = 0; result < results.size(); result++) {
      add(lists, results.get(result), order.size() + result);
    }
    lists.forEach(
        (value, places) -> reads.put(value, places.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static void add(Map<Value, List<Integer>> lists, Value value, int place) {
    lists.computeIfAbsent(same(value), key -> new ArrayList<>()).add(place);
  }

  /** The value that is in the register in which this one is. */
  static Value same(Value value) {
    return isView(value) ? same(value.operand(0)) : value;
  }

  static boolean isView(Value value) {
    return value.op() == Op.BITS || value.op() == Op.FROM_BITS;
  }

  /** The first place, not before another one, that reads a value, or {@link #NEVER}. */
  int next(Value value, int from) {
    int[] places = reads.get(value);
    if (places == null) {
      return NEVER;
    }
    int found = Arrays.binarySearch(places, from);
    int index = found >= 0 ? found : -1 - found;
    return index < places.length ? places[index] : NEVER;
  }

  /** How often a value is read. */
  int count(Value value) {
    int[] places = reads.get(value);
    return places == null ? 0 : places.length;
  }

  /** Returns at most how many of some values, each made at its place, are live at once. */
  int most(List<Value> order, Type... types) {
    List<Type> counted = List.of(types);
    Map<Value, Integer> begins = new HashMap<>();
    for (int place = 0; place < order.size(); place++) {
      Value value = order.get(place);
      if (counted.contains(value.type()) && !isView(value)) {
        begins.put(value, place);
      }
      for (Value operand : value.operands()) {
        Value held = same(operand);
        if (held.op() == Op.LOAD && counted.contains(Type.REAL)) {
          begins.putIfAbsent(held, place);
        }
      }
    }
    int[] change = new int[order.size() + 2];
    begins.forEach(
        (value, begin) -> {
          int[] places = reads.get(value);
          if (places != null) {
            change[begin]++;
            change[Math.min(places[places.length - 1], order.size()) + 1]--;
          }
        });
    int live = 0;
    int most = 0;
    for (int step : change) {
      live += step;
      most = Math.max(most, live);
    }
    return most;
  }
}
