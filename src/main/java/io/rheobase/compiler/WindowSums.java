package io.rheobase.compiler;

/**
 * Adds up pieces of a signal: the inner loop of a spike-triggered average. Every form of it adds to
 * each sum in the order of the pieces, so that all give the same bits.
 */
public interface WindowSums {
  /**
   * Adds {@code signal[starts[p] + j]} to {@code sums[j]} for each piece p of {@code [from, to)} in
   * turn and each j of {@code [0, length)}.
   *
   * @param sums {@code [sample of the piece]}
   * @param signal {@code [sample]}
   * @param starts where each piece begins
   * @throws IndexOutOfBoundsException if a piece is not within the signal; what was added by then
   *     is undefined
   */
  void add(double[] sums, int length, double[] signal, int[] starts, int from, int to);
}
