package io.rheobase.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What dimensions are called, and their coherent units spelt out. */
final class DimensionNames {
  private record Factor(String unit, Dimension dimension) {}

  private static final Map<Dimension, String> NAMES =
      Map.ofEntries(
          Map.entry(Dimension.NONE, "dimensionless"),
          Map.entry(Dimension.LENGTH, "length"),
          Map.entry(Dimension.TIME, "time"),
          Map.entry(Dimension.CURRENT, "current"),
          Map.entry(Dimension.AMOUNT, "amount of substance"),
          Map.entry(Dimension.VOLTAGE, "voltage"),
          Map.entry(Dimension.AREA, "area"),
          Map.entry(Dimension.FREQUENCY, "frequency"),
          Map.entry(Dimension.CONDUCTANCE, "conductance"),
          Map.entry(Dimension.RESISTANCE, "resistance"),
          Map.entry(Dimension.CHARGE, "charge"),
          Map.entry(Dimension.CAPACITANCE, "capacitance"),
          Map.entry(Dimension.CONCENTRATION, "concentration"),
          Map.entry(Dimension.VOLTAGE.per(Dimension.TIME), "voltage per time"),
          Map.entry(Dimension.CURRENT.per(Dimension.TIME), "current per time"),
          Map.entry(Dimension.CONDUCTANCE.per(Dimension.TIME), "conductance per time"),
          Map.entry(Dimension.CONDUCTANCE.per(Dimension.VOLTAGE), "conductance per voltage"),
          Map.entry(Dimension.CURRENT.per(Dimension.AREA), "current per area"),
          Map.entry(Dimension.CONDUCTANCE.per(Dimension.AREA), "conductance per area"),
          Map.entry(Dimension.CAPACITANCE.per(Dimension.AREA), "capacitance per area"),
          Map.entry(Dimension.RESISTANCE.times(Dimension.AREA), "resistance times area"));

  /** Units that shorten what pA, mV, ms, um and amol would spell. */
  private static final List<Factor> SHORTER =
      List.of(
          new Factor("nS", Dimension.CONDUCTANCE),
          new Factor("pF", Dimension.CAPACITANCE),
          new Factor("GOhm", Dimension.RESISTANCE),
          new Factor("mM", Dimension.CONCENTRATION));

  private static final int HIGHEST_POWER_TRIED = 4;

  private DimensionNames() {}

  static Optional<String> name(Dimension dimension) {
    return Optional.ofNullable(NAMES.get(dimension));
  }

  static String describe(Dimension dimension) {
    if (dimension.isNone()) {
      return NAMES.get(dimension);
    }
    String symbol = symbol(dimension);
    return name(dimension).map(name -> name + " (" + symbol + ")").orElse(symbol);
  }

  static String symbol(Dimension dimension) {
    int[] whole = electrical(dimension);
    String best = spell("", 0, whole);
    int least = 2 * cost(whole);
    for (Factor factor : SHORTER) {
      for (int power = -HIGHEST_POWER_TRIED; power <= HIGHEST_POWER_TRIED; power++) {
        int[] rest = electrical(factor.dimension());
        for (int i = 0; i < rest.length; i++) {
          rest[i] = whole[i] - power * rest[i];
        }
        int cost = 2 * (cost(rest) + 2 * Math.abs(power)) + (power < 0 ? 1 : 0);
        if (cost < least) {
          least = cost;
          best = spell(factor.unit(), 2 * power, rest);
        }
      }
    }
    return best;
  }

  /** Twice the exponents of pA, mV, ms, um and amol whose product has the dimension. */
  private static int[] electrical(Dimension d) {
    int voltage = d.mass();
    return new int[] {
      d.current() + voltage, voltage, d.time() + 3 * voltage, d.length() - 2 * voltage, d.amount()
    };
  }

  private static int cost(int[] exponents) {
    int cost = 0;
    for (int exponent : exponents) {
      cost += Math.abs(exponent);
    }
    return cost;
  }

  private static String spell(String first, int firstExponent, int[] others) {
    String[] units = {first, "pA", "mV", "ms", "um", "amol"};
    StringBuilder text = new StringBuilder();
    for (int sign = 1; sign >= -1; sign -= 2) {
      for (int i = 0; i < units.length; i++) {
        int exponent = sign * (i == 0 ? firstExponent : others[i - 1]);
        if (exponent > 0) {
          text.append(sign < 0 ? "/" : text.length() > 0 ? "*" : "").append(units[i]);
          if (exponent != 2) {
            text.append('^').append(UnitParser.exponentText(exponent));
          }
        }
      }
    }
    return text.length() == 0 ? "1" : text.toString();
  }
}
