package io.rheobase.compiler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program cut into pieces that the JIT compiles well, each one a loop over the block. Values
 * needed by later stages wait in scratch slots; masks wait as 1 and 0. Only the last stage writes
 * states and candidates, so that every stage reads the old state.
 */
final class Stages {
  /**
   * Operations of one stage at most. Vector code for more than this runs out of registers and gains
   * from a cut (the 213 operations of a Hodgkin-Huxley model by 30 %, 617 by 25 %); from some 500
   * on the JIT gives up and boxes every vector, a hundred times slower.
   */
  static final int LIMIT = 100;

  /**
   * One loop over the block.
   *
   * @param reloads values of earlier stages it reads, and their slots
   * @param body operations in order, no leaves
   * @param spills values it computes for later stages, and their slots
   */
  record Stage(Map<Value, Integer> reloads, List<Value> body, Map<Value, Integer> spills) {}

  private final List<Stage> stages = new ArrayList<>();
  private final int operations;
  private final int flags;
  private final int flagged;
  private int slots;

  Stages(Program program, int limit) {
    List<Value> results = new ArrayList<>(program.next());
    results.add(program.candidate());
    List<Value> order = live(results);
    operations = order.size();
    slots = program.slots().scratch();
    flags = slots++;
    flagged = slots++;
    cut(order, results, limit);
  }

  List<Stage> list() {
    return stages;
  }

  int operations() {
    return operations;
  }

  /** Returns the slot in which a vector kernel notes which lanes are candidates. */
  int flags() {
    return flags;
  }

  /** Returns the slot in which a vector kernel notes where the vectors with candidates begin. */
  int flagged() {
    return flagged;
  }

  /** Returns the number of scratch slots. */
  int scratch() {
    return slots - flags;
  }

  /** Returns the operations that the results need, operands first. */
  static List<Value> live(Collection<Value> results) {
    TreeMap<Integer, Value> seen = new TreeMap<>();
    List<Value> open = new ArrayList<>(results);
    while (!open.isEmpty()) {
      Value value = open.remove(open.size() - 1);
      if (!value.op().isLeaf() && seen.put(value.id(), value) == null) {
        open.addAll(value.operands());
      }
    }
    return List.copyOf(seen.values());
  }

  /** Returns the leaves that operations and results read, each once. */
  static Set<Value> leaves(List<Value> body, List<Value> results) {
    Set<Value> leaves = new LinkedHashSet<>();
    addLeaves(results, leaves);
    for (Value value : body) {
      addLeaves(value.operands(), leaves);
    }
    return leaves;
  }

  private static void addLeaves(List<Value> values, Set<Value> leaves) {
    for (Value value : values) {
      if (value.op().isLeaf()) {
        leaves.add(value);
      }
    }
  }

  private void cut(List<Value> order, List<Value> results, int limit) {
    Map<Value, Integer> lastUse = lastUses(order, results);
    int[] live = liveAt(order, lastUse);
    Map<Value, Integer> waiting = new LinkedHashMap<>();
    ArrayDeque<Integer> free = new ArrayDeque<>();
    int start = 0;
    while (order.size() - start > limit) {
      int end = fewestLive(live, start, order.size(), limit);
      List<Value> body = order.subList(start, end);
      Map<Value, Integer> reloads = Map.copyOf(waiting);
      release(waiting, end, lastUse, free);
      stages.add(new Stage(reloads, List.copyOf(body), spill(body, end, lastUse, free)));
      waiting.putAll(stages.get(stages.size() - 1).spills());
      start = end;
    }
    List<Value> body = order.subList(start, order.size());
    stages.add(new Stage(Map.copyOf(waiting), List.copyOf(body), Map.of()));
  }

  /** A value that is a result is used after the last operation. */
  private static Map<Value, Integer> lastUses(List<Value> order, List<Value> results) {
    Map<Value, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < order.size(); i++) {
      for (Value operand : order.get(i).operands()) {
        lastUse.put(operand, i);
      }
    }
    for (Value result : results) {
      lastUse.put(result, order.size());
    }
    return lastUse;
  }

  /** Returns, for every place, how many values computed before it are read there or later. */
  private static int[] liveAt(List<Value> order, Map<Value, Integer> lastUse) {
    int[] live = new int[order.size() + 2];
    for (int i = 0; i < order.size(); i++) {
      live[i + 1]++;
      live[lastUse.get(order.get(i)) + 1]--;
    }
    for (int place = 1; place < live.length; place++) {
      live[place] += live[place - 1];
    }
    return live;
  }

  /** Returns the place near the end of an even share where the fewest values are live. */
  private static int fewestLive(int[] live, int start, int end, int limit) {
    int remaining = end - start;
    int share = remaining / ((remaining + limit - 1) / limit);
    int best = start + Math.min(limit, share + limit / 4);
    for (int place = best - 1; place >= start + Math.max(1, share - limit / 4); place--) {
      best = live[place] <= live[best] ? place : best;
    }
    return best;
  }

  private Map<Value, Integer> spill(
      List<Value> body, int end, Map<Value, Integer> lastUse, ArrayDeque<Integer> free) {
    Map<Value, Integer> spills = new LinkedHashMap<>();
    for (Value value : body) {
      if (lastUse.get(value) >= end) {
        spills.put(value, free.isEmpty() ? slots++ : free.pop());
      }
    }
    return spills;
  }

  /** Frees the slots that this stage reads for the last time: it writes after it has read. */
  private static void release(
      Map<Value, Integer> waiting, int end, Map<Value, Integer> lastUse, ArrayDeque<Integer> free) {
    for (Iterator<Map.Entry<Value, Integer>> i = waiting.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<Value, Integer> entry = i.next();
      if (lastUse.get(entry.getKey()) < end) {
        free.push(entry.getValue());
        i.remove();
      }
    }
  }
}
