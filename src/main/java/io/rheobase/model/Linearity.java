package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ArithmeticOperator;
import io.rheobase.equations.Expression;
import io.rheobase.equations.Numeric;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds the linear form of expressions in some variables, by their structure alone. */
final class Linearity {

  /** An expression is not linear in the variables. */
  static final class NotLinear extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Expression culprit;

    NotLinear(Expression culprit) {
      this.culprit = culprit;
    }

    /** The smallest part that is not linear. */
    Expression culprit() {
      return culprit;
    }
  }

  private final Instant at;
  private final ProgramBuilder b;
  private final Set<String> variables;
  private final Mentions mentions;
  private final boolean frozen;

  Linearity(Instant at, Mentions mentions, Set<String> variables) {
    this(at, mentions, variables, false);
  }

  private Linearity(Instant at, Mentions mentions, Set<String> variables, boolean frozen) {
    this.at = at;
    this.b = at.builder();
    this.mentions = mentions;
    this.variables = variables;
    this.frozen = frozen;
  }

  /**
   * Takes the currents of receptors that are not linear for constant, as they are at an instant.
   */
  static Linearity withFrozenCurrents(Instant at, Mentions mentions, Set<String> variables) {
    return new Linearity(at, mentions, variables, true);
  }

  /**
   * The linear form of an expression.
   *
   * @throws NotLinear if it has none
   */
  LinearForm of(Numeric expression) throws NotLinear {
    if (isFree(expression)) {
      return LinearForm.free(at.number(expression));
    }
    if (expression instanceof Numeric.Reference reference) {
      return switch (reference.kind()) {
        case SUBEXPRESSION -> of(at.subexpression(reference.name()));
        case INPUT -> input();
        default -> variable(reference.name());
      };
    }
    if (expression instanceof Numeric.Negation negation) {
      return of(negation.operand()).each(b::neg);
    }
    if (expression instanceof Numeric.Arithmetic arithmetic) {
      return arithmetic(arithmetic);
    }
    if (expression instanceof Numeric.Power power && power.exponent() == 1) {
      return of(power.base());
    }
    if (expression instanceof Numeric.Where where && isFree(where.condition())) {
      return where(where);
    }
    throw new NotLinear(expression);
  }

  private LinearForm variable(String name) {
    return new LinearForm(b.constant(0), Map.of(name, b.constant(1)));
  }

  /** The inputs and the currents of the receptors. */
  private LinearForm input() throws NotLinear {
    LinearForm sum =
        variables.contains(Slots.INPUT) ? variable(Slots.INPUT) : LinearForm.free(at.input());
    for (Numeric current : at.currents()) {
      sum = sum.plus(current(current), b);
    }
    return sum;
  }

  private LinearForm current(Numeric current) throws NotLinear {
    try {
      return of(current);
    } catch (NotLinear e) {
      if (frozen) {
        return LinearForm.free(at.number(current));
      }
      throw e;
    }
  }

  private boolean isFree(Expression expression) {
    return mentions.in(expression).stream().noneMatch(variables::contains);
  }

  private LinearForm arithmetic(Numeric.Arithmetic arithmetic) throws NotLinear {
    LinearForm left = of(arithmetic.left());
    LinearForm right = of(arithmetic.right());
    ArithmeticOperator operator = arithmetic.operator();
    if (operator == ArithmeticOperator.PLUS) {
      return left.plus(right, b);
    }
    if (operator == ArithmeticOperator.MINUS) {
      return left.plus(right.each(b::neg), b);
    }
    if (operator == ArithmeticOperator.TIMES && left.isFree()) {
      return right.each(value -> b.mul(left.constant(), value));
    }
    if (operator == ArithmeticOperator.TIMES && right.isFree()) {
      return left.each(value -> b.mul(value, right.constant()));
    }
    if (operator == ArithmeticOperator.DIVIDE && right.isFree()) {
      return left.each(value -> b.div(value, right.constant()));
    }
    throw new NotLinear(arithmetic);
  }

  private LinearForm where(Numeric.Where where) throws NotLinear {
    Value condition = at.truth(where.condition());
    LinearForm yes = of(where.whenTrue());
    LinearForm no = of(where.whenFalse());
    Set<String> names = new LinkedHashSet<>(yes.coefficients().keySet());
    names.addAll(no.coefficients().keySet());
    Map<String, Value> chosen = new LinkedHashMap<>();
    for (String name : names) {
      Value zero = b.constant(0);
      chosen.put(
          name,
          b.select(
              condition,
              yes.coefficients().getOrDefault(name, zero),
              no.coefficients().getOrDefault(name, zero)));
    }
    return new LinearForm(b.select(condition, yes.constant(), no.constant()), chosen);
  }
}
