package io.rheobase.params;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers as people write them, exactly: {@code -55.}, {@code .1}, {@code 5_000}, {@code
 * 1e-3}. What YAML 1.1 reads in other bases ({@code 012}, {@code 0x1F}, {@code 1:30}) is no number
 * here.
 */
final class DecimalText {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:(?<whole>[0-9](?:_?[0-9])*+)(?:\\.(?:[0-9](?:_?[0-9])*+)?)?"
              + "|\\.[0-9](?:_?[0-9])*+)(?:[eE](?<exponent>[+-]?[0-9]{1,3}))?");
  private static final int MAX_LENGTH = 400;

  private DecimalText() {}

  /** The number, or empty where the text is none; leading zeros make it none. */
  static Optional<BigDecimal> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return Optional.empty();
    }
    String whole = number.group("whole");
    if (whole != null && whole.length() > 1 && whole.startsWith("0")) {
      return Optional.empty();
    }
    String plain = text.replace("_", "");
    return Optional.of(new BigDecimal(plain.replaceFirst("\\.(?=$|[eE])", "")));
  }
}
