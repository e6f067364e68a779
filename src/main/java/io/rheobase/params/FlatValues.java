package io.rheobase.params;

import io.rheobase.units.NearestName;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** The values of a flat file by key: each read with its type, each fault located. */
final class FlatValues {

  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?\\.?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WITH_UNIT =
      Pattern.compile("(?<number>[+-]?[0-9._]+(?:[eE][+-]?[0-9]+)?)\\s*(?<unit>[A-Za-zµμ/%].*)");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]+,[0-9]+");
  private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9_]+(?:\\..*)?");

  private static final Pattern OTHER_BASE = Pattern.compile("[+-]?0[xXoObB][0-9a-fA-F_]+");
  private final Map<FlatKey, Entry> given = new EnumMap<>(FlatKey.class);
  private final Set<FlatKey> misspelt = EnumSet.noneOf(FlatKey.class);
  private final Position top;
  private final Faults faults;

  FlatValues(Map<String, Entry> entries, Position top, Faults faults) {
    this.top = top;
    this.faults = faults;
    for (Entry entry : entries.values()) {
      Optional<FlatKey> key = FlatKey.named(entry.key());
      if (key.isEmpty()) {
        unknown(entry);
      } else if (given.containsKey(key.get())) {
        Entry other = given.get(key.get());
        faults.error(
            entry.keyAt(),
            entry.key() + " is the same as " + other.key() + " in line " + other.keyAt().line(),
            "keep one of the two");
      } else {
        given.put(key.get(), entry);
      }
    }
  }

  private void unknown(Entry entry) {
    Optional<String> nearest = NearestName.of(entry.key(), FlatKey.names());
    nearest.flatMap(FlatKey::named).ifPresent(misspelt::add);
    faults.error(
        entry.keyAt(),
        "there is no key " + Wording.shown(entry.key()),
        nearest
            .map(name -> "did you mean " + name + "?")
            .orElse("the keys are " + Wording.list(FlatKey.names(), "and")));
  }

  boolean has(FlatKey key) {
    return given.containsKey(key);
  }

  /** Whether an unknown key was probably meant to be this one. */
  boolean isMisspelt(FlatKey key) {
    return misspelt.contains(key);
  }

  /** The name that the file uses. */
  String name(FlatKey key) {
    return has(key) ? given.get(key).key() : key.key();
  }

  /** A line that would do. */
  String line(FlatKey key) {
    return name(key) + ": " + key.example();
  }

  /** The entry, which must be there. */
  Entry entry(FlatKey key) {
    return given.get(key);
  }

  /** Where the value stands; the top of the file where the key is absent. */
  Position at(FlatKey key) {
    return has(key) ? given.get(key).at() : top;
  }

  /** Reports an absent key, unless it was misspelt; true where it is there. */
  boolean require(FlatKey key) {
    if (!has(key) && !isMisspelt(key)) {
      faults.error(
          top,
          "the key " + key.key() + " is missing (" + described(key) + ")",
          "add a line like `" + line(key) + "`");
    }
    return has(key);
  }

  private static String described(FlatKey key) {
    return key.meaning() + (key.unit().isEmpty() ? "" : ", " + key.unit());
  }

  /** The number given, or the default where the key is absent; null after a fault. */
  BigDecimal number(FlatKey key, BigDecimal absent) {
    return has(key) ? number(key, given.get(key).value(), at(key)) : absent;
  }

  /** The number given; a key that is absent is a fault. Null after a fault. */
  BigDecimal required(FlatKey key) {
    return require(key) ? number(key, null) : null;
  }

  /** A required number greater than zero; null after a fault. */
  BigDecimal positive(FlatKey key) {
    BigDecimal value = required(key);
    if (value != null && value.signum() <= 0) {
      faults.error(
          at(key),
          name(key) + " must be greater than 0, found " + plain(value),
          "write for example `" + line(key) + "` (" + described(key) + ")");
      return null;
    }
    return value;
  }

  /** A number that is not negative; null after a fault. */
  BigDecimal notNegative(FlatKey key, BigDecimal absent) {
    BigDecimal value = number(key, absent);
    if (value != null && value.signum() < 0) {
      faults.error(
          at(key),
          name(key) + " must not be negative, found " + plain(value),
          "write for example `" + line(key) + "` (" + described(key) + ")");
      return null;
    }
    return value;
  }

  /** A whole number from {@code least} to {@code most}, or the default; null after a fault. */
  Long whole(FlatKey key, long least, long most, Long absent) {
    BigDecimal value = number(key, absent == null ? null : BigDecimal.valueOf(absent));
    if (value == null) {
      return null;
    }
    if (value.stripTrailingZeros().scale() > 0) {
      faults.error(
          at(key),
          name(key) + " must be a whole number, found " + plain(value),
          "write for example `" + line(key) + "` (" + described(key) + ")");
    } else if (value.compareTo(BigDecimal.valueOf(least)) < 0) {
      faults.error(
          at(key),
          name(key) + " must be at least " + least + ", found " + plain(value),
          "write for example `" + line(key) + "` (" + described(key) + ")");
    } else if (value.compareTo(BigDecimal.valueOf(most)) > 0) {
      faults.error(
          at(key),
          name(key) + " must be at most " + most + ", found " + plain(value),
          "write for example `" + line(key) + "` (" + described(key) + ")");
    } else {
      return value.longValueExact();
    }
    return null;
  }

  /** The text of a plain or quoted scalar, or null where there is none. */
  String text(FlatKey key) {
    return has(key) && given.get(key).value() instanceof YamlNode.Scalar scalar
        ? scalar.text()
        : null;
  }

  /** One number of a value; null after a fault. */
  BigDecimal number(FlatKey key, YamlNode node, Position at) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      faults.error(
          at,
          name(key)
              + " is one number"
              + inUnit(key)
              + ", this is a "
              + (node instanceof YamlNode.Mapping ? "map" : "list"),
          "write `" + line(key) + "`");
      return null;
    }
    String text = scalar.text();
    Optional<BigDecimal> number = DecimalText.parse(text);
    ScalarStyle style = scalar.style();
    if (style != ScalarStyle.PLAIN) {
      boolean quoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
      faults.error(
          at,
          name(key)
              + " is a number"
              + inUnit(key)
              + ", this is "
              + (quoted ? "text in quotes" : "a block of text"),
          number.isPresent()
              ? "write `" + name(key) + ": " + text + "`"
              : "write `" + line(key) + "`");
      return null;
    }
    if (number.isEmpty()) {
      notANumber(key, text, at);
      return null;
    }
    double value = Math.abs(number.get().doubleValue());
    boolean tooSmall = number.get().signum() != 0 && value < Double.MIN_NORMAL;
    if (Double.isInfinite(value) || tooSmall) {
      faults.error(
          at,
          name(key)
              + " is too "
              + (tooSmall ? "small" : "large")
              + ", found "
              + Wording.shown(text),
          "the numbers of a computer go from 2.3e-308 to 1.7e308");
      return null;
    }
    return number.get();
  }

  private void notANumber(FlatKey key, String text, Position at) {
    Matcher withUnit = WITH_UNIT.matcher(text);
    if (text.isEmpty()) {
      faults.error(at, name(key) + " has no value", "write `" + line(key) + "`");
    } else if (NOT_FINITE.matcher(text).matches()) {
      faults.error(at, name(key) + " must be finite, found " + text, "write `" + line(key) + "`");
    } else if (OTHER_BASE.matcher(text).matches()) {
      faults.error(
          at,
          name(key) + " is a decimal number" + inUnit(key) + ", found " + Wording.shown(text),
          "write it in decimal digits, like `" + line(key) + "`");
    } else if (DECIMAL_COMMA.matcher(text).matches()) {
      faults.error(
          at,
          name(key) + " is a number" + inUnit(key) + ", found " + text,
          "write a decimal point: `" + name(key) + ": " + text.replace(',', '.') + "`");
    } else if (LEADING_ZERO.matcher(text).matches()) {
      faults.error(
          at,
          name(key) + " begins with a zero, which reads as another number elsewhere: " + text,
          "write `" + name(key) + ": " + text.replaceFirst("^([+-]?)0+(?=[0-9])", "$1") + "`");
    } else if (withUnit.matches() && DecimalText.parse(withUnit.group("number")).isPresent()) {
      boolean same = withUnit.group("unit").strip().equals(key.unit());
      faults.error(
          at,
          name(key) + " is a bare number" + inUnit(key) + " here, found " + Wording.shown(text),
          same || key.unit().isEmpty()
              ? "write `" + name(key) + ": " + withUnit.group("number") + "`"
              : "convert it to " + key.unit() + " and write the number alone");
    } else {
      faults.error(
          at,
          name(key) + " must be a number" + inUnit(key) + ", found " + Wording.shown(text),
          "write `" + line(key) + "`");
    }
  }

  private static String inUnit(FlatKey key) {
    return key.unit().isEmpty() ? "" : " in " + key.unit();
  }

  /** A number in a message: with an exponent where it would take many digits without. */
  static String plain(BigDecimal value) {
    String text = value.toPlainString();
    return text.length() > 25 ? value.toString() : text;
  }
}
