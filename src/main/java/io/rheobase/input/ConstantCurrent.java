package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import java.util.List;
import java.util.Optional;

/**
 * A current that does not change while it is on: a constant, or with a start and a stop a step.
 *
 * @param extent whom it drives, and when
 * @param value pA
 */
public record ConstantCurrent(Extent extent, PerNeuron value) implements CurrentSource {

  /**
   * The same current for every neuron at every step.
   *
   * @param value pA
   */
  public ConstantCurrent(double value) {
    this(Extent.EVERYTHING, PerNeuron.all(value));
  }

  @Override
  public Optional<CurrentSource> sideBySide(List<CurrentSource> all, int size) {
    return Alike.of(ConstantCurrent.class, all, size, ConstantCurrent::extent, (a, b) -> true)
        .map(alike -> new ConstantCurrent(alike.extent(extent), alike.all(ConstantCurrent::value)));
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Targets.Part part = extent.targets().within(firstNeuron, count);
    double[] values = value.over(firstNeuron, count);
    return new BlockCurrent() {
      @Override
      public void add(long step, double[] current) {
        if (extent.includes(step)) {
          part.add(values, current);
        }
      }

      @Override
      public boolean isSteady() {
        return extent.isAlways();
      }
    };
  }
}
