package io.rheobase.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A reset that computes nothing: variables become numbers, parameters or what other variables keep,
 * as in most models. It needs no code that is made for it.
 */
final class CopyReset {
  /** Stands for the slot that a number has not. */
  static final int NUMBER = -1;

  /** Where to, {@code [copy]}. */
  private final int[] to;

  /** Where from, {@code [copy]}: a slot, or {@link #NUMBER}. */
  private final int[] from;

  private final double[] numbers;

  private CopyReset(int[] to, int[] from, double[] numbers) {
    this.to = to;
    this.from = from;
    this.numbers = numbers;
  }

  /** The reset of a program; nothing if it computes, or copies what it changes. */
  static Optional<CopyReset> of(Program reset) {
    List<Value> next = reset.next();
    int[] to = new int[next.size()];
    int[] from = new int[next.size()];
    double[] numbers = new double[next.size()];
    boolean[] changed = new boolean[reset.slotCount()];
    int count = 0;
    for (int slot = 0; slot < next.size(); slot++) {
      Value value = next.get(slot);
      if (value.op() == Op.LOAD && value.payload() == slot) {
        continue;
      }
      if (value.op() == Op.CONSTANT) {
        from[count] = NUMBER;
        numbers[count] = value.number();
      } else if (value.op() == Op.LOAD) {
        from[count] = (int) value.payload();
      } else {
        return Optional.empty();
      }
      changed[slot] = true;
      to[count++] = slot;
    }
    for (int copy = 0; copy < count; copy++) {
      if (from[copy] != NUMBER && changed[from[copy]]) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new CopyReset(
            Arrays.copyOf(to, count), Arrays.copyOf(from, count), Arrays.copyOf(numbers, count)));
  }

  /** Whether all numbers are finite: states that were so remain so. */
  boolean isFinite() {
    return Arrays.stream(numbers).allMatch(Double::isFinite);
  }

  /** Number of variables that change. */
  int count() {
    return to.length;
  }

  /** The slot of the variable that changes. */
  int to(int copy) {
    return to[copy];
  }

  /** The slot that it becomes equal to, or {@link #NUMBER}. */
  int from(int copy) {
    return from[copy];
  }

  /** The number that it becomes, if it is one. */
  double number(int copy) {
    return numbers[copy];
  }

  /**
   * Applies it to one neuron.
   *
   * @param slots {@code [slot][neuron]}
   */
  void apply(double[][] slots, int neuron) {
    for (int copy = 0; copy < to.length; copy++) {
      slots[to[copy]][neuron] = from[copy] == NUMBER ? numbers[copy] : slots[from[copy]][neuron];
    }
  }
}
