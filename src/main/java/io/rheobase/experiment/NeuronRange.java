package io.rheobase.experiment;

/**
 * Neurons of a population, {@code from..to}.
 *
 * @param from the first
 * @param to the last, which belongs to the range
 */
public record NeuronRange(int from, int to) {

  /** How many there are. */
  public int count() {
    return to - from + 1;
  }
}
