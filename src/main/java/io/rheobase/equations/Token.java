package io.rheobase.equations;

import java.math.BigDecimal;

/**
 * A number, word or sign of an expression.
 *
 * @param kind what it is
 * @param text its text
 * @param number its exact value if it is a number, else zero
 * @param start offset of its first character
 * @param end offset after its last character
 */
record Token(Kind kind, String text, BigDecimal number, int start, int end) {
  enum Kind {
    NUMBER,
    WORD,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind != Kind.NUMBER && text.equals(sign);
  }

  /** Whether no space lies between this token and the next. */
  boolean touches(Token next) {
    return end == next.start;
  }
}
