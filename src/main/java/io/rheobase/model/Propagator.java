package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * What takes a linear system over some time with its input held: the new value of each variable is
 * a sum over the columns of the {@link LinearSystem}. Rotter and Diesmann 1999,
 * doi:10.1007/s004220050570; input and constant by Van Loan 1978, doi:10.1109/TAC.1978.1101743.
 */
final class Propagator {

  private final String name;
  private final List<String> variables;
  private final boolean[][] reaches;
  private final PerNeuron[][] entries;

  private Propagator(
      String name, List<String> variables, boolean[][] reaches, PerNeuron[][] entries) {
    this.name = name;
    this.variables = variables;
    this.reaches = reaches;
    this.entries = entries;
  }

  /**
   * The propagator of a time.
   *
   * @param name by which its coefficients are told from those of others
   * @param time in ms
   * @param held the variable that does not move, or -1
   */
  static Propagator of(String name, LinearSystem system, double time, int held) {
    int states = system.states();
    int columns = isDriven(system) ? states + 2 : states;
    boolean[][] reaches = reachable(system, held);
    double[][][] values = new double[states][columns][system.neurons()];
    DMatrixRMaj exponential = null;
    for (int neuron = 0; neuron < system.neurons(); neuron++) {
      if (exponential == null || !system.isSame(neuron, neuron - 1)) {
        exponential = MatrixExponential.of(generator(system, columns, time, held, neuron));
      }
      for (int row = 0; row < states; row++) {
        for (int column = 0; column < columns; column++) {
          values[row][column][neuron] = reaches[row][column] ? exponential.get(row, column) : 0;
        }
      }
    }
    PerNeuron[][] entries = new PerNeuron[states][columns];
    for (int row = 0; row < states; row++) {
      for (int column = 0; column < columns; column++) {
        double[] each = values[row][column];
        boolean uniform = Arrays.stream(each).allMatch(value -> value == each[0]);
        entries[row][column] = uniform ? PerNeuron.all(each[0]) : PerNeuron.each(each);
      }
    }
    return new Propagator(name, system.names(), reaches, entries);
  }

  /** Whether any rate contains the input or a constant other than 0. */
  private static boolean isDriven(LinearSystem system) {
    for (int neuron = 0; neuron < system.neurons(); neuron++) {
      for (int row = 0; row < system.states(); row++) {
        if (system.entry(row, system.states(), neuron) != 0
            || system.entry(row, system.states() + 1, neuron) != 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static DMatrixRMaj generator(
      LinearSystem system, int size, double time, int held, int neuron) {
    DMatrixRMaj generator = new DMatrixRMaj(size, size);
    for (int row = 0; row < system.states(); row++) {
      for (int column = 0; column < size; column++) {
        if (row != held) {
          generator.set(row, column, system.entry(row, column, neuron) * time);
        }
      }
    }
    return generator;
  }

  /** Which column has an influence on which row, through other variables too. */
  private static boolean[][] reachable(LinearSystem system, int held) {
    int states = system.states();
    boolean[][] reaches = new boolean[states][states + 2];
    for (int row = 0; row < states; row++) {
      for (int column = 0; column < states + 2; column++) {
        reaches[row][column] = column == row || row != held && system.isPresent(row, column);
      }
    }
    for (int through = 0; through < states; through++) {
      for (int row = 0; row < states; row++) {
        for (int column = 0; column < states + 2; column++) {
          reaches[row][column] |= reaches[row][through] && reaches[through][column];
        }
      }
    }
    return reaches;
  }

  /** Whether a variable has an influence on another within the time. */
  boolean depends(int row, int column) {
    return reaches[row][column];
  }

  /** The columns whose coefficient in a row is not 0 for all neurons. */
  private List<Integer> columns(int row) {
    List<Integer> columns = new ArrayList<>();
    for (int column = 0; column < entries[row].length; column++) {
      PerNeuron entry = entries[row][column];
      if (!entry.isUniform() || entry.of(0) != 0) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** The coefficients of a row under names of their own. */
  Map<String, PerNeuron> coefficients(int row) {
    Map<String, PerNeuron> named = new LinkedHashMap<>();
    for (int column : columns(row)) {
      named.put(coefficient(row, column), entries[row][column]);
    }
    return named;
  }

  /** The name of a coefficient, which no parameter can have: {@code exact[V][w]}. */
  private String coefficient(int row, int column) {
    int states = variables.size();
    String of = column < states ? variables.get(column) : column == states ? "I" : "1";
    return name + "[" + variables.get(row) + "][" + of + "]";
  }

  /** A variable after the time: the constant first, then the products. */
  Value after(Step step, int row) {
    ProgramBuilder b = step.builder();
    Value sum = null;
    List<Integer> columns = columns(row);
    Collections.reverse(columns);
    for (int column : columns) {
      Value term = step.scope().parameters().get(coefficient(row, column));
      if (column < variables.size()) {
        term = b.mul(term, step.old().get(variables.get(column)));
      } else if (column == variables.size()) {
        term = b.mul(term, step.input());
      }
      sum = sum == null ? term : b.add(term, sum);
    }
    return sum == null ? b.constant(0) : sum;
  }
}
