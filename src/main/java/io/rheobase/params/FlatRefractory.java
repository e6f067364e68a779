package io.rheobase.params;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The key {@code t_ref} of the flat form: one number, a list, or a column of a file. */
final class FlatRefractory {

  private static final int MOST_FAULTS = 5;

  private final FlatValues values;
  private final Path folder;
  private final Faults faults;

  FlatRefractory(FlatValues values, Path folder, Faults faults) {
    this.values = values;
    this.folder = folder;
    this.faults = faults;
  }

  /** The refractory periods, or null after a fault. */
  RefractoryPeriod read(Long neurons, BigDecimal dt) {
    Entry entry = values.entry(FlatKey.T_REF);
    RefractoryPeriod period;
    if (entry.value() instanceof SequenceNode list) {
      period = list(entry, list, neurons);
    } else if (entry.value() instanceof MappingNode) {
      period = new NamedFile(entry, folder, faults).refractory(neurons).orElse(null);
    } else {
      BigDecimal value = values.notNegative(FlatKey.T_REF, null);
      period = value == null ? null : RefractoryPeriod.same(value);
    }
    if (period != null && dt != null) {
      warnOfVanishing(period, dt);
    }
    return period;
  }

  private RefractoryPeriod list(Entry entry, SequenceNode list, Long neurons) {
    List<BigDecimal> periods = new ArrayList<>();
    int found = 0;
    for (Node item : list.getValue()) {
      Position at = entry.source().at(item.getStartMark());
      BigDecimal value = values.number(FlatKey.T_REF, item, at);
      if (value != null && value.signum() < 0) {
        faults.error(
            at, "t_ref must not be negative, found " + FlatValues.plain(value), "write 0 or more");
        value = null;
      }
      if (value == null && ++found >= MOST_FAULTS) {
        return null;
      }
      periods.add(value);
    }
    if (found > 0) {
      return null;
    }
    if (neurons != null && periods.size() != neurons) {
      faults.error(
          entry.at(),
          "this list has " + periods.size() + " values, " + neurons + " neurons need one each",
          "give one value per neuron, or one number for all");
      return null;
    }
    return new RefractoryPeriod(periods, Optional.empty());
  }

  private void warnOfVanishing(RefractoryPeriod period, BigDecimal dt) {
    long vanishing =
        period.values().stream()
            .filter(value -> value.signum() > 0)
            .filter(value -> RefractoryPeriod.same(value).holdSamples(0, dt) == 0)
            .count();
    if (vanishing > 0) {
      faults.warn(
          values.at(FlatKey.T_REF),
          "t_ref is less than half a step"
              + (period.values().size() > 1 ? " for " + vanishing + " neurons" : "")
              + ": it holds no sample",
          "lower dt, or write 0");
    }
  }
}
