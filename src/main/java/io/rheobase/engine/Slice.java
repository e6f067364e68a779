package io.rheobase.engine;

/**
 * A stretch of time that every block runs alone: steps {@code firstStep … firstStep + steps - 1},
 * which make samples {@code firstStep + 1 … firstStep + steps}. The first slice also owns sample 0.
 *
 * @param index 0, 1, …; its parity selects one of the two sets of recording buffers
 * @param firstStep the sample that the slice begins at
 * @param steps how many steps it takes
 */
public record Slice(long index, long firstStep, int steps) {

  /** Which of the two sets of buffers this slice writes. */
  public int parity() {
    return (int) (index & 1);
  }

  /** The first sample recorded in this slice. */
  public long firstSample() {
    return index == 0 ? 0 : firstStep + 1;
  }

  /** Number of samples recorded in this slice. */
  public int samples() {
    return index == 0 ? steps + 1 : steps;
  }
}
