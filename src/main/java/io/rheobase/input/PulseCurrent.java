package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import java.util.List;
import java.util.Optional;

/**
 * A train of rectangular pulses. Pulse p is on during steps {@code [start + p·period, start +
 * p·period + width)}, as far as the extent reaches.
 *
 * @param extent whom it drives, and when; the first pulse begins at its start
 * @param amplitude pA
 * @param width steps of a pulse, at least 1
 * @param period steps from the beginning of one pulse to that of the next, not below width
 * @param count number of pulses; {@link Long#MAX_VALUE} for as many as fit
 */
public record PulseCurrent(Extent extent, PerNeuron amplitude, long width, long period, long count)
    implements CurrentSource {

  public PulseCurrent {
    if (width < 1 || period < width || count < 0) {
      throw new IllegalArgumentException(
          "width " + width + ", period " + period + ", count " + count);
    }
  }

  @Override
  public Optional<CurrentSource> sideBySide(List<CurrentSource> all, int size) {
    return Alike.of(PulseCurrent.class, all, size, PulseCurrent::extent, PulseCurrent::isAsLong)
        .map(
            alike ->
                new PulseCurrent(
                    alike.extent(extent),
                    alike.all(PulseCurrent::amplitude),
                    width,
                    period,
                    count));
  }

  private boolean isAsLong(PulseCurrent other) {
    return width == other.width && period == other.period && count == other.count;
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Targets.Part part = extent.targets().within(firstNeuron, count);
    double[] values = amplitude.over(firstNeuron, count);
    return (step, current) -> {
      if (isOn(step)) {
        part.add(values, current);
      }
    };
  }

  private boolean isOn(long step) {
    long since = step - extent.start();
    return extent.includes(step) && since % period < width && since / period < count;
  }
}
