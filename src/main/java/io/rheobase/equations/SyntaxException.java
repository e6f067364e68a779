package io.rheobase.equations;

import java.util.Optional;

/** An expression cannot be read; reading it ends here. */
final class SyntaxException extends RuntimeException {
  final int from;
  final int to;
  final String expected;
  final Optional<String> nearest;

  SyntaxException(int from, int to, String what, String expected) {
    this(from, to, what, expected, Optional.empty());
  }

  SyntaxException(int from, int to, String what, String expected, Optional<String> nearest) {
    super(what, null, false, false);
    this.from = from;
    this.to = to;
    this.expected = expected;
    this.nearest = nearest;
  }
}
