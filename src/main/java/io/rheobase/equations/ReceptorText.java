package io.rheobase.equations;

import java.util.List;

/**
 * A receptor as its author wrote it: how spikes that arrive act on a neuron. Texts that are not
 * there are empty.
 *
 * <p>Its names are its own: a state variable {@code g} of the receptor {@code ampa} becomes {@code
 * g_ampa} beside the state variables of the model, and the same holds for its sub-expressions and
 * parameters. {@code I} may be one of them. Beyond them it knows the state variables, parameters
 * and sub-expressions of the model, unless a name of its own hides them, and {@code t} and {@code
 * dt}. In its units {@code [V]} is the unit of the model's V, {@code [I]} that of its input.
 *
 * @param name what connections and inputs call it
 * @param equations its own equations, one a line
 * @param current its part of the model's {@code I}, or empty
 * @param voltageDependence a dimensionless factor of the current, or empty
 * @param arrival statements {@code X += expression}, linear in {@code weight}: what the arrival of
 *     a spike adds to state variables of the receptor or the model
 * @param decay how its state variables are taken from sample to sample
 * @param parameters its parameters in the order in which they are declared
 */
public record ReceptorText(
    String name,
    String equations,
    String current,
    String voltageDependence,
    String arrival,
    Decay decay,
    List<ModelText.ParameterText> parameters) {
  public ReceptorText {
    parameters = List.copyOf(parameters);
  }

  /** How the state variables of a receptor are taken from sample to sample. */
  public enum Decay {
    /**
     * By the solution of their equations, where these are linear with constant coefficients; others
     * are advanced by the method of the population.
     */
    EXACT("exact"),
    /** By forward Euler from the old state, whatever the method of the population. */
    EULER("euler");

    private final String text;

    Decay(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }
}
