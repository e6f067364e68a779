package io.rheobase.sweep;

import java.util.Arrays;

/**
 * What came of a point.
 *
 * @param outcome how it ended
 * @param numbers one for each column of the plan; none where it failed
 * @param error why it failed, else empty
 * @param seconds of wall time, a share where several points ran side by side
 */
record PointResult(Outcome outcome, double[] numbers, String error, double seconds) {

  /** How a point ended. */
  enum Outcome {
    /** It came to numbers. */
    OK("ok"),
    /** It fails whenever it is run. */
    FAILED("failed"),
    /** It failed for a reason that lies outside of it; it is run again another time. */
    BROKEN("broken");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word in the journal. */
    @Override
    public String toString() {
      return word;
    }
  }

  boolean isOk() {
    return outcome == Outcome.OK;
  }

  /** Whether another result says the same; how long it took does not matter. */
  boolean agreesWith(PointResult other) {
    return outcome == other.outcome
        && error.equals(other.error)
        && Arrays.equals(numbers, other.numbers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PointResult result && agreesWith(result) && seconds == result.seconds;
  }

  @Override
  public int hashCode() {
    return 31 * outcome.hashCode() + Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return isOk() ? Arrays.toString(numbers) : outcome + ": " + error;
  }
}
