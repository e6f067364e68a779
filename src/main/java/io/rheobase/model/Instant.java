package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.Condition;
import io.rheobase.equations.LogicalOperator;
import io.rheobase.equations.Numeric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of expressions at one instant, each sub-expression computed once. */
final class Instant {

  private final Scope scope;
  private final ProgramBuilder b;
  private final Map<String, Value> states;
  private final Value time;
  private final Value input;
  private final Value noise;
  private final Map<String, Value> subexpressions = new HashMap<>();
  private Value total;

  /**
   * @param states the values of the state variables
   * @param time in steps
   * @param input the sum of the inputs, or null where {@code I} is not defined
   * @param noise the value of {@code xi}, or null where it is not defined
   */
  Instant(Scope scope, Map<String, Value> states, Value time, Value input, Value noise) {
    this.scope = scope;
    this.b = scope.builder();
    this.states = states;
    this.time = time;
    this.input = input;
    this.noise = noise;
  }

  ProgramBuilder builder() {
    return b;
  }

  Numeric subexpression(String name) {
    return scope.subexpressions().get(name);
  }

  List<Numeric> currents() {
    return scope.currents();
  }

  /** The sum of the inputs without the currents of receptors. */
  Value input() {
    return input;
  }

  /** The value of a number. */
  Value number(Numeric expression) {
    if (expression instanceof Numeric.Literal literal) {
      return b.constant(literal.value());
    }
    if (expression instanceof Numeric.Reference reference) {
      return reference(reference);
    }
    if (expression instanceof Numeric.Negation negation) {
      return b.neg(number(negation.operand()));
    }
    if (expression instanceof Numeric.Arithmetic arithmetic) {
      Value left = number(arithmetic.left());
      Value right = number(arithmetic.right());
      return switch (arithmetic.operator()) {
        case PLUS -> b.add(left, right);
        case MINUS -> b.sub(left, right);
        case TIMES -> b.mul(left, right);
        case DIVIDE -> b.div(left, right);
      };
    }
    if (expression instanceof Numeric.Power power) {
      return b.power(number(power.base()), power.exponent());
    }
    if (expression instanceof Numeric.Where where) {
      return b.select(
          truth(where.condition()), number(where.whenTrue()), number(where.whenFalse()));
    }
    return call((Numeric.Call) expression);
  }

  private Value reference(Numeric.Reference reference) {
    return switch (reference.kind()) {
      case STATE -> states.get(reference.name());
      case PARAMETER -> scope.parameters().get(reference.name());
      case SUBEXPRESSION -> subexpressionValue(reference.name());
      case TIME -> b.mul(time, b.constant(scope.dt()));
      case STEP -> b.constant(scope.dt());
      case INPUT -> total();
      case NOISE -> noise;
    };
  }

  /** {@code I}: the inputs and the currents of the receptors. */
  Value total() {
    if (total == null) {
      boolean driven = !(input.isConstant() && input.number() == 0);
      for (Numeric current : currents()) {
        Value one = number(current);
        total = total == null && !driven ? one : b.add(total == null ? input : total, one);
      }
      total = total == null ? input : total;
    }
    return total;
  }

  private Value subexpressionValue(String name) {
    Value known = subexpressions.get(name);
    if (known == null) {
      known = number(subexpression(name));
      subexpressions.put(name, known);
    }
    return known;
  }

  private Value call(Numeric.Call call) {
    List<Value> x = new ArrayList<>();
    for (Numeric argument : call.arguments()) {
      x.add(number(argument));
    }
    return switch (call.function()) {
      case EXP -> b.exp(x.get(0));
      case EXPM1 -> b.expm1(x.get(0));
      case EXPREL -> b.exprel(x.get(0));
      case LOG -> b.log(x.get(0));
      case LOG1P -> b.log1p(x.get(0));
      case SQRT -> b.sqrt(x.get(0));
      case TANH -> b.tanh(x.get(0));
      case SIN -> b.sin(x.get(0));
      case COS -> b.cos(x.get(0));
      case ABS -> b.abs(x.get(0));
      case SIGN -> b.sign(x.get(0));
      case FLOOR -> b.floor(x.get(0));
      case MIN -> b.min(x.get(0), x.get(1));
      case MAX -> b.max(x.get(0), x.get(1));
      case CLIP -> b.min(b.max(x.get(0), x.get(1)), x.get(2));
    };
  }

  /** The value of a condition, a mask. */
  Value truth(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return b.not(truth(not.operand()));
    }
    if (condition instanceof Condition.Logical logical) {
      Value left = truth(logical.left());
      Value right = truth(logical.right());
      return logical.operator() == LogicalOperator.AND ? b.and(left, right) : b.or(left, right);
    }
    Condition.Comparison comparison = (Condition.Comparison) condition;
    Value left = number(comparison.left());
    Value right = number(comparison.right());
    return switch (comparison.operator()) {
      case LESS -> b.lt(left, right);
      case LESS_OR_EQUAL -> b.le(left, right);
      case GREATER -> b.gt(left, right);
      case GREATER_OR_EQUAL -> b.ge(left, right);
      case EQUAL -> b.eq(left, right);
      case NOT_EQUAL -> b.ne(left, right);
    };
  }
}
