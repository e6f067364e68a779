package io.rheobase.infer;

import java.util.List;

/**
 * What was found about a recorded neuron.
 *
 * @param population whose neuron it is
 * @param neuron number in its population
 * @param trains in the order of the file
 */
public record NeuronResult(String population, int neuron, List<TrainResult> trains) {

  public NeuronResult {
    trains = List.copyOf(trains);
  }

  /** What it is called: {@code population[neuron]}. */
  public String name() {
    return population + "[" + neuron + "]";
  }
}
