package io.rheobase.input;

import io.rheobase.math.Turns;
import io.rheobase.model.PerNeuron;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A sinusoidal current, {@code amplitude · sin(2π · frequency · t + phase) + offset}, where t is
 * the time since the start of its extent.
 *
 * <p>The angle is exact to 2⁻⁶³ turns however long the run, and its sine to 2.5 ulp.
 */
public final class SineCurrent implements CurrentSource {

  private final Extent extent;
  private final PerNeuron amplitude;
  private final PerNeuron offset;
  private final PerNeuron frequency;
  private final PerNeuron phase;
  private final BigDecimal dt;

  /**
   * @param extent whom it drives, and when
   * @param amplitude pA
   * @param offset pA
   * @param frequency Hz
   * @param phase the angle at the start (rad)
   * @param dt step (ms)
   */
  public SineCurrent(
      Extent extent,
      PerNeuron amplitude,
      PerNeuron offset,
      PerNeuron frequency,
      PerNeuron phase,
      BigDecimal dt) {
    this.extent = Objects.requireNonNull(extent);
    this.amplitude = Objects.requireNonNull(amplitude);
    this.offset = Objects.requireNonNull(offset);
    this.frequency = Objects.requireNonNull(frequency);
    this.phase = Objects.requireNonNull(phase);
    this.dt = Objects.requireNonNull(dt);
  }

  @Override
  public Optional<CurrentSource> sideBySide(List<CurrentSource> all, int size) {
    return Alike.of(
            SineCurrent.class,
            all,
            size,
            source -> source.extent,
            (one, other) -> one.dt.equals(other.dt))
        .map(
            alike ->
                new SineCurrent(
                    alike.extent(extent),
                    alike.all(source -> source.amplitude),
                    alike.all(source -> source.offset),
                    alike.all(source -> source.frequency),
                    alike.all(source -> source.phase),
                    dt));
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    Targets.Part part = extent.targets().within(firstNeuron, count);
    double[] scale = amplitude.over(firstNeuron, count);
    double[] level = offset.over(firstNeuron, count);
    if (frequency.isUniform() && phase.isUniform()) {
      Angle angle = angle(firstNeuron);
      return (step, current) -> {
        if (extent.includes(step)) {
          part.add(scale, Turns.sin(angle.at(step - extent.start())), level, current);
        }
      };
    }
    Angle[] angles =
        IntStream.range(firstNeuron, firstNeuron + count)
            .mapToObj(this::angle)
            .toArray(Angle[]::new);
    double[] sine = new double[count];
    return (step, current) -> {
      if (extent.includes(step)) {
        Arrays.setAll(sine, i -> Turns.sin(angles[i].at(step - extent.start())));
        part.add(scale, sine, level, current);
      }
    };
  }

  private Angle angle(int neuron) {
    return new Angle(frequency.of(neuron), phase.of(neuron), dt);
  }
}
