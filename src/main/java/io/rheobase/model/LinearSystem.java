package io.rheobase.model;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Program;
import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ExpressionPrinter;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.StateVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Equations {@code dx/dt = A x + B I + c} with coefficients that parameters alone fix. Columns are
 * the state variables, then {@code I}, then the constant.
 */
final class LinearSystem {

  private final int states;
  private final int neurons;
  private final boolean[][] present;
  private final double[][] entries;

  /**
   * @param parameters those that the rates use
   * @throws MethodException if an equation is not of this form
   */
  LinearSystem(
      ModelEquations equations, double dt, Map<String, PerNeuron> parameters, Mentions mentions) {
    states = equations.states().size();
    neurons = parameters.values().stream().mapToInt(PerNeuron::length).max().orElse(1);
    present = new boolean[states][states + 2];
    List<String> names = new ArrayList<>();
    for (int entry = 0; entry < states * (states + 2); entry++) {
      names.add("A[" + entry / (states + 2) + "][" + entry % (states + 2) + "]");
    }
    List<String> varying =
        parameters.keySet().stream().filter(name -> !parameters.get(name).isUniform()).toList();
    Slots slots = new Slots(names, varying);
    ProgramBuilder b = new ProgramBuilder(slots);
    Instant instant =
        new Instant(Scope.of(b, dt, equations, parameters), Map.of(), null, null, null);
    for (int row = 0; row < states; row++) {
      StateVariable variable = equations.states().get(row);
      LinearForm form = form(variable, instant, mentions, equations);
      Map<String, Value> columns = new LinkedHashMap<>();
      equations.states().forEach(s -> columns.put(s.name(), form.coefficients().get(s.name())));
      columns.put(Slots.INPUT, form.coefficients().get(Slots.INPUT));
      columns.put("", form.constant());
      int column = 0;
      for (Value value : columns.values()) {
        if (value != null) {
          present[row][column] = true;
          b.next(names.get(row * (states + 2) + column), value);
        }
        column++;
      }
    }
    entries = evaluate(b.build(), slots, parameters, varying);
  }

  private static LinearForm form(
      StateVariable variable, Instant instant, Mentions mentions, ModelEquations equations) {
    if (mentions.in(variable.rate()).contains("t")) {
      throw new MethodException(
          Method.EXACT, variable.name(), variable.span(), "its rate depends on t");
    }
    Set<String> variables = new LinkedHashSet<>(Set.of(Slots.INPUT));
    equations.states().forEach(state -> variables.add(state.name()));
    try {
      return new Linearity(instant, mentions, variables).of(variable.rate());
    } catch (Linearity.NotLinear e) {
      throw new MethodException(
          Method.EXACT,
          variable.name(),
          e.culprit().span(),
          "its rate is not linear: " + ExpressionPrinter.print(e.culprit()));
    }
  }

  private double[][] evaluate(
      Program program, Slots slots, Map<String, PerNeuron> parameters, List<String> varying) {
    Program nothing = new ProgramBuilder(slots).build();
    Kernel kernel = KernelCompiler.compile(program, nothing, Backend.SCALAR);
    double[][] arrays = new double[program.slotCount()][neurons];
    for (String name : varying) {
      arrays[slots.index(name)] = parameters.get(name).over(0, neurons);
    }
    kernel.advance(arrays, new long[neurons], 0, 0, neurons, new int[neurons]);
    return Arrays.copyOf(arrays, states * (states + 2));
  }

  /** Number of state variables. */
  int states() {
    return states;
  }

  /** For how many neurons the coefficients differ; 1 where they are the same for all. */
  int neurons() {
    return neurons;
  }

  /** Whether the rate in a row contains what belongs to a column. */
  boolean isPresent(int row, int column) {
    return present[row][column];
  }

  /** A coefficient of one neuron. */
  double entry(int row, int column, int neuron) {
    return entries[row * (states + 2) + column][neuron];
  }

  /** Whether two neurons have the same coefficients. */
  boolean isSame(int neuron, int other) {
    for (double[] entry : entries) {
      if (Double.doubleToLongBits(entry[neuron]) != Double.doubleToLongBits(entry[other])) {
        return false;
      }
    }
    return true;
  }
}
