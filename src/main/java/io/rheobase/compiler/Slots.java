package io.rheobase.compiler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which array of a block holds what: the state variables, then the summed input {@code I}, then the
 * parameters that differ between neurons and whatever else is filled in from outside, then scratch.
 * Each is a {@code double[neurons]}; scratch holds nothing from step to step and may be shared by
 * blocks that are not stepped at the same time.
 */
public final class Slots {
  /** Name of the summed input. */
  public static final String INPUT = "I";

  private final List<String> states;
  private final List<String> parameters;
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * Makes the layout.
   *
   * @param states names of the state variables
   * @param parameters names of the per-neuron parameters and of what is filled in before each step
   * @throws IllegalArgumentException if a name occurs twice or there is no state variable
   */
  public Slots(List<String> states, List<String> parameters) {
    this.states = List.copyOf(states);
    this.parameters = List.copyOf(parameters);
    if (states.isEmpty()) {
      throw new IllegalArgumentException("a model needs a state variable");
    }
    states.forEach(this::add);
    add(INPUT);
    parameters.forEach(this::add);
  }

  private void add(String name) {
    if (indices.put(name, indices.size()) != null) {
      throw new IllegalArgumentException("two slots named " + name);
    }
  }

  /** Returns the names of the state variables. */
  public List<String> states() {
    return states;
  }

  /** Returns the names of the per-neuron parameters and of what is filled in before each step. */
  public List<String> parameters() {
    return parameters;
  }

  /**
   * Returns the slot of a state variable, of {@code I} or of a parameter.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public int index(String name) {
    Integer index = indices.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no slot named " + name);
    }
    return index;
  }

  /** Returns the slot of the summed input. */
  public int input() {
    return states.size();
  }

  /** Returns the first scratch slot, which is the number of the others. */
  public int scratch() {
    return states.size() + 1 + parameters.size();
  }

  String name(int index) {
    if (index < states.size()) {
      return states.get(index);
    }
    if (index == input()) {
      return INPUT;
    }
    return parameters.get(index - input() - 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slots slots
        && states.equals(slots.states)
        && parameters.equals(slots.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * states.hashCode() + parameters.hashCode();
  }
}
