package io.rheobase.equations;

import java.util.List;

/** The tokens of an expression and a place among them. */
final class TokenReader {
  private final List<Token> tokens;
  private int at;

  /**
   * @param tokens the last one is an END
   */
  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return peek(0);
  }

  /** The token {@code ahead} of the present one; END beyond the last, the first before it. */
  Token peek(int ahead) {
    return tokens.get(Math.max(0, Math.min(at + ahead, tokens.size() - 1)));
  }

  Token next() {
    Token token = peek();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }
}
