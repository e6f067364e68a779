package io.rheobase.engine;

import io.rheobase.input.CurrentSource;

/**
 * One of several nearly equal shares of the neurons of every population. Blocks are aligned, and so
 * are shares: of a small population some have none.
 *
 * @param number which, from 0
 * @param count how many there are
 */
public record Share(int number, int count) {

  /** All neurons. */
  public static final Share WHOLE = new Share(0, 1);

  public Share {
    if (number < 0 || number >= count) {
      throw new IllegalArgumentException("share " + number + " of " + count);
    }
  }

  /**
   * Its first neuron.
   *
   * @param size of the population
   */
  public int from(int size) {
    return border(number, size);
  }

  /**
   * The neuron behind its last one.
   *
   * @param size of the population
   */
  public int to(int size) {
    return border(number + 1, size);
  }

  private int border(int share, int size) {
    long unit = CurrentSource.BLOCK_ALIGNMENT;
    long units = (size + unit - 1) / unit;
    return (int) Math.min(size, units * share / count * unit);
  }
}
