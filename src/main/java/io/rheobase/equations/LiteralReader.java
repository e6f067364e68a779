package io.rheobase.equations;

import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a number and the unit that follows it. The unit begins right after the number, as in {@code
 * 40 mV}, or with a {@code /} that has a space before it and none after, as in {@code 0.32 /mV}. It
 * goes on as long as names of units are joined by {@code *}, {@code /} and {@code ^} without
 * spaces. A name there that is both a unit and declared in the model is a fault: nobody could say
 * which is meant.
 */
final class LiteralReader {
  private static final Set<String> KEYWORDS = Set.of("and", "or", "not");

  private final String text;
  private final TokenReader tokens;
  private final Predicate<String> declared;

  LiteralReader(String text, TokenReader tokens, Predicate<String> declared) {
    this.text = text;
    this.tokens = tokens;
    this.declared = declared;
  }

  /** A number alone, as in an exponent. */
  Syntax.Number readBare() {
    Token number = tokens.next();
    return literal(number, Unit.ONE, true, number.end());
  }

  Syntax.Number read() {
    Token number = tokens.next();
    Token first = tokens.peek();
    if (first.kind() == Token.Kind.WORD && !KEYWORDS.contains(first.text())) {
      requireUnit(number, first);
    } else if (first.is("/") && !number.touches(first) && isUnitAfter(first)) {
      tokens.next();
    } else {
      return literal(number, Unit.ONE, true, number.end());
    }
    int start = first.start();
    Token last = unitName(number, start);
    while (last.touches(tokens.peek())
        && (tokens.peek().is("*") || tokens.peek().is("/"))
        && isUnitAfter(tokens.peek())
        && !isCall(2)) {
      tokens.next();
      last = unitName(number, start);
    }
    refusePower(number, last);
    try {
      Unit unit = Unit.parse(text.substring(start, last.end()));
      return literal(number, unit, false, last.end());
    } catch (UnitException e) {
      int from = start + e.offset();
      throw new SyntaxException(from, from + e.length(), e.getMessage(), "", e.nearest());
    }
  }

  private Syntax.Number literal(Token number, Unit unit, boolean bare, int end) {
    Quantity quantity = new Quantity(number.number(), unit, bare);
    double value = quantity.coherent();
    if (Double.isInfinite(value) || (value == 0 && number.number().signum() != 0)) {
      throw new SyntaxException(
          number.start(),
          end,
          "the value is too " + (value == 0 ? "small" : "large") + " for a double",
          "");
    }
    return new Syntax.Number(quantity, number.start(), end);
  }

  private void requireUnit(Token number, Token word) {
    if (Unit.isName(word.text()) && !isCall(1)) {
      return;
    }
    if (isCall(1) || declared.test(word.text())) {
      throw new SyntaxException(
          word.start(),
          word.end(),
          "'" + word.text() + "' follows a number but is not a unit",
          "to multiply write " + number.text() + "*" + word.text());
    }
    throw new SyntaxException(
        word.start(),
        word.end(),
        "unknown unit '" + word.text() + "'",
        "",
        Unit.nearestName(word.text()));
  }

  /** Whether the token {@code ahead} is an opening parenthesis. */
  private boolean isCall(int ahead) {
    return tokens.peek(ahead).is("(");
  }

  private boolean isUnitAfter(Token operator) {
    Token word = tokens.peek(1);
    return word.kind() == Token.Kind.WORD
        && operator.touches(word)
        && Unit.isName(word.text())
        && !isCall(2);
  }

  /** Takes a unit's name and its exponent; returns the last token taken. */
  private Token unitName(Token number, int unitStart) {
    Token name = tokens.next();
    if (declared.test(name.text())) {
      throw ambiguous(number, name, unitStart);
    }
    Token last = name;
    if (tokens.peek().is("^") && last.touches(tokens.peek())) {
      last = tokens.next();
      if (tokens.peek().is("-") && last.touches(tokens.peek())) {
        last = tokens.next();
      }
      if (tokens.peek().kind() == Token.Kind.NUMBER && last.touches(tokens.peek())) {
        last = tokens.next();
      }
    }
    return last;
  }

  private SyntaxException ambiguous(Token number, Token name, int unitStart) {
    String before = text.substring(unitStart, name.start());
    String fix;
    if (before.isEmpty()) {
      fix =
          "for the variable write "
              + number.text()
              + "*"
              + name.text()
              + ", for the unit use another prefix";
    } else {
      String operator = before.substring(before.length() - 1);
      String left = before.substring(0, before.length() - 1);
      fix =
          "for the variable write "
              + number.text()
              + (left.isEmpty() ? " " : " " + left + " ")
              + operator
              + " "
              + name.text()
              + " with spaces, for the unit use another prefix";
    }
    return new SyntaxException(
        name.start(),
        name.end(),
        "'" + name.text() + "' is both a name in this model and a unit",
        fix);
  }

  private void refusePower(Token number, Token last) {
    Token next = tokens.peek();
    if (next.is("^") || next.is("**")) {
      String quantity = text.substring(number.start(), last.end());
      throw new SyntaxException(
          next.start(),
          next.end(),
          "it is unclear whether the number or only its unit is raised to a power",
          "write (" + quantity + ")^n for the quantity, or join ^n to the unit");
    }
  }
}
