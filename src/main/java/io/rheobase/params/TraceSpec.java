package io.rheobase.params;

/**
 * A recorded variable.
 *
 * @param name of the recorder, which names its file
 * @param population whose
 * @param variable which
 * @param from the first recorded neuron
 * @param to the neuron after the last
 */
public record TraceSpec(String name, String population, String variable, int from, int to) {

  /** Number of recorded neurons. */
  public int columns() {
    return to - from;
  }
}
