package io.rheobase.equations;

/**
 * A statement of the reset.
 *
 * @param variable the state variable that changes
 * @param operator how it changes
 * @param value by what; for {@code *=} a dimensionless factor, else of the variable's dimension
 * @param span the statement
 */
public record Assignment(String variable, Operator operator, Numeric value, Span span) {
  /** How a statement changes its variable. */
  public enum Operator {
    SET("="),
    ADD("+="),
    SUBTRACT("-="),
    MULTIPLY("*=");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }
}
