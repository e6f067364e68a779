package io.rheobase.params;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * t_ref: how long a neuron is deaf after a spike.
 *
 * @param values one for all neurons, or one for each (ms)
 * @param file where they were read from, if they were
 */
public record RefractoryPeriod(List<BigDecimal> values, Optional<FileColumn> file) {

  private static final BigDecimal FOREVER = BigDecimal.valueOf(Integer.MAX_VALUE);

  /**
   * A column of a file.
   *
   * @param file the file
   * @param column the column's name
   */
  public record FileColumn(DataFile file, String column) {}

  public RefractoryPeriod {
    values = List.copyOf(values);
  }

  /** The same for all neurons (ms). */
  public static RefractoryPeriod same(BigDecimal value) {
    return new RefractoryPeriod(List.of(value), Optional.empty());
  }

  /**
   * How many samples after the spike sample the neuron is held, t_ref/dt rounded half up; longer
   * than any run is {@link Integer#MAX_VALUE}.
   */
  public long holdSamples(int neuron, BigDecimal dt) {
    BigDecimal value = values.get(values.size() == 1 ? 0 : neuron);
    return value.divide(dt, 0, RoundingMode.HALF_UP).min(FOREVER).longValueExact();
  }
}
