package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.Subexpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What names mean all through a program.
 *
 * @param builder of the program
 * @param dt time step (ms)
 * @param subexpressions the named sub-expressions
 * @param currents those of the receptors, which {@code I} contains
 * @param parameters the parameters and whatever else was computed before the run
 */
record Scope(
    ProgramBuilder builder,
    double dt,
    Map<String, Numeric> subexpressions,
    List<Numeric> currents,
    Map<String, Value> parameters) {

  /**
   * The scope of a program that has a slot for each parameter that differs between neurons.
   *
   * @param values of the parameters that the program uses
   */
  static Scope of(
      ProgramBuilder builder, double dt, ModelEquations equations, Map<String, PerNeuron> values) {
    Map<String, Value> parameters = new HashMap<>();
    for (Map.Entry<String, PerNeuron> entry : values.entrySet()) {
      PerNeuron value = entry.getValue();
      parameters.put(
          entry.getKey(),
          value.isUniform() ? builder.constant(value.of(0)) : builder.slot(entry.getKey()));
    }
    return new Scope(builder, dt, subexpressions(equations), currents(equations), parameters);
  }

  static Map<String, Numeric> subexpressions(ModelEquations equations) {
    Map<String, Numeric> subexpressions = new HashMap<>();
    for (Subexpression subexpression : equations.subexpressions()) {
      subexpressions.put(subexpression.name(), subexpression.value());
    }
    return subexpressions;
  }

  /** The currents of the receptors. */
  static List<Numeric> currents(ModelEquations equations) {
    return equations.receptors().stream().flatMap(r -> r.current().stream()).toList();
  }
}
