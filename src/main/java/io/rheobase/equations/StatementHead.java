package io.rheobase.equations;

import io.rheobase.units.Dimension;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a statement {@code X += expression}.
 *
 * @param variable the state variable that changes, as written
 * @param symbol what it is, if it is a state variable
 * @param operator how it changes, unless that is faulty
 * @param end offset of the expression
 */
record StatementHead(
    String variable, Optional<Symbol> symbol, Optional<Assignment.Operator> operator, int end) {
  private static final Pattern STATEMENT = Pattern.compile("([A-Za-z_]\\w*)\\s*([-+*/]?=)(?!=)");

  /**
   * Reads the beginning of a statement; what is wrong with it becomes a fault.
   *
   * @param what the kind of statements, as in {@code a reset}
   * @param form what such a statement looks like
   */
  static Optional<StatementHead> read(
      SourceText text, Stretch statement, Scope scope, Faults faults, String what, String form) {
    Matcher head = STATEMENT.matcher(text.text()).region(statement.from(), statement.to());
    if (!head.lookingAt()) {
      faults.add(text.span(statement.from(), statement.to()), "not a statement", form);
      return Optional.empty();
    }
    Optional<Assignment.Operator> operator = operator(head.group(2));
    if (operator.isEmpty()) {
      faults.add(
          text.span(head.start(2), head.end(2)), "'/=' is not an assignment", "write *= 1/(...)");
    }
    Span span = text.span(head.start(1), head.end(1));
    Optional<Symbol> symbol = target(head.group(1), span, scope, faults, what);
    return Optional.of(new StatementHead(head.group(1), symbol, operator, head.end()));
  }

  private static Optional<Assignment.Operator> operator(String symbol) {
    for (Assignment.Operator operator : Assignment.Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private static Optional<Symbol> target(
      String name, Span span, Scope scope, Faults faults, String what) {
    Optional<Symbol> symbol = scope.find(name);
    if (symbol.isEmpty()) {
      faults.add(
          span,
          "unknown name '" + name + "'",
          what + " changes state variables",
          scope.nearest(name, ReferenceKind.STATE));
    } else if (symbol.get().kind() != ReferenceKind.STATE) {
      faults.add(
          span,
          "'" + name + "' is a " + symbol.get().kind().word(),
          what + " changes state variables only");
      return Optional.empty();
    }
    return symbol;
  }

  /** The dimension of the variable, if its declaration is sound. */
  Optional<Dimension> dimension() {
    return symbol.flatMap(Symbol::dimension);
  }
}
