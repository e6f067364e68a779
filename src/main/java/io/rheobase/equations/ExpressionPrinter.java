package io.rheobase.equations;

import java.util.stream.Collectors;

/**
 * Prints expressions in canonical form: spaces around operators, only the parentheses that are
 * needed. What is printed reads back to the same tree.
 */
public final class ExpressionPrinter {
  private ExpressionPrinter() {}

  /** The expression as text on one line. */
  public static String print(Expression expression) {
    if (expression instanceof Numeric numeric) {
      return numeric(numeric);
    }
    return condition((Condition) expression);
  }

  private static String numeric(Numeric expression) {
    if (expression instanceof Numeric.Literal literal) {
      return literal.unit().format(literal.value());
    }
    if (expression instanceof Numeric.Reference reference) {
      return reference.name();
    }
    if (expression instanceof Numeric.Negation negation) {
      return "-" + within(negation.operand(), Precedence.NEGATION);
    }
    if (expression instanceof Numeric.Power power) {
      return within(power.base(), Precedence.PRIMARY) + "^" + power.exponent();
    }
    if (expression instanceof Numeric.Call call) {
      return call.arguments().stream()
          .map(ExpressionPrinter::print)
          .collect(Collectors.joining(", ", call.function().text() + "(", ")"));
    }
    if (expression instanceof Numeric.Where where) {
      return where.children().stream()
          .map(ExpressionPrinter::print)
          .collect(Collectors.joining(", ", "where(", ")"));
    }
    Numeric.Arithmetic arithmetic = (Numeric.Arithmetic) expression;
    int precedence = precedence(arithmetic);
    String right =
        arithmetic.right() instanceof Numeric.Negation
            ? "(" + print(arithmetic.right()) + ")"
            : within(arithmetic.right(), precedence + 1);
    return within(arithmetic.left(), precedence)
        + " "
        + arithmetic.operator().symbol()
        + " "
        + right;
  }

  private static String condition(Condition expression) {
    if (expression instanceof Condition.Comparison comparison) {
      return print(comparison.left())
          + " "
          + comparison.operator().symbol()
          + " "
          + print(comparison.right());
    }
    if (expression instanceof Condition.Not not) {
      return "not " + within(not.operand(), Precedence.PRIMARY);
    }
    Condition.Logical logical = (Condition.Logical) expression;
    int precedence = precedence(logical);
    return within(logical.left(), precedence)
        + " "
        + logical.operator().symbol()
        + " "
        + within(logical.right(), precedence + 1);
  }

  private static String within(Expression expression, int least) {
    String text = print(expression);
    return precedence(expression) < least ? "(" + text + ")" : text;
  }

  private static int precedence(Expression expression) {
    if (expression instanceof Numeric.Arithmetic arithmetic) {
      return switch (arithmetic.operator()) {
        case PLUS, MINUS -> Precedence.SUM;
        case TIMES, DIVIDE -> Precedence.PRODUCT;
      };
    }
    if (expression instanceof Numeric.Negation) {
      return Precedence.NEGATION;
    }
    if (expression instanceof Numeric.Power) {
      return Precedence.POWER;
    }
    if (expression instanceof Numeric.Literal literal) {
      return literal.unit().text().equals("1") ? Precedence.PRIMARY : Precedence.POWER;
    }
    if (expression instanceof Condition.Logical logical) {
      return logical.operator() == LogicalOperator.OR ? Precedence.OR : Precedence.AND;
    }
    if (expression instanceof Condition.Not) {
      return Precedence.NOT;
    }
    return expression instanceof Condition.Comparison ? Precedence.COMPARISON : Precedence.PRIMARY;
  }
}
