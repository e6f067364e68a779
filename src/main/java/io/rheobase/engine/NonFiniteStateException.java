package io.rheobase.engine;

/** A state variable became NaN or infinite: the run cannot go on. */
public final class NonFiniteStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String population;
  private final int neuron;
  private final long sample;
  private final long earliest;
  private final String variable;
  private final double value;

  NonFiniteStateException(
      String population, int neuron, long sample, long earliest, String variable, double value) {
    super(
        "population "
            + population
            + ", neuron "
            + neuron
            + ": "
            + variable
            + " is "
            + value
            + " at sample "
            + sample);
    this.population = population;
    this.neuron = neuron;
    this.sample = sample;
    this.earliest = earliest;
    this.variable = variable;
    this.value = value;
  }

  /** Name of the population. */
  public String population() {
    return population;
  }

  /** Index within the population. */
  public int neuron() {
    return neuron;
  }

  /** The sample at which the value was first seen. */
  public long sample() {
    return sample;
  }

  /** The first sample at which it may have been so: states are not all looked at all the time. */
  public long earliest() {
    return earliest;
  }

  /** Name of the state variable. */
  public String variable() {
    return variable;
  }

  /** NaN or an infinity. */
  public double value() {
    return value;
  }
}
