package io.rheobase.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Neurons of one model.
 *
 * @param name in the parameter file
 * @param model what they are
 * @param size number of neurons
 * @param parameters a value for every parameter of the model, in the model's order
 * @param initial the value of every state variable at sample 0, in the model's order
 * @param refractory how long a neuron is refractory after a spike (ms)
 * @param area of a neuron's membrane, by which values per area were multiplied (um^2)
 */
public record Population(
    String name,
    Model model,
    int size,
    Map<String, Values> parameters,
    Map<String, Values> initial,
    Values refractory,
    OptionalDouble area) {

  public Population {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
  }
}
