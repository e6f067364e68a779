package io.rheobase.params;

import io.rheobase.equations.Receptor;
import io.rheobase.experiment.Population;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What spikes may act on. */
final class Receptors {

  private Receptors() {}

  /** The unit of a weight onto a receptor of a population; nothing after a fault. */
  static Optional<Unit> weight(Population population, Given.Word receptor, Faults faults) {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (Receptor each : population.model().equations().receptors()) {
      units.put(each.name(), each.weightUnit());
    }
    Unit unit = units.get(receptor.text());
    if (unit == null) {
      faults.error(
          receptor.at(),
          units.isEmpty()
              ? population.name() + " has no receptors"
              : population.name() + " has no receptor " + Wording.shown(receptor.text()),
          units.isEmpty()
              ? "add `receptors: {"
                  + receptor.text()
                  + ": {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}` to "
                  + population.name()
              : Wording.nearest(receptor.text(), units.keySet(), "its receptors"));
    }
    return Optional.ofNullable(unit);
  }

  /** Whether a weight may have its sign; a conductance cannot be negative. */
  static boolean isPossible(Given weight, Unit unit, Faults faults) {
    if (!unit.dimension().equals(Dimension.CONDUCTANCE)
        || !(weight instanceof Given.Amount amount)
        || amount.quantity().number().signum() >= 0) {
      return true;
    }
    faults.error(
        amount.at(),
        "weight is a conductance and cannot be negative, found " + Wording.shown(amount.text()),
        "write `weight: "
            + amount.text().strip().substring(1).strip()
            + "`: the receptor's E_rev makes it inhibitory");
    return false;
  }

  /** What the weights onto a receptor are bound to. */
  static Bound bound(Unit unit) {
    return unit.dimension().equals(Dimension.CONDUCTANCE) ? Bound.NOT_NEGATIVE : Bound.ANY;
  }
}
