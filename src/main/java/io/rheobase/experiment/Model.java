package io.rheobase.experiment;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the neurons of a population are.
 *
 * @param name in the parameter file
 * @param shipped whether the program brings it along
 * @param description what it is, in a sentence
 * @param source where it was published
 * @param text the equations as written
 * @param equations the equations, checked; a source of spikes such as {@code poisson} has no state
 *     variables
 * @param initial by state variable, its value at sample 0 where a population gives none: a quantity
 *     or the name of a parameter
 */
public record Model(
    String name,
    boolean shipped,
    String description,
    String source,
    ModelText text,
    ModelEquations equations,
    Map<String, String> initial) {

  public Model {
    initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
  }

  /** Whether it only emits spikes and has no membrane. */
  public boolean isSpikeSource() {
    return equations.states().isEmpty();
  }
}
