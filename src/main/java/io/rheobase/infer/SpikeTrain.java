package io.rheobase.infer;

/**
 * A spike train to be tested.
 *
 * @param population whose neuron it belongs to
 * @param neuron number in its population
 * @param times of its spikes within the recording, ascending, in steps from its first sample
 * @param outside number of its spikes before the recording or after it
 */
public record SpikeTrain(String population, int neuron, int[] times, int outside) {

  /** Number of spikes, those outside of the recording among them. */
  public int spikes() {
    return times.length + outside;
  }

  /** What it is called: {@code population[neuron]}. */
  public String name() {
    return population + "[" + neuron + "]";
  }
}
