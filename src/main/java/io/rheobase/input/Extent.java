package io.rheobase.input;

/**
 * Whom a source drives, and when.
 *
 * @param targets the neurons
 * @param start the first step driven
 * @param stop the step after the last one driven; {@link Long#MAX_VALUE} for no end
 */
public record Extent(Targets targets, long start, long stop) {

  /** All neurons, from the first step on, without end. */
  public static final Extent EVERYTHING = new Extent(Targets.ALL, 0, Long.MAX_VALUE);

  public Extent {
    if (start < 0 || stop < start) {
      throw new IllegalArgumentException("start " + start + ", stop " + stop);
    }
  }

  /** Whether the source drives every step. */
  boolean isAlways() {
    return start == 0 && stop == Long.MAX_VALUE;
  }

  /** Whether the source drives {@code step -> step + 1}. */
  boolean includes(long step) {
    return step >= start && step < stop;
  }
}
