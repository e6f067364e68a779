package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads units. In those of a receptor {@code [V]} stands for the unit of the model's V. */
final class UnitReader {
  private static final Pattern NAMED = Pattern.compile("(?:([*/])\\s*)?\\[\\s*(\\w+)\\s*]");

  private final Map<String, Unit> named;
  private final Faults faults;
  private final Set<String> missing = new HashSet<>();

  private UnitReader(Map<String, Unit> named, Faults faults) {
    this.named = named;
    this.faults = faults;
  }

  /** The units of a model. */
  static UnitReader ofModel(Faults faults) {
    return new UnitReader(Map.of(), faults);
  }

  /**
   * The units of a receptor.
   *
   * @param named the units of what the model has by name
   */
  static UnitReader ofReceptor(Map<String, Unit> named, Faults faults) {
    return new UnitReader(Map.copyOf(named), faults);
  }

  /** Reads a unit in a stretch of a text; on a fault the result is empty. */
  Optional<Unit> read(SourceText text, int from, int to) {
    String written = text.text().substring(from, to);
    if (named.isEmpty() || written.indexOf('[') < 0) {
      try {
        return Optional.of(Unit.parse(written));
      } catch (UnitException e) {
        faults.add(text, from, e);
        return Optional.empty();
      }
    }
    return readNamed(text, from, written);
  }

  /** Whether a unit named something that the model does not have. */
  boolean isAnyMissing() {
    return !missing.isEmpty();
  }

  private Optional<Unit> readNamed(SourceText text, int from, String written) {
    StringBuilder spelt = new StringBuilder();
    Matcher factor = NAMED.matcher(written);
    int end = 0;
    while (factor.find()) {
      String name = factor.group(2);
      Unit unit = named.get(name);
      if (unit == null) {
        reportMissing(text.span(from + factor.start(), from + factor.end()), name);
        return Optional.empty();
      }
      if (factor.group().equals(written.strip())) {
        return Optional.of(unit);
      }
      spelt.append(written, end, factor.start());
      boolean divides = "/".equals(factor.group(1));
      append(spelt, divides ? Dimension.NONE.per(unit.dimension()) : unit.dimension());
      end = factor.end();
    }
    spelt.append(written.substring(end));
    try {
      Unit unit = Unit.parse(spelt.toString().isBlank() ? "1" : spelt.toString());
      return Optional.of(unit.scale() == 0 ? Unit.coherent(unit.dimension()) : unit);
    } catch (UnitException e) {
      faults.add(text.span(from, from + written.length()), e.getMessage(), "");
      return Optional.empty();
    }
  }

  private static void append(StringBuilder unit, Dimension factor) {
    if (!factor.isNone()) {
      String symbol = factor.symbol();
      unit.append(unit.toString().isBlank() || symbol.startsWith("/") ? "" : "*").append(symbol);
    }
  }

  private void reportMissing(Span span, String name) {
    if (missing.add(name)) {
      faults.add(span, "the model has no state variable " + name, "this receptor needs one");
    }
  }
}
