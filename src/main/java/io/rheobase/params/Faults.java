package io.rheobase.params;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers all faults of one pass, so that a user mends them all at once. */
final class Faults {

  /** More than these would only be a burden. */
  private static final int MOST = 1000;

  private final List<Fault> errors = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private int count;

  void error(Position at, String what, String fix) {
    error(new Fault(at, what, fix));
  }

  void error(Fault fault) {
    count++;
    if (errors.size() < MOST) {
      errors.add(fault);
    }
  }

  void warn(Position at, String what, String fix) {
    if (warnings.size() < MOST) {
      warnings.add(new Fault(at, what, fix));
    }
  }

  void addAll(Faults others) {
    others.errors.forEach(this::error);
    warnings.addAll(others.warnings);
  }

  List<Fault> warnings() {
    return warnings.stream().distinct().toList();
  }

  /** Whether there is an error. */
  boolean any() {
    return !errors.isEmpty();
  }

  /** Number of errors so far. */
  int count() {
    return count;
  }

  void throwIfAny() {
    if (!errors.isEmpty()) {
      errors.sort(
          Comparator.comparing((Fault fault) -> fault.at().source())
              .thenComparingInt(fault -> fault.at().line())
              .thenComparingInt(fault -> fault.at().column()));
      throw new ParameterFileException(errors.stream().distinct().toList(), warnings());
    }
  }
}
