package io.rheobase.report.data;

/**
 * A column of recorded variables.
 *
 * @param population its name
 * @param neuron number in the population
 * @param variable its name
 */
public record TraceColumn(String population, int neuron, String variable) {

  /** The neuron, as files name it. */
  public String neuronName() {
    return population + "[" + neuron + "]";
  }
}
