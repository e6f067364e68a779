package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ModelEquations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes each variable to the solution of the linear equations. While a neuron is held, what depends
 * on the held variable follows the solution in which that one is constant.
 */
final class Exact implements Integrator {

  private final LinearSystem system;
  private final int held;
  private final Propagator free;
  private final Propagator whileHeld;

  /**
   * @param parameters those that the rates use
   * @throws MethodException if the equations are not linear with constant coefficients
   */
  Exact(
      ModelEquations equations,
      double dt,
      Map<String, PerNeuron> parameters,
      Mentions mentions,
      Optional<String> held) {
    system = new LinearSystem(equations.states(), equations, dt, parameters, mentions);
    this.held = held.map(system.names()::indexOf).orElse(-1);
    free = Propagator.of("exact", system, dt, -1);
    whileHeld = this.held < 0 ? free : Propagator.of("held", system, dt, this.held);
  }

  /** What the step reads, by name. */
  Map<String, PerNeuron> coefficients() {
    Map<String, PerNeuron> coefficients = new LinkedHashMap<>();
    for (int row = 0; row < system.states(); row++) {
      coefficients.putAll(free.coefficients(row));
      if (differsWhileHeld(row)) {
        coefficients.putAll(whileHeld.coefficients(row));
      }
    }
    return coefficients;
  }

  private boolean differsWhileHeld(int row) {
    return held >= 0 && row != held && free.depends(row, held);
  }

  @Override
  public Map<String, Value> after(Step step) {
    ProgramBuilder b = step.builder();
    Map<String, Value> after = new LinkedHashMap<>();
    for (int row = 0; row < system.states(); row++) {
      Value value = free.after(step, row);
      if (differsWhileHeld(row)) {
        value = b.select(b.held(), whileHeld.after(step, row), value);
      }
      after.put(system.names().get(row), value);
    }
    return after;
  }
}
