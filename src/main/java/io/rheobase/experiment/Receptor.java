package io.rheobase.experiment;

import io.rheobase.equations.ReceptorText;
import java.util.Optional;

/**
 * What the spikes that arrive at a neuron act on. The values of its parameters and those of its
 * state variables at sample 0 stand among the values of its population, under composed names:
 * {@code tau_ampa}, {@code g_ampa}.
 *
 * @param text its equations
 * @param kind which of the program's kinds it is; none where its equations are the user's own
 */
public record Receptor(ReceptorText text, Optional<Kind> kind) {

  /**
   * A kind of receptor that the program brings along.
   *
   * @param acts conductance or current
   * @param shape what follows an arrival, as in {@code exponential}
   */
  public record Kind(String acts, String shape) {

    /** Its name in words, as in "exponential conductance". */
    @Override
    public String toString() {
      return shape + " " + acts;
    }
  }

  /** What connections and inputs call it. */
  public String name() {
    return text.name();
  }

  /** The name of one of its parameters or state variables among those of its population. */
  public String composed(String own) {
    return own + "_" + name();
  }
}
