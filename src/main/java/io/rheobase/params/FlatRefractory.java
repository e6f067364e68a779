package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Values;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The key {@code t_ref} of the flat form: one number, a list, or a column of a file. */
final class FlatRefractory {

  private static final int MOST_FAULTS = 5;
  private static final Unit MILLISECONDS = Unit.parse("ms");

  private final FlatValues values;
  private final Path folder;
  private final Faults faults;

  FlatRefractory(FlatValues values, Path folder, Faults faults) {
    this.values = values;
    this.folder = folder;
    this.faults = faults;
  }

  /** The refractory periods; nothing after a fault. */
  Optional<Values> read(Long neurons, BigDecimal dt) {
    Entry entry = values.entry(FlatKey.T_REF);
    Optional<Values> period;
    if (entry.value() instanceof YamlNode.Sequence list) {
      period = list(entry, list, neurons);
    } else if (entry.value() instanceof YamlNode.Mapping) {
      period = new NamedFile(entry, folder, faults).refractory(neurons);
    } else {
      period = Optional.ofNullable(values.notNegative(FlatKey.T_REF, null)).map(this::same);
    }
    if (period.isPresent() && dt != null) {
      warnOfVanishing(period.get(), neurons, new Clock(dt, 0));
    }
    return period;
  }

  private Values same(BigDecimal period) {
    return new Values.Constant(MILLISECONDS.toCoherent(period), MILLISECONDS);
  }

  private Optional<Values> list(Entry entry, YamlNode.Sequence list, Long neurons) {
    List<Double> periods = new ArrayList<>();
    int found = 0;
    for (YamlNode item : list.items()) {
      BigDecimal value = values.number(FlatKey.T_REF, item, item.at());
      if (value != null && value.signum() < 0) {
        faults.error(
            item.at(),
            "t_ref must not be negative, found " + FlatValues.plain(value),
            "write 0 or more");
        value = null;
      }
      if (value == null && ++found >= MOST_FAULTS) {
        return Optional.empty();
      }
      periods.add(value == null ? 0 : MILLISECONDS.toCoherent(value));
    }
    if (found > 0) {
      return Optional.empty();
    }
    if (neurons != null && periods.size() != neurons) {
      faults.error(
          entry.at(),
          "this list has " + periods.size() + " values, " + neurons + " neurons need one each",
          "give one value per neuron, or one number for all");
      return Optional.empty();
    }
    Numbers all = Numbers.of(periods.stream().mapToDouble(Double::doubleValue).toArray());
    return Optional.of(new Values.Listed(all, MILLISECONDS));
  }

  private void warnOfVanishing(Values periods, Long neurons, Clock clock) {
    boolean each = !(periods instanceof Values.Constant);
    int count = each && neurons != null ? neurons.intValue() : 1;
    long vanishing =
        IntStream.range(0, count)
            .mapToDouble(i -> ((Values.Known) periods).at(i, count))
            .filter(period -> period > 0 && clock.nearestStep(period) == 0)
            .count();
    if (vanishing > 0) {
      faults.warn(
          values.at(FlatKey.T_REF),
          "t_ref is less than half a step"
              + (count > 1 ? " for " + vanishing + " neurons" : "")
              + ": it holds no sample",
          "lower dt, or write 0");
    }
  }
}
