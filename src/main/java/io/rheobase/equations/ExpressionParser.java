package io.rheobase.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads an expression by precedence climbing; binding is that of Python. */
final class ExpressionParser {
  /** The deepest nesting: more would be a text that nobody wrote by hand. */
  static final int DEEPEST = 200;

  private final TokenReader tokens;
  private final LiteralReader literals;
  private int depth;

  private ExpressionParser(String text, int from, int to, Predicate<String> declared) {
    tokens = new TokenReader(Lexer.tokens(text, from, to));
    literals = new LiteralReader(text, tokens, declared);
  }

  /**
   * Reads the expression between two offsets of a text.
   *
   * @param declared the names of the model, which are not units
   * @throws SyntaxException if it is no expression
   */
  static Syntax parse(String text, int from, int to, Predicate<String> declared) {
    ExpressionParser parser = new ExpressionParser(text, from, to, declared);
    Syntax expression = parser.expression(Precedence.OR);
    Token rest = parser.tokens.peek();
    if (rest.kind() != Token.Kind.END) {
      throw unexpectedAfter(rest);
    }
    return expression;
  }

  private static SyntaxException unexpectedAfter(Token token) {
    if (token.is(")")) {
      return new SyntaxException(
          token.start(), token.end(), "')' without '('", "remove it or open the parenthesis");
    }
    if (token.is(",")) {
      return new SyntaxException(
          token.start(), token.end(), "unexpected ','", "the decimal sign is a point");
    }
    return new SyntaxException(
        token.start(),
        token.end(),
        "an operator is missing before '" + token.text() + "'",
        "to multiply write *");
  }

  private Syntax expression(int least) {
    if (++depth > DEEPEST) {
      throw tooDeep(tokens.peek().start(), tokens.peek().end());
    }
    Syntax left = operand();
    while (true) {
      Token operator = tokens.peek();
      int precedence = infixPrecedence(operator);
      if (precedence < least) {
        depth--;
        return left;
      }
      tokens.next();
      boolean power = precedence == Precedence.POWER;
      Syntax right = expression(power ? Precedence.NEGATION : precedence + 1);
      String text = power ? "^" : operator.text();
      left = new Syntax.Infix(text, left, right, heightAbove(List.of(left, right)));
      refuseChain(precedence, operator);
    }
  }

  private void refuseChain(int precedence, Token operator) {
    Token next = tokens.peek();
    if (precedence == Precedence.COMPARISON && infixPrecedence(next) == precedence) {
      throw new SyntaxException(
          next.start(),
          next.end(),
          "comparisons cannot be chained",
          "write a " + operator.text() + " b and b " + next.text() + " c");
    }
  }

  private static int infixPrecedence(Token token) {
    if (token.kind() == Token.Kind.NUMBER) {
      return 0;
    }
    return switch (token.text()) {
      case "or" -> Precedence.OR;
      case "and" -> Precedence.AND;
      case "<", "<=", ">", ">=", "==", "!=" -> Precedence.COMPARISON;
      case "+", "-" -> Precedence.SUM;
      case "*", "/" -> Precedence.PRODUCT;
      case "^", "**" -> Precedence.POWER;
      default -> 0;
    };
  }

  private Syntax operand() {
    Token token = tokens.peek();
    switch (token.kind()) {
      case NUMBER:
        return isExponent() ? literals.readBare() : literals.read();
      case WORD:
        return word();
      case END:
        Token before = tokens.peek(-1);
        throw new SyntaxException(
            Math.min(before.end(), token.start()),
            token.end(),
            "the expression ends too early",
            "a number, a name or '(' is expected");
      default:
        return sign();
    }
  }

  /** Whether the next token is an exponent, where {@code x^2 /y} must not look for a unit. */
  private boolean isExponent() {
    Token before = tokens.peek(-1);
    Token sign = before.is("-") ? tokens.peek(-2) : before;
    return sign.is("^") || sign.is("**");
  }

  private Syntax sign() {
    Token token = tokens.next();
    if (token.is("+")) {
      return expression(Precedence.NEGATION);
    }
    if (token.is("-")) {
      return prefix(token, expression(Precedence.NEGATION));
    }
    if (token.is("(")) {
      Syntax inner = expression(Precedence.OR);
      Token close = close(token);
      return new Syntax.Group(inner, inner.height(), token.start(), close.end());
    }
    throw new SyntaxException(
        token.start(),
        token.end(),
        "unexpected '" + token.text() + "'",
        "a number, a name or '(' is expected");
  }

  private Syntax prefix(Token operator, Syntax operand) {
    int height = heightAbove(List.of(operand));
    return new Syntax.Prefix(operator.text(), operand, height, operator.start(), operand.to());
  }

  private Syntax word() {
    Token token = tokens.next();
    if (token.is("not")) {
      return prefix(token, expression(Precedence.NOT));
    }
    if (token.is("and") || token.is("or")) {
      throw new SyntaxException(
          token.start(),
          token.end(),
          "unexpected '" + token.text() + "'",
          "a condition is expected before it");
    }
    if (!tokens.peek().is("(")) {
      return new Syntax.Name(token.text(), token.start(), token.end());
    }
    Token open = tokens.next();
    List<Syntax> arguments = new ArrayList<>();
    if (!tokens.peek().is(")")) {
      arguments.add(expression(Precedence.OR));
      while (tokens.peek().is(",")) {
        tokens.next();
        arguments.add(expression(Precedence.OR));
      }
    }
    Token close = close(open);
    return new Syntax.Apply(
        token.text(), List.copyOf(arguments), heightAbove(arguments), token.start(), close.end());
  }

  private Token close(Token open) {
    Token token = tokens.peek();
    if (token.is(")")) {
      return tokens.next();
    }
    if (token.kind() == Token.Kind.END) {
      throw new SyntaxException(open.start(), open.end(), "'(' is not closed", "')' is missing");
    }
    throw unexpectedAfter(token);
  }

  private static int heightAbove(List<Syntax> children) {
    int height = 1;
    for (Syntax child : children) {
      height = Math.max(height, child.height() + 1);
    }
    if (height > DEEPEST) {
      Syntax first = children.get(0);
      throw tooDeep(first.from(), first.to());
    }
    return height;
  }

  private static SyntaxException tooDeep(int from, int to) {
    return new SyntaxException(
        from,
        to,
        "the expression nests more than " + DEEPEST + " operations",
        "name parts of it: name = expression : unit");
  }
}
