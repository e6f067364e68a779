package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;

/** An expression whose value is a number in the coherent unit of its dimension. */
public sealed interface Numeric extends Expression {
  /** The dimension of the value. */
  Dimension dimension();

  /**
   * A number.
   *
   * @param value its value in the coherent system, finite and not negative
   * @param unit the unit it was written in
   * @param dimension the unit's dimension, or, for a bare 0, the one that its place asks for
   */
  record Literal(double value, Unit unit, Dimension dimension, Span span) implements Numeric {
    /**
     * @throws IllegalArgumentException if the value is negative or not finite, or the dimension
     *     contradicts the unit
     */
    public Literal {
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("not a literal's value: " + value);
      }
      boolean bareZero = value == 0 && unit.equals(Unit.ONE);
      if (!bareZero && !dimension.equals(unit.dimension())) {
        throw new IllegalArgumentException("a literal in " + unit + " is not " + dimension);
      }
    }

    @Override
    public List<Numeric> children() {
      return List.of();
    }

    /** Whether this is a 0 without unit, which takes any dimension. */
    boolean isBareZero() {
      return value == 0 && unit.equals(Unit.ONE);
    }
  }

  /** A name. */
  record Reference(String name, ReferenceKind kind, Dimension dimension, Span span)
      implements Numeric {
    @Override
    public List<Numeric> children() {
      return List.of();
    }
  }

  /** {@code -operand}. */
  record Negation(Numeric operand, Span span) implements Numeric {
    @Override
    public Dimension dimension() {
      return operand.dimension();
    }

    @Override
    public List<Numeric> children() {
      return List.of(operand);
    }
  }

  /** {@code left + right} and the like. */
  record Arithmetic(
      ArithmeticOperator operator, Numeric left, Numeric right, Dimension dimension, Span span)
      implements Numeric {
    @Override
    public List<Numeric> children() {
      return List.of(left, right);
    }
  }

  /** {@code base^exponent}; the exponent is a constant whole number from -100 to 100. */
  record Power(Numeric base, int exponent, Dimension dimension, Span span) implements Numeric {
    @Override
    public List<Numeric> children() {
      return List.of(base);
    }
  }

  /** A function of numbers. */
  record Call(Function function, List<Numeric> arguments, Dimension dimension, Span span)
      implements Numeric {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Numeric> children() {
      return arguments;
    }
  }

  /** {@code where(condition, whenTrue, whenFalse)}. */
  record Where(
      Condition condition, Numeric whenTrue, Numeric whenFalse, Dimension dimension, Span span)
      implements Numeric {
    @Override
    public List<Expression> children() {
      return List.of(condition, whenTrue, whenFalse);
    }
  }
}
