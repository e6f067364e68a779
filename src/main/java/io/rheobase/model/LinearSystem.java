package io.rheobase.model;

import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ExpressionPrinter;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.StateVariable;
import java.util.ArrayList;
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

  private final List<String> names;
  private final int neurons;
  private final boolean[][] present;
  private final double[][] entries;

  /**
   * @param variables the variables of the system, whose rates contain no others
   * @param parameters those that the rates use
   * @throws MethodException if an equation is not of this form
   */
  LinearSystem(
      List<StateVariable> variables,
      ModelEquations equations,
      double dt,
      Map<String, PerNeuron> parameters,
      Mentions mentions) {
    names = variables.stream().map(StateVariable::name).toList();
    int columns = names.size() + 2;
    present = new boolean[names.size()][columns];
    List<String> cells = new ArrayList<>();
    for (int cell = 0; cell < names.size() * columns; cell++) {
      cells.add("A[" + cell / columns + "][" + cell % columns + "]");
    }
    Precomputation computation = new Precomputation(equations, dt, cells, parameters);
    for (int row = 0; row < names.size(); row++) {
      LinearForm form = form(variables.get(row), computation.instant(), mentions);
      Map<String, Value> values = new LinkedHashMap<>();
      names.forEach(name -> values.put(name, form.coefficients().get(name)));
      values.put(Slots.INPUT, form.coefficients().get(Slots.INPUT));
      values.put("", form.constant());
      int column = 0;
      for (Value value : values.values()) {
        if (value != null) {
          present[row][column] = true;
          computation.set(cells.get(row * columns + column), value);
        }
        column++;
      }
    }
    neurons = computation.neurons();
    entries = computation.numbers();
  }

  private LinearForm form(StateVariable variable, Instant instant, Mentions mentions) {
    if (mentions.in(variable.rate()).contains("t")) {
      throw new MethodException(
          Method.EXACT, variable.name(), variable.span(), "its rate depends on t");
    }
    Set<String> variables = new LinkedHashSet<>(Set.of(Slots.INPUT));
    variables.addAll(names);
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

  /** The names of the state variables. */
  List<String> names() {
    return names;
  }

  /** Number of state variables. */
  int states() {
    return names.size();
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
    return entries[row * (names.size() + 2) + column][neuron];
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
