package io.rheobase.params;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time on the clock, such as {@code 10 min}. Units of the model are powers of ten of each other;
 * minutes and hours are not, and stand here alone.
 */
final class WallTime {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) *([a-z]+)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ms", 1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);

  /** Longer than any run lasts. */
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

  private WallTime() {}

  /** The time; nothing where it is none, or not longer than nothing. */
  static Optional<Duration> parse(String text) {
    Matcher found = TIME.matcher(text.strip());
    if (!found.matches() || !NANOSECONDS.containsKey(found.group(2))) {
      return Optional.empty();
    }
    BigDecimal nanos =
        new BigDecimal(found.group(1))
            .multiply(BigDecimal.valueOf(NANOSECONDS.get(found.group(2))));
    return nanos.compareTo(BigDecimal.ONE) < 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanos.min(MOST).longValue()));
  }
}
