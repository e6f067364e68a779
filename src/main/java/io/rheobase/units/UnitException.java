package io.rheobase.units;

import java.util.Optional;

/** A text is not a unit or not a quantity. It says where, and which known name is nearest. */
public final class UnitException extends IllegalArgumentException {
  private final int offset;
  private final int length;
  private final String nearest;

  UnitException(String message, int offset, int length) {
    this(message, offset, length, Optional.empty());
  }

  UnitException(String message, int offset, int length, Optional<String> nearest) {
    super(message);
    this.offset = offset;
    this.length = length;
    this.nearest = nearest.orElse(null);
  }

  /** Index of the first character at fault in the text that was to be read. */
  public int offset() {
    return offset;
  }

  /** Number of characters at fault. */
  public int length() {
    return length;
  }

  /** The known unit with the nearest name, where a name is unknown. */
  public Optional<String> nearest() {
    return Optional.ofNullable(nearest);
  }

  /** The same fault, seen from a text in which this one begins at {@code start}. */
  UnitException shifted(int start) {
    return new UnitException(getMessage(), offset + start, length, nearest());
  }
}
