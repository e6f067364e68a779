package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns an expression as read into a checked one: resolves names, tells numbers from conditions and
 * works out every dimension. Whatever is wrong becomes a fault, and the result is then empty.
 */
final class ExpressionChecker {
  private final SourceText text;
  private final Scope scope;
  private final Faults faults;

  ExpressionChecker(SourceText text, Scope scope, Faults faults) {
    this.text = text;
    this.scope = scope;
    this.faults = faults;
  }

  /** An expression that must be a number of the given dimension; {@code role} says what it is. */
  Optional<Numeric> numeric(Syntax syntax, Dimension expected, String role) {
    return numeric(syntax).flatMap(number -> require(syntax, number, expected, role));
  }

  private Optional<Numeric> require(
      Syntax syntax, Numeric number, Dimension expected, String role) {
    if (fits(number, expected)) {
      return Optional.of(adapted(number, expected));
    }
    Dimension actual = number.dimension();
    faults.add(
        span(syntax),
        role + " is " + actual + ", not " + expected,
        bareFix(syntax, expected).or(() -> factorFix(actual, expected)).orElse(""));
    return Optional.empty();
  }

  /** An expression that must be true or false. */
  Optional<Condition> condition(Syntax syntax) {
    if (syntax instanceof Syntax.Group group) {
      return condition(group.inner());
    }
    if (syntax instanceof Syntax.Prefix prefix && prefix.operator().equals("not")) {
      return condition(prefix.operand()).map(c -> new Condition.Not(c, span(syntax)));
    }
    if (syntax instanceof Syntax.Infix infix) {
      for (LogicalOperator operator : LogicalOperator.values()) {
        if (operator.symbol().equals(infix.operator())) {
          Optional<Condition> left = condition(infix.left());
          Optional<Condition> right = condition(infix.right());
          return left.flatMap(
              l -> right.map(r -> new Condition.Logical(operator, l, r, span(syntax))));
        }
      }
      Optional<ComparisonOperator> comparison = comparison(infix.operator());
      if (comparison.isPresent()) {
        return common(infix.children(), "both sides of '" + infix.operator() + "'")
            .map(
                sides ->
                    new Condition.Comparison(
                        comparison.get(), sides.get(0), sides.get(1), span(syntax)));
      }
    }
    if (numeric(syntax).isPresent()) {
      faults.add(
          span(syntax),
          quote(syntax) + " is a number where a condition is expected",
          "compare it with something, as in x > 0");
    }
    return Optional.empty();
  }

  private static Optional<ComparisonOperator> comparison(String symbol) {
    for (ComparisonOperator operator : ComparisonOperator.values()) {
      if (operator.symbol().equals(symbol)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** An expression that must be a number, of any dimension. */
  Optional<Numeric> numeric(Syntax syntax) {
    if (syntax instanceof Syntax.Number number) {
      Unit unit = number.quantity().unit();
      double value = number.quantity().coherent();
      return Optional.of(new Numeric.Literal(value, unit, unit.dimension(), span(syntax)));
    }
    if (syntax instanceof Syntax.Name name) {
      return reference(name);
    }
    if (syntax instanceof Syntax.Group group) {
      return numeric(group.inner());
    }
    if (syntax instanceof Syntax.Apply apply) {
      return apply.function().equals("where") ? where(apply) : call(apply);
    }
    if (syntax instanceof Syntax.Prefix prefix && prefix.operator().equals("-")) {
      return numeric(prefix.operand()).map(x -> new Numeric.Negation(x, span(syntax)));
    }
    if (syntax instanceof Syntax.Infix infix) {
      switch (infix.operator()) {
        case "+":
          return sum(infix, ArithmeticOperator.PLUS);
        case "-":
          return sum(infix, ArithmeticOperator.MINUS);
        case "*":
          return product(infix, ArithmeticOperator.TIMES);
        case "/":
          return product(infix, ArithmeticOperator.DIVIDE);
        case "^":
          return power(infix);
        default:
          break;
      }
    }
    if (condition(syntax).isPresent()) {
      faults.add(
          span(syntax),
          quote(syntax) + " is a condition where a number is expected",
          "write where(condition, 1, 0)");
    }
    return Optional.empty();
  }

  private Optional<Numeric> reference(Syntax.Name name) {
    Optional<Symbol> symbol = scope.use(name.name());
    if (symbol.isEmpty()) {
      unknown(name);
      return Optional.empty();
    }
    return symbol
        .get()
        .dimension()
        .map(d -> new Numeric.Reference(symbol.get().name(), symbol.get().kind(), d, span(name)));
  }

  private void unknown(Syntax.Name syntax) {
    String name = syntax.name();
    if (Function.find(name).isPresent() || name.equals("where")) {
      faults.add(
          span(syntax), "'" + name + "' is a function", "its arguments follow in parentheses");
    } else if (Unit.isName(name)) {
      faults.add(
          span(syntax),
          "'" + name + "' is a unit, not a name of this model",
          "a unit follows its number, as in 2 " + name + " or, after a space, 2 /" + name);
    } else {
      Optional<String> nearest = scope.nearest(name);
      Optional<String> unit = Unit.nearestName(name).filter(name::equalsIgnoreCase);
      boolean meansUnit = unit.isPresent() && nearest.filter(name::equalsIgnoreCase).isEmpty();
      faults.add(span(syntax), "unknown name '" + name + "'", "", meansUnit ? unit : nearest);
    }
  }

  private Optional<Numeric> sum(Syntax.Infix infix, ArithmeticOperator operator) {
    return common(infix.children(), "both sides of '" + infix.operator() + "'")
        .map(
            sides ->
                new Numeric.Arithmetic(
                    operator, sides.get(0), sides.get(1), sides.get(0).dimension(), span(infix)));
  }

  private Optional<Numeric> product(Syntax.Infix infix, ArithmeticOperator operator) {
    Optional<Numeric> left = numeric(infix.left());
    Optional<Numeric> right = numeric(infix.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    Dimension first = left.get().dimension();
    Dimension second = right.get().dimension();
    try {
      Dimension dimension =
          operator == ArithmeticOperator.TIMES ? first.times(second) : first.per(second);
      return Optional.of(
          new Numeric.Arithmetic(operator, left.get(), right.get(), dimension, span(infix)));
    } catch (ArithmeticException e) {
      faults.add(span(infix), e.getMessage(), "");
      return Optional.empty();
    }
  }

  private Optional<Numeric> power(Syntax.Infix infix) {
    Optional<Numeric> base = numeric(infix.left());
    Optional<Integer> exponent = ConstantExponent.of(infix.right());
    if (exponent.isEmpty()) {
      String operand = written(infix.left());
      boolean brief = operand.length() <= 20 && !operand.contains("\n");
      String x = brief ? operand : "x";
      faults.add(
          span(infix.right()),
          "the exponent "
              + quote(infix.right())
              + " is not a constant whole number from -100 to 100",
          "write sqrt(" + x + ") for a root, exp(y*log(" + x + ")) for any power y");
      return Optional.empty();
    }
    if (base.isEmpty()) {
      return Optional.empty();
    }
    try {
      Dimension dimension = base.get().dimension().power(exponent.get());
      return Optional.of(new Numeric.Power(base.get(), exponent.get(), dimension, span(infix)));
    } catch (ArithmeticException e) {
      faults.add(span(infix), e.getMessage(), "");
      return Optional.empty();
    }
  }

  private Optional<Numeric> where(Syntax.Apply apply) {
    if (!hasArguments(apply, 3, "where(condition, a, b)")) {
      return Optional.empty();
    }
    List<Syntax> arguments = apply.children();
    Optional<Condition> condition = condition(arguments.get(0));
    Optional<List<Numeric>> branches = common(arguments.subList(1, 3), "both branches of where");
    return condition.flatMap(
        c ->
            branches.map(
                b -> new Numeric.Where(c, b.get(0), b.get(1), b.get(0).dimension(), span(apply))));
  }

  private Optional<Numeric> call(Syntax.Apply apply) {
    Optional<Function> found = Function.find(apply.function());
    if (found.isEmpty()) {
      Span name = text.span(apply.from(), apply.nameEnd());
      if (scope.use(apply.function()).isPresent()) {
        faults.add(
            name,
            "'" + apply.function() + "' is not a function",
            "to multiply write " + apply.function() + "*(...)");
      } else {
        faults.add(
            name,
            "unknown function '" + apply.function() + "'",
            "",
            Scope.nearestFunction(apply.function()));
      }
      apply.children().forEach(this::numeric);
      return Optional.empty();
    }
    Function function = found.get();
    String form = function == Function.CLIP ? "clip(x, lo, hi)" : function.text() + "(x)";
    if (!hasArguments(
        apply, function.arity(), function.arity() == 2 ? function.text() + "(x, y)" : form)) {
      return Optional.empty();
    }
    String role = "the argument of " + function.text();
    return switch (function.rule()) {
      case DIMENSIONLESS ->
          numeric(apply.children().get(0), Dimension.NONE, role)
              .map(x -> new Numeric.Call(function, List.of(x), Dimension.NONE, span(apply)));
      case SIGN ->
          numeric(apply.children().get(0))
              .map(x -> new Numeric.Call(function, List.of(x), Dimension.NONE, span(apply)));
      case HALVED -> numeric(apply.children().get(0)).flatMap(x -> root(apply, function, x));
      case COMMON ->
          common(apply.children(), "the arguments of " + function.text())
              .map(xs -> new Numeric.Call(function, xs, xs.get(0).dimension(), span(apply)));
    };
  }

  private Optional<Numeric> root(Syntax.Apply apply, Function function, Numeric argument) {
    if (!argument.dimension().hasSqrt()) {
      faults.add(
          span(apply.children().get(0)),
          "the argument of sqrt is " + argument.dimension() + ", whose root has no unit",
          "");
      return Optional.empty();
    }
    return Optional.of(
        new Numeric.Call(function, List.of(argument), argument.dimension().sqrt(), span(apply)));
  }

  private boolean hasArguments(Syntax.Apply apply, int expected, String form) {
    int actual = apply.children().size();
    if (actual != expected) {
      faults.add(
          span(apply),
          apply.function() + " has " + actual + (actual == 1 ? " argument" : " arguments"),
          expected + " expected: " + form);
    }
    return actual == expected;
  }

  /** Numbers that must all have one dimension; a bare 0 takes that of the others. */
  private Optional<List<Numeric>> common(List<Syntax> operands, String who) {
    List<Optional<Numeric>> numbers = operands.stream().map(this::numeric).toList();
    if (numbers.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    int leader = leader(operands, numbers.stream().map(Optional::get).toList());
    Dimension dimension = numbers.get(leader).get().dimension();
    List<Numeric> adapted = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Numeric number = numbers.get(i).get();
      if (fits(number, dimension)) {
        adapted.add(adapted(number, dimension));
      } else {
        differ(operands.get(leader), dimension, operands.get(i), number.dimension(), who);
      }
    }
    return adapted.size() == numbers.size() ? Optional.of(adapted) : Optional.empty();
  }

  /** The operand whose dimension the others must have: the first that is no bare number, if any. */
  private static int leader(List<Syntax> operands, List<Numeric> numbers) {
    int leader = -1;
    for (int i = 0; i < operands.size(); i++) {
      if (bareNumber(operands.get(i)).isEmpty()) {
        return i;
      }
      if (leader < 0 && !isBareZero(numbers.get(i))) {
        leader = i;
      }
    }
    return Math.max(leader, 0);
  }

  private void differ(
      Syntax leader, Dimension leading, Syntax other, Dimension dimension, String who) {
    String fix = bareFix(other, leading).orElse(who + " must have one dimension");
    faults.add(
        span(other),
        quote(leader) + " is " + leading + " but " + quote(other) + " is " + dimension,
        fix);
  }

  private static boolean isBareZero(Numeric number) {
    return number instanceof Numeric.Literal literal && literal.isBareZero();
  }

  private static boolean fits(Numeric number, Dimension dimension) {
    return number.dimension().equals(dimension) || isBareZero(number);
  }

  private static Numeric adapted(Numeric number, Dimension dimension) {
    return number instanceof Numeric.Literal literal && literal.isBareZero()
        ? new Numeric.Literal(0, Unit.ONE, dimension, literal.span())
        : number;
  }

  /** A number without a unit wants one. */
  private Optional<String> bareFix(Syntax syntax, Dimension expected) {
    return expected.isNone()
        ? Optional.empty()
        : bareNumber(syntax)
            .map(n -> "give it a unit, as in " + written(n) + " " + expected.symbol());
  }

  /** A literal without unit, with its sign, or nothing if the operand is something else. */
  private static Optional<Syntax> bareNumber(Syntax syntax) {
    if (syntax instanceof Syntax.Group group) {
      return bareNumber(group.inner());
    }
    boolean negative = syntax instanceof Syntax.Prefix prefix && prefix.operator().equals("-");
    Syntax number = negative ? syntax.children().get(0) : syntax;
    return number instanceof Syntax.Number literal && literal.quantity().bare()
        ? Optional.of(syntax)
        : Optional.empty();
  }

  private String written(Syntax syntax) {
    return text.text().substring(syntax.from(), syntax.to());
  }

  private static Optional<String> factorFix(Dimension actual, Dimension expected) {
    try {
      Dimension excess = actual.per(expected);
      Dimension lack = expected.per(actual);
      return excess
          .name()
          .map(name -> "divide by " + excess)
          .or(() -> lack.name().map(name -> "multiply by " + lack));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Span span(Syntax syntax) {
    return text.span(syntax.from(), syntax.to());
  }

  private String quote(Syntax syntax) {
    return text.quote(syntax.from(), syntax.to());
  }
}
