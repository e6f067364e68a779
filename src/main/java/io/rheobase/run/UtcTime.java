package io.rheobase.run;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A moment as {@code 2027-03-01T09:30:00Z}. */
public final class UtcTime {
  private static final int TWO_DIGITS = 10;

  private UtcTime() {}

  /** The text of the present second. */
  public static String now() {
    return of(Instant.now());
  }

  /** The text to the second. The JDK's own form loads a hundred classes for it. */
  static String of(Instant moment) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(time.toLocalDate().toString());
    number(text.append('T'), time.getHour());
    number(text.append(':'), time.getMinute());
    number(text.append(':'), time.getSecond());
    return text.append('Z').toString();
  }

  private static void number(StringBuilder text, int number) {
    text.append(number < TWO_DIGITS ? "0" : "").append(number);
  }
}
