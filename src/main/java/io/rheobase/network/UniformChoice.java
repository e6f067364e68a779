package io.rheobase.network;

import java.util.Arrays;

/** Chooses some of a number of things uniformly, and says which, ascending. It owns scratch. */
final class UniformChoice {

  private final boolean repeats;
  private final long[] taken;

  /**
   * @param most the greatest number of things to choose from
   * @param repeats whether one may be chosen more than once
   */
  UniformChoice(int most, boolean repeats) {
    this.repeats = repeats;
    this.taken = repeats ? null : new long[(most + 63) >> 6];
  }

  /**
   * Sets {@code out[at … at + n)} to n of the things 0 … things − 1.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  void draw(DrawStream stream, int n, int things, int[] out, int at) {
    if (n > 0 && things == 0 || !repeats && n > things) {
      throw new IllegalArgumentException(n + " of " + things);
    }
    if (repeats) {
      for (int i = at; i < at + n; i++) {
        out[i] = stream.below(things);
      }
    } else {
      drawDistinct(stream, n, things, out, at);
    }
    Arrays.sort(out, at, at + n);
  }

  /**
   * Floyd's algorithm (Bentley and Floyd 1987, doi:10.1145/30401.315746): a draw for each thing
   * chosen, and every set of n is as likely as any other.
   */
  private void drawDistinct(DrawStream stream, int n, int things, int[] out, int at) {
    for (int i = 0; i < n; i++) {
      int last = things - n + i;
      int thing = stream.below(last + 1);
      if (isTaken(thing)) {
        thing = last;
      }
      taken[thing >> 6] |= 1L << thing;
      out[at + i] = thing;
    }
    for (int i = at; i < at + n; i++) {
      taken[out[i] >> 6] = 0;
    }
  }

  private boolean isTaken(int thing) {
    return (taken[thing >> 6] >>> thing & 1) != 0;
  }
}
