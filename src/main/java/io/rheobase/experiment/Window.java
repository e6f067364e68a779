package io.rheobase.experiment;

/**
 * A stretch of time: the steps {@code k → k + 1}, or the samples k, with {@code start <= k < stop}.
 *
 * @param start first step
 * @param stop step after the last
 */
public record Window(long start, long stop) {

  /** Number of steps. */
  public long steps() {
    return stop - start;
  }
}
