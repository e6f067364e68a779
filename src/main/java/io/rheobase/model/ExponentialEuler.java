package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ExpressionPrinter;
import io.rheobase.equations.StateVariable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Solves {@code dx/dt = a + b x} of each variable with a and b as they are before the step: {@code
 * x + (a + b x) dt exprel(b dt)}.
 */
final class ExponentialEuler implements Integrator {

  private final Mentions mentions;

  ExponentialEuler(Mentions mentions) {
    this.mentions = mentions;
  }

  @Override
  public Map<String, Value> after(Step step) {
    Instant instant = step.instant(step.old(), 0);
    ProgramBuilder b = step.builder();
    Map<String, Value> after = new LinkedHashMap<>();
    for (StateVariable variable : step.variables()) {
      String name = variable.name();
      Value slope = slope(variable, instant);
      Value duration = b.constant(step.dt());
      if (slope != null) {
        duration = b.mul(b.exprel(b.mul(slope, duration)), duration);
      }
      Value change = b.mul(instant.number(variable.rate()), duration);
      after.put(name, b.add(step.old().get(name), change));
    }
    return after;
  }

  /** b, or null where the rate does not contain the variable. */
  private Value slope(StateVariable variable, Instant instant) {
    try {
      return Linearity.withFrozenCurrents(instant, mentions, Set.of(variable.name()))
          .of(variable.rate())
          .coefficients()
          .get(variable.name());
    } catch (Linearity.NotLinear e) {
      throw new MethodException(
          Method.EXPONENTIAL_EULER,
          variable.name(),
          e.culprit().span(),
          "its rate is not linear in it: " + ExpressionPrinter.print(e.culprit()));
    }
  }
}
