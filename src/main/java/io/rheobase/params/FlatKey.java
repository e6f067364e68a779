package io.rheobase.params;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of the flat form, with the unit that their bare numbers have. */
enum FlatKey {
  N_NEURONS("n_neurons", "", "number of neurons", "1000"),
  N_STEPS("n_steps", "", "number of steps", "10000"),
  DT("dt", "ms", "time step", "0.1"),
  MODEL("model", "", "LIF or ExpLIF; by default ExpLIF where DeltaT is given", "ExpLIF"),
  TAU_M("tau_m", "ms", "membrane time constant", "10."),
  G_L("g_L", "nS", "leak conductance", "10."),
  V_L("V_L", "mV", "leak reversal potential", "-75.", "E_L"),
  V_TH("V_th", "mV", "spike threshold", "-55."),
  V_RESET("V_reset", "mV", "reset potential", "-75."),
  V_INIT("V_init", "mV", "initial potential, by default V_L", "-65."),
  DELTA_T("DeltaT", "mV", "sharpness of the exponential", "2.", "Delta_T"),
  V_EXP_TRIGGER("V_exp_trigger", "mV", "threshold of the exponential", "-55.", "V_T"),
  TAU_REF(
      "tau_ref",
      "ms",
      "refractory time as the notebook counts it: one sample more than t_ref",
      "2."),
  T_REF("t_ref", "ms", "refractory period: a number, a list or a file", "2."),
  MEAN_I("mean_I", "pA", "mean of the injected current", "300"),
  STD_I("std_I", "pA", "standard deviation of the injected current, drawn anew each step", "300"),
  I(
      "I",
      "",
      "injected current from a file: t_ms and one column per neuron (pA)",
      "{file: current.csv}"),
  SEED("seed", "", "seed of every random draw, by default 0", "1"),
  THREADS("threads", "", "number of threads, by default all cores; no result depends on it", "2"),
  RECORD_V("record_V", "", "whose V is recorded: all, none or the first N; by default 10", "10");

  private final String key;
  private final String unit;
  private final String meaning;
  private final String example;
  private final List<String> aliases;

  FlatKey(String key, String unit, String meaning, String example, String... aliases) {
    this.key = key;
    this.unit = unit;
    this.meaning = meaning;
    this.example = example;
    this.aliases = List.of(aliases);
  }

  /** The name in the file. */
  String key() {
    return key;
  }

  /** Unit of the bare number; empty where there is none. */
  String unit() {
    return unit;
  }

  /** Whether it holds one bare number, and nothing else. */
  boolean isNumber() {
    return this == N_NEURONS || this == N_STEPS || !unit.isEmpty() && this != T_REF;
  }

  /** What it is, in words. */
  String meaning() {
    return meaning;
  }

  /** A value to write. */
  String example() {
    return example;
  }

  /** Other names for the same. */
  List<String> aliases() {
    return aliases;
  }

  /** All names, aliases included. */
  static List<String> names() {
    return Arrays.stream(values())
        .flatMap(key -> Stream.concat(Stream.of(key.key), key.aliases.stream()))
        .toList();
  }

  static Optional<FlatKey> named(String name) {
    return Arrays.stream(values())
        .filter(key -> key.key.equals(name) || key.aliases.contains(name))
        .findFirst();
  }
}
