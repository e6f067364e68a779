package io.rheobase.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Neurons of one model.
 *
 * @param name in the parameter file
 * @param model what they are, with their receptors
 * @param size number of neurons
 * @param parameters a value for every parameter of the model, in the model's order; then those of
 *     the receptors, under composed names
 * @param initial the value of every state variable at sample 0, in the same order
 * @param refractory how long a neuron is refractory after a spike (ms)
 * @param spikes that its neurons emit, where they are given
 * @param area of a neuron's membrane, by which values per area were multiplied (um^2)
 */
public record Population(
    String name,
    Model model,
    int size,
    Map<String, Values> parameters,
    Map<String, Values> initial,
    Values refractory,
    Optional<SpikeTimes> spikes,
    OptionalDouble area) {

  public Population {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
  }

  /** What the spikes that arrive act on, in the order of the file. */
  public List<Receptor> receptors() {
    return model.receptors();
  }
}
