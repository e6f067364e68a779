package io.rheobase.input;

/**
 * The same current for every neuron at every step.
 *
 * @param value pA
 */
public record ConstantCurrent(double value) implements CurrentSource {

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    return (step, current) -> {
      for (int i = 0; i < count; i++) {
        current[i] += value;
      }
    };
  }
}
