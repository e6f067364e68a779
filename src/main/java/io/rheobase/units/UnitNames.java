package io.rheobase.units;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of units: those of the SI that the field uses, with their prefixes. */
final class UnitNames {
  /**
   * @param power the unit is 10^power of the SI's own unit of that dimension
   */
  record Named(String name, Dimension dimension, int power) {}

  private static final Map<String, Named> NAMES = new LinkedHashMap<>();

  static {
    Map<String, Integer> prefixes = new LinkedHashMap<>();
    prefixes.put("", 0);
    prefixes.put("m", -3);
    prefixes.put("u", -6);
    prefixes.put("n", -9);
    prefixes.put("p", -12);
    prefixes.put("f", -15);
    prefixes.put("k", 3);
    prefixes.put("M", 6);
    prefixes.put("G", 9);
    add("s", Dimension.TIME, 0, prefixes);
    add("V", Dimension.VOLTAGE, 0, prefixes);
    add("A", Dimension.CURRENT, 0, prefixes);
    add("S", Dimension.CONDUCTANCE, 0, prefixes);
    add("F", Dimension.CAPACITANCE, 0, prefixes);
    add("Ohm", Dimension.RESISTANCE, 0, prefixes);
    add("Hz", Dimension.FREQUENCY, 0, prefixes);
    add("m", Dimension.LENGTH, 0, prefixes);
    add("M", Dimension.CONCENTRATION, 3, prefixes);
    add("mol", Dimension.AMOUNT, 0, prefixes);
    add("C", Dimension.CHARGE, 0, prefixes);
    NAMES.put("amol", new Named("amol", Dimension.AMOUNT, -18));
    NAMES.put("cm", new Named("cm", Dimension.LENGTH, -2));
  }

  private UnitNames() {}

  private static void add(
      String symbol, Dimension dimension, int power, Map<String, Integer> prefixes) {
    prefixes.forEach(
        (prefix, exponent) -> {
          String name = prefix + symbol;
          NAMES.put(name, new Named(name, dimension, power + exponent));
        });
  }

  /** A unit by its name; both micro signs and both signs for ohm are understood. */
  static Optional<Named> find(String name) {
    return Optional.ofNullable(NAMES.get(plain(name)));
  }

  static Optional<String> nearest(String name) {
    return NearestName.of(plain(name), all());
  }

  static Set<String> all() {
    return NAMES.keySet();
  }

  /** Whether a character may stand in the name of a unit. */
  static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '\u00B5'
        || c == '\u03BC'
        || c == '\u03A9'
        || c == '\u2126';
  }

  private static String plain(String name) {
    return name.replace('\u00B5', 'u')
        .replace('\u03BC', 'u')
        .replace("\u03A9", "Ohm")
        .replace("\u2126", "Ohm");
  }
}
