package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Random;

/** Draws well-dimensioned expression trees over the names of {@link Readings#scope}. */
final class ExpressionGenerator {
  private record Name(String name, ReferenceKind kind, String unit) {}

  private static final List<Name> NAMES =
      List.of(
          new Name("V", ReferenceKind.STATE, "mV"),
          new Name("E_L", ReferenceKind.PARAMETER, "mV"),
          new Name("g_L", ReferenceKind.PARAMETER, "nS"),
          new Name("w", ReferenceKind.STATE, "pA"),
          new Name("C_m", ReferenceKind.PARAMETER, "pF"),
          new Name("tau_m", ReferenceKind.PARAMETER, "ms"),
          new Name("t", ReferenceKind.TIME, "ms"),
          new Name("dt", ReferenceKind.STEP, "ms"),
          new Name("I", ReferenceKind.INPUT, "pA"),
          new Name("xi", ReferenceKind.NOISE, "/ms^0.5"),
          new Name("x", ReferenceKind.STATE, "1"),
          new Name("y", ReferenceKind.SUBEXPRESSION, "1"));

  private static final List<String> UNITS =
      List.of(
          "mV", "uV", "nS", "pA", "nA", "pF", "ms", "/ms", "1", "mV/ms", "/mV/ms", "Hz", "um^2");

  private final Random random;

  ExpressionGenerator(long seed) {
    random = new Random(seed);
  }

  Expression next(int depth) {
    return random.nextInt(4) == 0 ? condition(depth) : numeric(dimension(), depth);
  }

  private Dimension dimension() {
    return Unit.parse(UNITS.get(random.nextInt(UNITS.size()))).dimension();
  }

  private Numeric numeric(Dimension dimension, int depth) {
    if (depth <= 0) {
      return leaf(dimension);
    }
    switch (random.nextInt(10)) {
      case 0:
        return leaf(dimension);
      case 1:
        return new Numeric.Negation(numeric(dimension, depth - 1), Readings.NOWHERE);
      case 2, 3:
        return arithmetic(
            random.nextBoolean() ? ArithmeticOperator.PLUS : ArithmeticOperator.MINUS,
            numeric(dimension, depth - 1),
            zeroOr(dimension, depth - 1),
            dimension);
      case 4:
        {
          Dimension factor = dimension();
          return arithmetic(
              ArithmeticOperator.TIMES,
              numeric(factor, depth - 1),
              numeric(dimension.per(factor), depth - 1),
              dimension);
        }
      case 5:
        {
          Dimension divisor = dimension();
          return arithmetic(
              ArithmeticOperator.DIVIDE,
              numeric(dimension.times(divisor), depth - 1),
              numeric(divisor, depth - 1),
              dimension);
        }
      case 6:
        return power(dimension, depth - 1);
      case 7:
        return new Numeric.Where(
            condition(depth - 1),
            numeric(dimension, depth - 1),
            zeroOr(dimension, depth - 1),
            dimension,
            Readings.NOWHERE);
      default:
        return call(dimension, depth - 1);
    }
  }

  private Numeric arithmetic(
      ArithmeticOperator operator, Numeric left, Numeric right, Dimension dimension) {
    return new Numeric.Arithmetic(operator, left, right, dimension, Readings.NOWHERE);
  }

  /** A bare 0, which takes the dimension of what stands before it, or something else. */
  private Numeric zeroOr(Dimension dimension, int depth) {
    return random.nextInt(8) == 0
        ? new Numeric.Literal(0, Unit.ONE, dimension, Readings.NOWHERE)
        : numeric(dimension, depth);
  }

  private Numeric power(Dimension dimension, int depth) {
    if (dimension.isNone()) {
      int exponent = random.nextInt(-4, 5);
      Dimension base = exponent == 0 ? dimension() : Dimension.NONE;
      return new Numeric.Power(numeric(base, depth), exponent, dimension, Readings.NOWHERE);
    }
    if (dimension.hasSqrt()) {
      return new Numeric.Power(numeric(dimension.sqrt(), depth), 2, dimension, Readings.NOWHERE);
    }
    return new Numeric.Power(
        numeric(Dimension.NONE.per(dimension), depth), -1, dimension, Readings.NOWHERE);
  }

  private Numeric call(Dimension dimension, int depth) {
    Function function = Function.values()[random.nextInt(Function.values().length)];
    return switch (function.rule()) {
      case COMMON ->
          new Numeric.Call(
              function,
              java.util.stream.IntStream.range(0, function.arity())
                  .mapToObj(i -> i == 0 ? numeric(dimension, depth) : zeroOr(dimension, depth))
                  .toList(),
              dimension,
              Readings.NOWHERE);
      case HALVED ->
          new Numeric.Call(
              function, List.of(numeric(dimension.power(2), depth)), dimension, Readings.NOWHERE);
      case DIMENSIONLESS, SIGN -> {
        if (!dimension.isNone()) {
          yield leaf(dimension);
        }
        Dimension argument = function.rule() == Function.Rule.SIGN ? dimension() : Dimension.NONE;
        yield new Numeric.Call(
            function, List.of(numeric(argument, depth)), dimension, Readings.NOWHERE);
      }
    };
  }

  private Numeric leaf(Dimension dimension) {
    List<Name> fitting =
        NAMES.stream().filter(n -> Unit.parse(n.unit()).dimension().equals(dimension)).toList();
    if (!fitting.isEmpty() && random.nextInt(3) > 0) {
      Name name = fitting.get(random.nextInt(fitting.size()));
      return new Numeric.Reference(name.name(), name.kind(), dimension, Readings.NOWHERE);
    }
    List<Unit> units =
        UNITS.stream().map(Unit::parse).filter(u -> u.dimension().equals(dimension)).toList();
    Unit unit =
        units.isEmpty() ? Unit.parse(dimension.symbol()) : units.get(random.nextInt(units.size()));
    return new Numeric.Literal(value(), unit, dimension, Readings.NOWHERE);
  }

  private double value() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(1, 100);
      case 1 -> random.nextDouble();
      case 2 -> random.nextInt(1, 1000) / 100.0;
      default -> Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 60));
    };
  }

  private Condition condition(int depth) {
    if (depth <= 0 || random.nextInt(2) == 0) {
      Dimension dimension = dimension();
      ComparisonOperator operator =
          ComparisonOperator.values()[random.nextInt(ComparisonOperator.values().length)];
      return new Condition.Comparison(
          operator, numeric(dimension, depth - 1), zeroOr(dimension, depth - 1), Readings.NOWHERE);
    }
    if (random.nextInt(3) == 0) {
      return new Condition.Not(condition(depth - 1), Readings.NOWHERE);
    }
    return new Condition.Logical(
        random.nextBoolean() ? LogicalOperator.AND : LogicalOperator.OR,
        condition(depth - 1),
        condition(depth - 1),
        Readings.NOWHERE);
  }
}
