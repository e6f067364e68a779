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

  /** Whether there are quantities per area. */
  static boolean perArea(Given given) {
    if (given instanceof Given.Keys keys) {
      return keys.keys().values().stream().anyMatch(key -> perArea(key.value()));
    }
    if (given instanceof Given.Items list) {
      return list.items().stream().anyMatch(PerNeuron::perArea);
    }
    return given instanceof Given.Amount amount
        && amount.quantity().dimension().equals(Dimension.CURRENT.per(Dimension.AREA));
  }
}
