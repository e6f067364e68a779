package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import java.util.List;
import java.util.Optional;

/**
 * A current that rises or falls evenly: {@code from} at the start step, {@code to} at the step
 * {@code length} later, and {@code to} from there until the extent's stop.
 *
 * @param extent whom it drives, and when
 * @param from pA
 * @param to pA
 * @param length steps of the rise, at least 1
 */
public record RampCurrent(Extent extent, PerNeuron from, PerNeuron to, long length)
    implements CurrentSource {

  public RampCurrent {
    if (length < 1) {
      throw new IllegalArgumentException("length " + length);
    }
  }

  @Override
  public Optional<CurrentSource> sideBySide(List<CurrentSource> all, int size) {
    return Alike.of(
            RampCurrent.class,
            all,
            size,
            RampCurrent::extent,
            (one, other) -> one.length == other.length)
        .map(
            alike ->
                new RampCurrent(
                    alike.extent(extent),
                    alike.all(RampCurrent::from),
                    alike.all(RampCurrent::to),
                    length));
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Targets.Part part = extent.targets().within(firstNeuron, count);
    double[] first = from.over(firstNeuron, count);
    double[] last = to.over(firstNeuron, count);
    double[] rise = new double[count];
    for (int i = 0; i < count; i++) {
      rise[i] = last[i] - first[i];
    }
    return (step, current) -> {
      if (!extent.includes(step)) {
        return;
      }
      long since = step - extent.start();
      if (since < length) {
        part.add(rise, (double) since / length, first, current);
      } else {
        part.add(last, current);
      }
    };
  }
}
