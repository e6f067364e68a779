package io.rheobase.record;

import io.rheobase.engine.Sampling;
import io.rheobase.engine.Slice;
import io.rheobase.engine.Trace;
import java.util.List;

/**
 * The columns of a recording: for each population, for each recorded neuron, each of its recorded
 * variables. A column is called {@code population[neuron]}, with several variables {@code
 * population[neuron].variable}.
 */
public final class TraceColumns {

  /**
   * The traces of one population.
   *
   * @param population its name
   * @param variables their names
   * @param traces one per variable, all of the same neurons
   */
  public record Group(String population, List<String> variables, List<Trace> traces) {

    public Group {
      variables = List.copyOf(variables);
      traces = List.copyOf(traces);
      if (traces.isEmpty() || traces.size() != variables.size()) {
        throw new IllegalArgumentException(variables + ": " + traces.size() + " traces");
      }
    }

    int neurons() {
      return traces.get(0).columns();
    }
  }

  private final List<Group> groups;
  private final Sampling sampling;
  private final int count;

  /**
   * @param groups in the order of the columns
   * @throws IllegalArgumentException if there is none, or the traces differ in their samples, or
   *     those of a group in the number of their neurons
   */
  public TraceColumns(List<Group> groups) {
    this.groups = List.copyOf(groups);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("no traces");
    }
    this.sampling = groups.get(0).traces().get(0).sampling();
    int columns = 0;
    for (Group group : groups) {
      for (Trace trace : group.traces()) {
        if (!trace.sampling().equals(sampling) || trace.columns() != group.neurons()) {
          throw new IllegalArgumentException("traces of " + group.population() + " do not match");
        }
        columns = Math.addExact(columns, trace.columns());
      }
    }
    this.count = columns;
  }

  /** The columns of a single trace. */
  public static TraceColumns of(String population, String variable, Trace trace) {
    return new TraceColumns(List.of(new Group(population, List.of(variable), List.of(trace))));
  }

  /** The recorded samples; one row each. */
  public Sampling sampling() {
    return sampling;
  }

  /** Number of columns. */
  public int count() {
    return count;
  }

  /** The most values that a slice records. */
  int capacity() {
    return groups.stream().flatMap(g -> g.traces().stream()).mapToInt(Trace::capacity).sum();
  }

  /** Takes note of a column. */
  @FunctionalInterface
  interface Visitor {
    void visit(String name, String population, int neuron, String variable);
  }

  /** Names the columns, in their order. */
  void forEach(Visitor visitor) {
    for (Group group : groups) {
      boolean several = group.variables().size() > 1;
      for (int column = 0; column < group.neurons(); column++) {
        int neuron = group.traces().get(0).neuron(column);
        String name = group.population() + "[" + neuron + "]";
        for (String variable : group.variables()) {
          visitor.visit(
              several ? name + "." + variable : name, group.population(), neuron, variable);
        }
      }
    }
  }

  /**
   * Puts a row of a slice together.
   *
   * @param into {@code [column]}
   */
  void row(Slice slice, int row, double[] into) {
    int at = 0;
    for (Group group : groups) {
      int neurons = group.neurons();
      int variables = group.traces().size();
      for (int v = 0; v < variables; v++) {
        double[] values = group.traces().get(v).values(slice);
        int from = row * neurons;
        for (int column = 0; column < neurons; column++) {
          into[at + column * variables + v] = values[from + column];
        }
      }
      at += neurons * variables;
    }
  }
}
