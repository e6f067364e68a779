package io.rheobase.model;

import io.rheobase.compiler.Kernel;
import java.util.List;

/**
 * A model with its run constants folded in, and the layout of the memory that its kernel works on.
 *
 * @param kernel advances the neurons
 * @param states names of the state variables; their slots are 0, 1, …
 * @param input slot of the summed input current
 * @param slots number of slots of a block
 * @param threshold slot of the variable that is compared with the threshold and held after a spike
 * @param thresholdValue the threshold (mV)
 */
public record BoundModel(
    Kernel kernel,
    List<String> states,
    int input,
    int slots,
    int threshold,
    double thresholdValue) {

  public BoundModel {
    states = List.copyOf(states);
  }
}
