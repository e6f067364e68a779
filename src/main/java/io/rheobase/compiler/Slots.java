package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which array of a block holds what: the state variables, then the summed input {@code I}, then the
 * parameters that differ between neurons and whatever else is filled in from outside, then scratch.
 * Each is a {@code double[neurons]}; scratch holds nothing from step to step and may be shared by
 * blocks that are not stepped at the same time.
 *
 * @param states names of the state variables
 * @param parameters names of the per-neuron parameters and of what is filled in before each step
 */
public record Slots(List<String> states, List<String> parameters) {
  /** Name of the summed input. */
  public static final String INPUT = "I";

  /**
   * Makes the layout.
   *
   * @throws IllegalArgumentException if a name occurs twice or there is no state variable
   */
  public Slots {
    states = List.copyOf(states);
    parameters = List.copyOf(parameters);
    if (states.isEmpty()) {
      throw new IllegalArgumentException("a model needs a state variable");
    }
    List<String> names = new ArrayList<>(states);
    names.add(INPUT);
    names.addAll(parameters);
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (!different.add(name)) {
        throw new IllegalArgumentException("two slots named " + name);
      }
    }
  }

  /**
   * Returns the slot of a state variable, of {@code I} or of a parameter.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public int index(String name) {
    int state = states.indexOf(name);
    if (state >= 0) {
      return state;
    }
    if (name.equals(INPUT)) {
      return input();
    }
    int parameter = parameters.indexOf(name);
    if (parameter < 0) {
      throw new IllegalArgumentException("no slot named " + name);
    }
    return states.size() + 1 + parameter;
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
}
