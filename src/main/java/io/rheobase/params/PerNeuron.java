package io.rheobase.params;

import io.rheobase.units.Dimension;

/** What kind of quantities a part of the file holds, without knowing what they are for. */
final class PerNeuron {
  private PerNeuron() {}

  /** Whether there are values that differ between neurons by their position. */
  static boolean in(Given given) {
    if (given instanceof Given.Keys keys) {
      return keys.has("linspace")
          || keys.has("file")
          || keys.keys().entrySet().stream()
              .filter(entry -> !entry.getKey().equals("normal"))
              .filter(entry -> !entry.getKey().equals("uniform"))
              .anyMatch(entry -> in(entry.getValue().value()));
    }
    return given instanceof Given.Items;
  }

  /** Whether there are quantities of a dimension per area. */
  static boolean perArea(Given given, Dimension dimension) {
    if (given instanceof Given.Keys keys) {
      return keys.keys().values().stream().anyMatch(key -> perArea(key.value(), dimension));
    }
    if (given instanceof Given.Items list) {
      return list.items().stream().anyMatch(item -> perArea(item, dimension));
    }
    return given instanceof Given.Amount amount
        && Membrane.isPerArea(dimension, amount.quantity().dimension());
  }
}
