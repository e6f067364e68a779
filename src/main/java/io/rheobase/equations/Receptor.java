package io.rheobase.equations;

import io.rheobase.units.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A checked receptor. Its names are those that its parts have within the model: {@code g_ampa}.
 *
 * @param name what connections and inputs call it
 * @param weightUnit the unit of a weight
 * @param states the names of its state variables, in the order of its text
 * @param parameters the names of its parameters, in the order of their declaration
 * @param current its part of the model's {@code I}, voltage dependence included
 * @param arrival what an arrival adds to which state variables
 * @param decay how its state variables are taken from sample to sample
 */
public record Receptor(
    String name,
    Unit weightUnit,
    List<String> states,
    List<String> parameters,
    Optional<Numeric> current,
    List<Arrival> arrival,
    ReceptorText.Decay decay) {
  public Receptor {
    states = List.copyOf(states);
    parameters = List.copyOf(parameters);
    arrival = List.copyOf(arrival);
  }

  /**
   * What the sum of the weights that arrive at a sample adds to a state variable.
   *
   * @param variable the state variable, of the receptor or of the model
   * @param factor by what the sum is multiplied; it contains parameters and {@code dt} only
   * @param span the statement
   */
  public record Arrival(String variable, Numeric factor, Span span) {}
}
