package io.rheobase.equations;

import io.rheobase.units.DecimalText;
import io.rheobase.units.UnitException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts an expression into tokens; spaces, line ends and comments separate them. */
final class Lexer {
  private static final List<String> LONG_SIGNS = List.of("**", "<=", ">=", "==", "!=");
  private static final String SHORT_SIGNS = "+-*/^(),<>";

  private Lexer() {}

  /** The tokens between two offsets of a text and, last, an END. */
  static List<Token> tokens(String text, int from, int to) {
    List<Token> tokens = new ArrayList<>();
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '#') {
        int lineEnd = text.indexOf('\n', i);
        i = lineEnd < 0 ? to : Math.min(lineEnd, to);
      } else {
        Token token = token(text, i, to);
        tokens.add(token);
        i = token.end();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", BigDecimal.ZERO, to, to));
    return tokens;
  }

  private static Token token(String text, int at, int to) {
    int end = at;
    while (end < to && isWordPart(text.charAt(end), end > at)) {
      end++;
    }
    if (end > at) {
      return new Token(Token.Kind.WORD, text.substring(at, end), BigDecimal.ZERO, at, end);
    }
    Optional<DecimalText.Found> number;
    try {
      number = DecimalText.scan(text, at);
    } catch (UnitException e) {
      throw new SyntaxException(at, Math.min(at + e.length(), to), e.getMessage(), "");
    }
    if (number.isPresent()) {
      int numberEnd = number.get().end();
      String digits = text.substring(at, numberEnd);
      return new Token(Token.Kind.NUMBER, digits, number.get().value(), at, numberEnd);
    }
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at) && at + 2 <= to) {
        return new Token(Token.Kind.SIGN, sign, BigDecimal.ZERO, at, at + 2);
      }
    }
    char c = text.charAt(at);
    if (SHORT_SIGNS.indexOf(c) >= 0) {
      return new Token(Token.Kind.SIGN, String.valueOf(c), BigDecimal.ZERO, at, at + 1);
    }
    int length = Character.charCount(text.codePointAt(at));
    String sign = text.substring(at, at + length);
    throw new SyntaxException(at, at + length, "unexpected '" + sign + "'", fix(c));
  }

  private static String fix(char c) {
    return switch (c) {
      case '=' -> "write == to compare";
      case '&' -> "write 'and'";
      case '|' -> "write 'or'";
      case '!' -> "write 'not'";
      case '\u00D7', '\u00B7' -> "write * to multiply";
      case '\u2212' -> "write the minus sign -";
      case '\u00B2' -> "write ^2";
      case '\u00B3' -> "write ^3";
      case '[', '{' -> "use parentheses";
      case ';' -> "one equation a line";
      default -> "";
    };
  }

  /** Words are names of variables and units: letters, digits, _, micro and ohm signs. */
  private static boolean isWordPart(char c, boolean inside) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (inside && c >= '0' && c <= '9')
        || c == '\u00B5'
        || c == '\u03BC'
        || c == '\u03A9'
        || c == '\u2126';
  }
}
