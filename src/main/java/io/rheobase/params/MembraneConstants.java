package io.rheobase.params;

import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Values;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/**
 * The relation {@code tau_m = C_m/g_L} with {@code R_m = 1/g_L}: of a model that has two of the
 * four, any two of the three quantities may be given, and they fix what the model needs.
 */
final class MembraneConstants {

  /** Relative difference that rounding of given numbers explains. */
  private static final double TOLERANCE = 1e-9;

  /** Neurons for which values that take no memory themselves are turned into a list. */
  private static final int MOST_COMPUTED = 10_000_000;

  private static final Map<String, Unit> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("C_m", Unit.parse("pF"));
    UNITS.put("g_L", Unit.parse("nS"));
    UNITS.put("R_m", Unit.parse("MOhm"));
    UNITS.put("tau_m", Unit.parse("ms"));
  }

  private final Set<String> declared;
  private final int neurons;
  private final Given.Keys given;
  private final Faults faults;

  /**
   * @param declared names of the model's parameters
   * @param given where the parameters are written
   */
  MembraneConstants(Set<String> declared, int neurons, Given.Keys given, Faults faults) {
    this.declared = declared;
    this.neurons = neurons;
    this.given = given;
    this.faults = faults;
  }

  /** Whether the relation binds the model: it has two of the four. */
  static boolean bind(Set<String> declared) {
    return UNITS.keySet().stream().filter(declared::contains).count() >= 2;
  }

  /** The names that may be given besides the model's own, with their units. */
  static Map<String, Unit> units() {
    return UNITS;
  }

  /**
   * Adds what follows from the values given.
   *
   * @param values given values by name; receives those that the model needs, and loses those that
   *     it does not have
   * @return false after a fault
   */
  boolean complete(Map<String, Values> values) {
    List<String> names = UNITS.keySet().stream().filter(values::containsKey).toList();
    boolean asGiven = declared.containsAll(names) && names.size() < 3;
    if (names.isEmpty() || asGiven && names.size() < 2) {
      return true;
    }
    Optional<String> unsuited = names.stream().filter(n -> isUnsuited(values.get(n))).findFirst();
    if (unsuited.isPresent()) {
      return asGiven || refuse(unsuited.get(), values.get(unsuited.get()));
    }
    Values conductance = values.get("g_L");
    Values resistance = values.get("R_m");
    if (conductance != null && resistance != null) {
      Values inverse = combined(resistance, resistance, UNITS.get("g_L"), (r, same) -> 1 / r);
      if (!agree(conductance, inverse, List.of("g_L", "R_m"), values)) {
        return false;
      }
    } else if (resistance != null) {
      conductance = combined(resistance, resistance, UNITS.get("g_L"), (r, same) -> 1 / r);
    }
    return relate(values, names, conductance);
  }

  private boolean relate(Map<String, Values> values, List<String> names, Values conductance) {
    Values capacitance = values.get("C_m");
    Values tau = values.get("tau_m");
    if (capacitance != null && conductance != null && tau != null) {
      Values quotient = combined(capacitance, conductance, UNITS.get("tau_m"), (c, g) -> c / g);
      if (!agree(tau, quotient, names, values)) {
        return false;
      }
    } else if (capacitance != null && conductance != null) {
      tau = combined(capacitance, conductance, UNITS.get("tau_m"), (c, g) -> c / g);
    } else if (conductance != null && tau != null) {
      capacitance = combined(tau, conductance, UNITS.get("C_m"), (t, g) -> t * g);
    } else if (capacitance != null && tau != null) {
      conductance = combined(capacitance, tau, UNITS.get("g_L"), (c, t) -> c / t);
    } else if (!names.stream().allMatch(this::hasOrInverse)) {
      String name = names.get(0);
      List<String> others = new ArrayList<>(UNITS.keySet());
      others.removeAll(names);
      if (name.equals("R_m")) {
        others.remove("g_L");
      }
      faults.error(
          given.keyAt(name),
          name
              + " alone does not fix "
              + Wording.list(UNITS.keySet().stream().filter(declared::contains).toList(), "and")
              + ", which the model needs",
          "give one of " + Wording.list(others, "or") + " too");
      return false;
    }
    UNITS.keySet().forEach(values::remove);
    put(values, "C_m", capacitance);
    put(values, "g_L", conductance);
    put(values, "tau_m", tau);
    if (!areNumbers(values, names)) {
      return false;
    }
    if (declared.contains("R_m") && conductance != null) {
      Values given = conductance;
      put(values, "R_m", combined(given, given, UNITS.get("R_m"), (g, same) -> 1 / g));
    }
    return true;
  }

  /** Whether the model has a parameter, or its inverse. */
  private boolean hasOrInverse(String name) {
    return declared.contains(name)
        || name.equals("R_m") && declared.contains("g_L")
        || name.equals("g_L") && declared.contains("R_m");
  }

  private void put(Map<String, Values> values, String name, Values found) {
    if (found != null && declared.contains(name)) {
      values.put(name, found);
    }
  }

  /** Whether what was computed lies within the range of numbers. */
  private boolean areNumbers(Map<String, Values> values, List<String> names) {
    for (String name : UNITS.keySet()) {
      int different = different(values.get(name));
      for (int i = 0; i < different && values.get(name) instanceof Values.Known known; i++) {
        double value = known.at(i, neurons);
        if (!(value > 0) || Double.isInfinite(value)) {
          faults.error(
              given.keyAt(names.get(0)),
              Wording.list(names, "and") + " give a " + name + " beyond the range of numbers",
              "check their prefixes and exponents");
          return false;
        }
      }
    }
    return true;
  }

  /** How many neurons there are to look at: one where all are alike. */
  private int different(Values values) {
    return values instanceof Values.Constant ? Math.min(1, neurons) : neurons;
  }

  private boolean isUnsuited(Values values) {
    return values instanceof Values.Drawn
        || values instanceof Values.Linspace && neurons > MOST_COMPUTED;
  }

  private boolean refuse(String name, Values values) {
    faults.error(
        given.keyAt(name),
        values instanceof Values.Drawn
            ? name + " is drawn, so that nothing can be computed from it"
            : name + " differs between too many neurons to compute anything from it",
        "give "
            + Wording.list(UNITS.keySet().stream().filter(declared::contains).toList(), "and")
            + " themselves");
    return false;
  }

  private Values combined(Values a, Values b, Unit unit, DoubleBinaryOperator operation) {
    if (a instanceof Values.Constant one && b instanceof Values.Constant other) {
      return new Values.Constant(operation.applyAsDouble(one.value(), other.value()), unit);
    }
    double[] values = new double[neurons];
    for (int i = 0; i < neurons; i++) {
      values[i] =
          operation.applyAsDouble(
              ((Values.Known) a).at(i, neurons), ((Values.Known) b).at(i, neurons));
    }
    return new Values.Listed(Numbers.of(values), unit);
  }

  private boolean agree(
      Values one, Values computed, List<String> names, Map<String, Values> values) {
    int different = Math.max(different(one), different(computed));
    for (int i = 0; i < different; i++) {
      double a = ((Values.Known) one).at(i, neurons);
      double b = ((Values.Known) computed).at(i, neurons);
      if (Math.abs(a - b) > TOLERANCE * Math.abs(b)) {
        int neuron = i;
        String relation =
            names.contains("C_m") && names.contains("tau_m")
                ? (names.contains("g_L") ? "C_m/g_L" : "C_m*R_m")
                : "1/R_m";
        faults.error(
            given.keyAt(names.get(names.size() - 1)),
            Wording.list(
                    names.stream()
                        .map(name -> name + " (" + shown(values.get(name), neuron) + ")")
                        .toList(),
                    "and")
                + " contradict each other"
                + (one instanceof Values.Constant ? "" : " for neuron " + i)
                + ": "
                + relation
                + " is "
                + computed.unit().format(b),
            "leave one of them away");
        return false;
      }
    }
    return true;
  }

  private String shown(Values values, int neuron) {
    return values.unit().format(((Values.Known) values).at(neuron, neurons));
  }
}
