package io.rheobase.params;

import io.rheobase.units.Dimension;
import java.util.OptionalDouble;

/**
 * The membrane of a population's neurons: turns values per area into values of a neuron. Where no
 * area is given, all such values must be per area, and are then those of 1 cm^2: the dynamics are
 * the same for every area.
 */
final class Membrane {

  private static final double SQUARE_CENTIMETRE = 1e8;

  private record Extensive(String name, Position at, String text) {}

  private final OptionalDouble area;
  private Extensive perArea;
  private Extensive whole;

  /**
   * @param area of a neuron (um^2), if it is given
   */
  Membrane(OptionalDouble area) {
    this.area = area;
  }

  OptionalDouble area() {
    return area;
  }

  /** The area by which values per area are multiplied (um^2). */
  double effectiveArea() {
    return area.orElse(SQUARE_CENTIMETRE);
  }

  boolean isUsed() {
    return perArea != null;
  }

  /** How values of a dimension grow with area: 1 as a current does, -1 as a resistance does, 0. */
  static int growth(Dimension dimension) {
    return (dimension.current() + dimension.mass()) / 2;
  }

  /** Whether a quantity is one of this dimension per area. */
  static boolean isPerArea(Dimension dimension, Dimension found) {
    int growth = growth(dimension);
    return growth == 1 && found.equals(dimension.per(Dimension.AREA))
        || growth == -1 && found.equals(dimension.times(Dimension.AREA));
  }

  /** The value of a neuron, in the coherent system. */
  double value(Dimension dimension, Given.Amount amount, String name) {
    double value = amount.quantity().coherent();
    Extensive written = new Extensive(name, amount.at(), amount.text());
    if (isPerArea(dimension, amount.quantity().dimension())) {
      perArea = perArea == null ? written : perArea;
      return growth(dimension) == 1 ? value * effectiveArea() : value / effectiveArea();
    }
    if (growth(dimension) != 0 && value != 0) {
      whole = whole == null ? written : whole;
    }
    return value;
  }

  /** Notes a value that is that of a whole neuron and was not written: a default. */
  void whole(Dimension dimension, String name, Position at, String text, double value) {
    if (growth(dimension) != 0 && value != 0) {
      whole = whole == null ? new Extensive(name, at, text) : whole;
    }
  }

  /** Reports values per area beside values of a neuron where no area relates the two. */
  void check(String population, Faults faults) {
    if (area.isEmpty() && perArea != null && whole != null) {
      faults.error(
          perArea.at(),
          perArea.name()
              + " ("
              + Wording.shown(perArea.text())
              + ") is per area, "
              + whole.name()
              + " ("
              + Wording.shown(whole.text())
              + ") is not, and "
              + population
              + " has no area",
          "add `area: 20000 um^2`, or length and diameter, to " + population);
    }
  }
}
