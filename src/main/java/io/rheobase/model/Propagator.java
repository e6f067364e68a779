package io.rheobase.model;

import io.rheobase.equations.ModelEquations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * What takes a linear system over one step with its input held: the new value of each variable is a
 * sum over the columns of the {@link LinearSystem}. Rotter and Diesmann 1999,
 * doi:10.1007/s004220050570; input and constant by Van Loan 1978, doi:10.1109/TAC.1978.1101743.
 */
final class Propagator {

  private final boolean[][] reaches;
  private final PerNeuron[][] entries;

  private Propagator(boolean[][] reaches, PerNeuron[][] entries) {
    this.reaches = reaches;
    this.entries = entries;
  }

  /**
   * The propagator of a step.
   *
   * @param held the variable that does not move, or -1
   */
  static Propagator of(LinearSystem system, double dt, int held) {
    int states = system.states();
    int columns = states + 2;
    boolean[][] reaches = reachable(system, held);
    double[][][] values = new double[states][columns][system.neurons()];
    DMatrixRMaj exponential = null;
    for (int neuron = 0; neuron < system.neurons(); neuron++) {
      if (exponential == null || !system.isSame(neuron, neuron - 1)) {
        exponential = MatrixExponential.of(generator(system, dt, held, neuron));
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
    return new Propagator(reaches, entries);
  }

  private static DMatrixRMaj generator(LinearSystem system, double dt, int held, int neuron) {
    int size = system.states() + 2;
    DMatrixRMaj generator = new DMatrixRMaj(size, size);
    for (int row = 0; row < system.states(); row++) {
      for (int column = 0; column < size; column++) {
        if (row != held) {
          generator.set(row, column, system.entry(row, column, neuron) * dt);
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

  /** Whether a variable has an influence on another within the step. */
  boolean depends(int row, int column) {
    return reaches[row][column];
  }

  /** The columns whose coefficient in a row is not 0 for all neurons. */
  List<Integer> columns(int row) {
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
  Map<String, PerNeuron> coefficients(String prefix, int row, ModelEquations equations) {
    Map<String, PerNeuron> named = new LinkedHashMap<>();
    for (int column : columns(row)) {
      named.put(name(prefix, row, column, equations), entries[row][column]);
    }
    return named;
  }

  /** The name of a coefficient, which no parameter can have: {@code exact[V][w]}. */
  static String name(String prefix, int row, int column, ModelEquations equations) {
    int states = equations.states().size();
    String of =
        column < states ? equations.states().get(column).name() : column == states ? "I" : "1";
    return prefix + "[" + equations.states().get(row).name() + "][" + of + "]";
  }
}
