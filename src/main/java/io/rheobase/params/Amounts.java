package io.rheobase.params;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Dimension;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers with units, and holds them to the dimension that is wanted. */
final class Amounts {

  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?\\.?(nan|inf|infinity)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+\\b.*");
  private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9_]+.*");
  private static final Pattern SEXAGESIMAL = Pattern.compile("[+-]?[0-9]+(:[0-9]+)+.*");

  private final Faults faults;

  Amounts(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads a quantity.
   *
   * @param name what it is for
   * @param example a quantity that would do; empty for none
   */
  Optional<Given.Amount> read(YamlNode.Scalar scalar, String name, String example) {
    String text = scalar.text();
    Position at = scalar.at();
    String fix = example.isEmpty() ? "" : "write `" + name + ": " + example + "`";
    if (text.isBlank()) {
      faults.error(at, name + " has no value", fix);
    } else if (NOT_FINITE.matcher(text).matches()) {
      faults.error(at, name + " must be finite, found " + Wording.shown(text), fix);
    } else if (DECIMAL_COMMA.matcher(text).matches()) {
      faults.error(
          at,
          name + " has a decimal comma: " + Wording.shown(text),
          "write `" + name + ": " + text.replaceFirst(",", ".") + "`");
    } else if (LEADING_ZERO.matcher(text).matches()) {
      faults.error(
          at,
          name + " begins with a zero, which reads as another number elsewhere: " + text,
          "write `" + name + ": " + text.replaceFirst("^([+-]?)0+(?=[0-9])", "$1") + "`");
    } else if (SEXAGESIMAL.matcher(text).matches()) {
      faults.error(at, name + " is no number with a unit: " + Wording.shown(text), fix);
    } else {
      try {
        return Optional.of(new Given.Amount(Quantity.parse(text), text, at));
      } catch (UnitException e) {
        unreadable(e, scalar, name, fix);
      }
    }
    return Optional.empty();
  }

  private void unreadable(UnitException e, YamlNode.Scalar scalar, String name, String fix) {
    boolean noNumber = e.getMessage().startsWith("a number is expected");
    faults.error(
        new ScalarPlaces(scalar).at(1, e.offset() + 1),
        noNumber
            ? name + " must be a number with its unit, found " + Wording.shown(scalar.text())
            : name + ": " + e.getMessage(),
        e.nearest().map(nearest -> "did you mean " + nearest + "?").orElse(noNumber ? fix : ""));
  }

  /**
   * Whether a quantity has a dimension; a fault says what it has instead.
   *
   * @param unit in which it would usually be written
   */
  boolean isOf(Dimension dimension, Unit unit, Given.Amount amount, String name) {
    return isOf(dimension, unit, amount, name, name + ": ");
  }

  /**
   * The same for a value that may stand in a list.
   *
   * @param key what is written before it: a key with its colon, or nothing
   */
  boolean isOf(Dimension dimension, Unit unit, Given.Amount amount, String name, String key) {
    if (amount.quantity().dimension().equals(dimension)
        && amount.quantity().bare() == dimension.isNone()) {
      return true;
    }
    if (amount.quantity().bare()) {
      faults.error(
          amount.at(),
          name + " has no unit: it is a " + dimension + ", found " + Wording.shown(amount.text()),
          "write `" + key + amount.text().strip() + " " + unit + "`");
    } else {
      faults.error(
          amount.at(),
          name
              + " is "
              + described(dimension)
              + ", "
              + Wording.shown(amount.text())
              + " is "
              + described(amount.quantity().dimension()),
          dimension.isNone() ? "write the number alone" : "give it in " + unit);
    }
    return false;
  }

  /** The dimension with an article. */
  static String described(Dimension dimension) {
    if (dimension.isNone()) {
      return "a number without unit";
    }
    String words = dimension.toString();
    return dimension.name().isEmpty()
        ? "in " + words
        : ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
  }

  /** Whether a number keeps to its bound; a fault says that it does not. */
  boolean isWithin(Bound bound, Given.Amount amount, String name, String example) {
    int sign = amount.quantity().number().signum();
    boolean within =
        switch (bound) {
          case ANY -> true;
          case POSITIVE -> sign > 0;
          case NOT_NEGATIVE -> sign >= 0;
        };
    if (!within) {
      faults.error(
          amount.at(),
          name + " " + bound.words() + ", found " + Wording.shown(amount.text()),
          example.isEmpty() ? "" : "for example `" + name + ": " + example + "`");
    }
    return within;
  }

  /** The exact value in the coherent unit of its dimension. */
  static BigDecimal exact(Given.Amount amount) {
    return amount.quantity().number().scaleByPowerOfTen(amount.quantity().unit().scale());
  }
}
