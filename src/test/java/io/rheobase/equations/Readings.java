package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Optional;

/** Reads single expressions in a scope with names of the usual dimensions. */
final class Readings {
  static final Source SOURCE = Source.of(Source.Section.EQUATIONS);
  static final Span NOWHERE = new Span(SOURCE, 1, 1, 0);

  private Readings() {}

  /** V, E_L (mV), g_L (nS), w (pA), C_m (pF), tau_m (ms), x, y, m, n (dimensionless). */
  static Scope scope() {
    Scope scope = new Scope(Optional.of(Dimension.CURRENT));
    declare(scope, "V", ReferenceKind.STATE, "mV");
    declare(scope, "E_L", ReferenceKind.PARAMETER, "mV");
    declare(scope, "g_L", ReferenceKind.PARAMETER, "nS");
    declare(scope, "w", ReferenceKind.STATE, "pA");
    declare(scope, "C_m", ReferenceKind.PARAMETER, "pF");
    declare(scope, "tau_m", ReferenceKind.PARAMETER, "ms");
    declare(scope, "x", ReferenceKind.STATE, "1");
    declare(scope, "y", ReferenceKind.SUBEXPRESSION, "1");
    declare(scope, "m", ReferenceKind.STATE, "1");
    declare(scope, "n", ReferenceKind.STATE, "1");
    return scope;
  }

  private static void declare(Scope scope, String name, ReferenceKind kind, String unit) {
    scope.declare(name, kind, Optional.of(Unit.parse(unit).dimension()));
  }

  static Numeric numeric(String text) {
    Faults faults = new Faults();
    Optional<Numeric> result = Optional.empty();
    SourceText source = new SourceText(SOURCE, text);
    try {
      Scope scope = scope();
      Syntax syntax = ExpressionParser.parse(text, 0, text.length(), scope::isDeclared);
      result = new ExpressionChecker(source, scope, faults).numeric(syntax);
    } catch (SyntaxException e) {
      faults.add(source, e);
    }
    if (!faults.list().isEmpty()) {
      throw new EquationException(faults.list());
    }
    return result.orElseThrow();
  }

  static Condition condition(String text) {
    Faults faults = new Faults();
    Optional<Condition> result = Optional.empty();
    SourceText source = new SourceText(SOURCE, text);
    try {
      Scope scope = scope();
      Syntax syntax = ExpressionParser.parse(text, 0, text.length(), scope::isDeclared);
      result = new ExpressionChecker(source, scope, faults).condition(syntax);
    } catch (SyntaxException e) {
      faults.add(source, e);
    }
    if (!faults.list().isEmpty()) {
      throw new EquationException(faults.list());
    }
    return result.orElseThrow();
  }

  static EquationFault fault(String text) {
    List<EquationFault> faults =
        assertThrows(EquationException.class, () -> numeric(text), text).faults();
    assertEquals(1, faults.size(), () -> text + ": " + faults);
    return faults.get(0);
  }

  /** The same tree with every place forgotten. */
  static Expression withoutSpans(Expression expression) {
    return expression instanceof Numeric numeric
        ? withoutSpans(numeric)
        : withoutSpans((Condition) expression);
  }

  private static Numeric withoutSpans(Numeric expression) {
    if (expression instanceof Numeric.Literal literal) {
      return new Numeric.Literal(literal.value(), literal.unit(), literal.dimension(), NOWHERE);
    }
    if (expression instanceof Numeric.Reference r) {
      return new Numeric.Reference(r.name(), r.kind(), r.dimension(), NOWHERE);
    }
    if (expression instanceof Numeric.Negation negation) {
      return new Numeric.Negation(withoutSpans(negation.operand()), NOWHERE);
    }
    if (expression instanceof Numeric.Arithmetic a) {
      return new Numeric.Arithmetic(
          a.operator(), withoutSpans(a.left()), withoutSpans(a.right()), a.dimension(), NOWHERE);
    }
    if (expression instanceof Numeric.Power p) {
      return new Numeric.Power(withoutSpans(p.base()), p.exponent(), p.dimension(), NOWHERE);
    }
    if (expression instanceof Numeric.Call call) {
      return new Numeric.Call(
          call.function(),
          call.arguments().stream().map(Readings::withoutSpans).toList(),
          call.dimension(),
          NOWHERE);
    }
    Numeric.Where where = (Numeric.Where) expression;
    return new Numeric.Where(
        withoutSpans(where.condition()),
        withoutSpans(where.whenTrue()),
        withoutSpans(where.whenFalse()),
        where.dimension(),
        NOWHERE);
  }

  private static Condition withoutSpans(Condition expression) {
    if (expression instanceof Condition.Comparison c) {
      return new Condition.Comparison(
          c.operator(), withoutSpans(c.left()), withoutSpans(c.right()), NOWHERE);
    }
    if (expression instanceof Condition.Logical l) {
      return new Condition.Logical(
          l.operator(), withoutSpans(l.left()), withoutSpans(l.right()), NOWHERE);
    }
    return new Condition.Not(withoutSpans(((Condition.Not) expression).operand()), NOWHERE);
  }
}
