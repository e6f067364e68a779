package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ModelEquations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes each variable to the solution of the linear equations. While a neuron is held, what depends
 * on the held variable follows the solution in which that one is constant.
 */
final class Exact implements Integrator {

  private static final String FREE = "exact";
  private static final String HELD = "held";

  private final ModelEquations equations;
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
    this.equations = equations;
    this.held =
        held.map(name -> equations.states().stream().map(s -> s.name()).toList().indexOf(name))
            .orElse(-1);
    LinearSystem system = new LinearSystem(equations, dt, parameters, mentions);
    free = Propagator.of(system, dt, -1);
    whileHeld = this.held < 0 ? free : Propagator.of(system, dt, this.held);
  }

  /** What the step reads, by name. */
  Map<String, PerNeuron> coefficients() {
    Map<String, PerNeuron> coefficients = new LinkedHashMap<>();
    for (int row = 0; row < equations.states().size(); row++) {
      coefficients.putAll(free.coefficients(FREE, row, equations));
      if (differsWhileHeld(row)) {
        coefficients.putAll(whileHeld.coefficients(HELD, row, equations));
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
    for (int row = 0; row < equations.states().size(); row++) {
      String name = equations.states().get(row).name();
      Value value = sum(step, FREE, free, row);
      if (differsWhileHeld(row)) {
        value = b.select(b.held(), sum(step, HELD, whileHeld, row), value);
      }
      after.put(name, step.unlessHeld(name, value));
    }
    return after;
  }

  /** The constant first, then the products. */
  private Value sum(Step step, String prefix, Propagator propagator, int row) {
    ProgramBuilder b = step.builder();
    int states = equations.states().size();
    Value sum = null;
    List<Integer> columns = new ArrayList<>(propagator.columns(row));
    Collections.reverse(columns);
    for (int column : columns) {
      Value term = step.scope().parameters().get(Propagator.name(prefix, row, column, equations));
      if (column < states) {
        term = b.mul(term, step.old().get(equations.states().get(column).name()));
      } else if (column == states) {
        term = b.mul(term, step.input());
      }
      sum = sum == null ? term : b.add(term, sum);
    }
    return sum;
  }
}
