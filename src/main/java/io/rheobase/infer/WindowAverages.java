package io.rheobase.infer;

import io.rheobase.compiler.WindowSums;
import java.util.Arrays;

/**
 * Averages of a signal over the windows behind the spikes of several trains.
 *
 * <p>The trains go through the signal together, tile by tile, so that a tile stays in the cache
 * while all of them read it. Each sum takes its windows in the order of the spikes, whatever the
 * tile: no bit depends on it.
 */
final class WindowAverages {

  /** Samples of a tile: with the window behind it, it fits the L2 cache beside the sums. */
  private static final int TILE = 1 << 13;

  private final double[] signal;
  private final int window;
  private final WindowSums form;

  /**
   * @param signal {@code [sample]}
   * @param window samples of a window, at most those of the signal
   * @param form of the inner loop
   */
  WindowAverages(double[] signal, int window, WindowSums form) {
    this.signal = signal;
    this.window = window;
    this.form = form;
  }

  /** How many of the windows lie within the signal: the first ones. */
  int whole(int[] starts) {
    int beyond = Arrays.binarySearch(starts, signal.length - window + 1);
    int count = beyond < 0 ? -beyond - 1 : beyond;
    while (count > 0 && starts[count - 1] > signal.length - window) {
      count--;
    }
    return count;
  }

  /**
   * Averages the windows of the first trains; of a train without a window the average is NaN.
   *
   * @param starts {@code [train][spike]}: the first sample of each window, ascending
   * @param trains how many
   * @param averages {@code [train][sample of the window]}, which receives them
   */
  void of(int[][] starts, int trains, double[][] averages) {
    int[] next = new int[trains];
    int[] ends = new int[trains];
    for (int train = 0; train < trains; train++) {
      Arrays.fill(averages[train], 0);
      ends[train] = whole(starts[train]);
    }
    int tile = Math.max(TILE, 2 * window);
    for (long from = 0; from <= signal.length - window; from += tile) {
      for (int train = 0; train < trains; train++) {
        int first = next[train];
        int end = first;
        while (end < ends[train] && starts[train][end] < from + tile) {
          end++;
        }
        form.add(averages[train], window, signal, starts[train], first, end);
        next[train] = end;
      }
    }
    for (int train = 0; train < trains; train++) {
      for (int j = 0; j < window; j++) {
        averages[train][j] /= ends[train];
      }
    }
  }
}
