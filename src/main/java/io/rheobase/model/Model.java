package io.rheobase.model;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Parameter;
import io.rheobase.random.StreamKey;
import io.rheobase.units.Quantity;
import java.util.HashMap;
import java.util.Map;

/**
 * A model of a neuron.
 *
 * @param name what it is called in a parameter file
 * @param description what it is, in a sentence
 * @param source where it was published
 * @param equations its equations
 */
public record Model(String name, String description, String source, ModelEquations equations) {

  /**
   * The model as a run steps it, driven by inputs and with the total current shown.
   *
   * @see #bind(double, Method, Map, StreamKey, InputUse)
   */
  public BoundModel bind(
      double dt, Method method, Map<String, PerNeuron> parameters, StreamKey noise) {
    return bind(dt, method, parameters, noise, new InputUse(true, true));
  }

  /**
   * The model as a run steps it.
   *
   * @param dt time step (ms)
   * @param method how it is advanced
   * @param parameters values of parameters, in the coherent system; those that are left out take
   *     their defaults. All that are not the same for all neurons have one number for each neuron
   *     of the population
   * @param noise key of the draws of {@code xi}, of purpose {@code model}
   * @param use of the slot of the input
   * @throws IllegalArgumentException if a name is no parameter of the model, or one without a
   *     default is left out
   * @throws MethodException if the method cannot advance the equations
   */
  public BoundModel bind(
      double dt, Method method, Map<String, PerNeuron> parameters, StreamKey noise, InputUse use) {
    Map<String, PerNeuron> values = new HashMap<>(parameters);
    for (Parameter parameter : equations.parameters()) {
      if (!values.containsKey(parameter.name())) {
        values.put(parameter.name(), PerNeuron.all(standard(parameter)));
      }
    }
    if (values.size() > equations.parameters().size()) {
      equations.parameters().forEach(parameter -> values.remove(parameter.name()));
      throw new IllegalArgumentException(name + " has no parameter " + values.keySet());
    }
    return new Binding(equations, dt, method, values, noise, use).bind();
  }

  private double standard(Parameter parameter) {
    return parameter
        .defaultValue()
        .map(Quantity::coherent)
        .orElseThrow(
            () -> new IllegalArgumentException(name + " needs a value of " + parameter.name()));
  }
}
