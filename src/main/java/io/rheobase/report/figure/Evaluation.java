package io.rheobase.report.figure;

import io.rheobase.equations.Condition;
import io.rheobase.equations.LogicalOperator;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.StateVariable;
import io.rheobase.equations.Subexpression;
import java.util.HashMap;
import java.util.Map;

/**
 * Evaluates a model's expressions at one point, slowly: for nullclines and thresholds. Noise is 0,
 * and so is the time.
 */
final class Evaluation {

  private final ModelEquations equations;
  private final Map<String, Double> values = new HashMap<>();
  private final Map<String, Numeric> named = new HashMap<>();
  private final double dt;

  /**
   * @param parameters by name
   * @param dt step (ms)
   */
  Evaluation(ModelEquations equations, Map<String, Double> parameters, double dt) {
    this.equations = equations;
    this.dt = dt;
    values.putAll(parameters);
    for (Subexpression subexpression : equations.subexpressions()) {
      named.put(subexpression.name(), subexpression.value());
    }
  }

  /** Gives a state variable, or {@code I}, a value. */
  void set(String name, double value) {
    values.put(name, value);
  }

  /** The derivative of a state variable by time. */
  double rate(StateVariable variable) {
    return of(variable.rate());
  }

  /** The equations. */
  ModelEquations equations() {
    return equations;
  }

  /** The value of an expression. */
  double of(Numeric expression) {
    if (expression instanceof Numeric.Literal literal) {
      return literal.value();
    }
    if (expression instanceof Numeric.Reference reference) {
      return reference(reference);
    }
    if (expression instanceof Numeric.Negation negation) {
      return -of(negation.operand());
    }
    if (expression instanceof Numeric.Arithmetic arithmetic) {
      double left = of(arithmetic.left());
      double right = of(arithmetic.right());
      return switch (arithmetic.operator()) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case TIMES -> left * right;
        case DIVIDE -> left / right;
      };
    }
    if (expression instanceof Numeric.Power power) {
      return StrictMath.pow(of(power.base()), power.exponent());
    }
    if (expression instanceof Numeric.Call call) {
      return call(call);
    }
    Numeric.Where where = (Numeric.Where) expression;
    return of(holds(where.condition()) ? where.whenTrue() : where.whenFalse());
  }

  private double reference(Numeric.Reference reference) {
    return switch (reference.kind()) {
      case STATE, PARAMETER, INPUT -> values.getOrDefault(reference.name(), 0.0);
      case SUBEXPRESSION -> of(named.get(reference.name()));
      case STEP -> dt;
      case TIME, NOISE -> 0;
    };
  }

  private double call(Numeric.Call call) {
    double x = of(call.arguments().get(0));
    return switch (call.function()) {
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case EXPREL -> x == 0 ? 1 : StrictMath.expm1(x) / x;
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case SQRT -> Math.sqrt(x);
      case TANH -> StrictMath.tanh(x);
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case FLOOR -> Math.floor(x);
      case MIN -> Math.min(x, of(call.arguments().get(1)));
      case MAX -> Math.max(x, of(call.arguments().get(1)));
      case CLIP -> Math.min(Math.max(x, of(call.arguments().get(1))), of(call.arguments().get(2)));
    };
  }

  private boolean holds(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return !holds(not.operand());
    }
    if (condition instanceof Condition.Logical logical) {
      return logical.operator() == LogicalOperator.AND
          ? holds(logical.left()) && holds(logical.right())
          : holds(logical.left()) || holds(logical.right());
    }
    Condition.Comparison comparison = (Condition.Comparison) condition;
    double left = of(comparison.left());
    double right = of(comparison.right());
    return switch (comparison.operator()) {
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }
}
