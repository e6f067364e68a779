package io.rheobase.params;

import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.util.Optional;

/** Reads units that stand alone. */
final class Units {
  private Units() {}

  /** The unit; nothing after a fault. */
  static Optional<Unit> read(Given.Word word, Faults faults) {
    try {
      return Optional.of(Unit.parse(word.text()));
    } catch (UnitException e) {
      faults.error(
          new ScalarPlaces(word.scalar()).at(1, e.offset() + 1),
          e.getMessage(),
          e.nearest().map(nearest -> "did you mean " + nearest + "?").orElse(""));
      return Optional.empty();
    }
  }
}
