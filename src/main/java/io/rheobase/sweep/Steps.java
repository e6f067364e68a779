package io.rheobase.sweep;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Measure.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A stretch of time on the grid of a point.
 *
 * @param start the sample that it begins at
 * @param stop its last sample
 */
record Steps(long start, long stop) {

  static Steps of(Span span, Clock clock) {
    long stop = span.stop().map(time -> nearest(time, clock)).orElse(clock.steps());
    return new Steps(nearest(span.start(), clock), Math.min(stop, clock.steps()));
  }

  /** The number of steps nearest to a time, halves rounded up. */
  static long nearest(BigDecimal time, Clock clock) {
    return time.divide(clock.dt(), 0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Number of steps. */
  long count() {
    return stop - start;
  }
}
