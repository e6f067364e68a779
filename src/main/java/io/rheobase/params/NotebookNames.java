package io.rheobase.params;

import java.util.Map;
import java.util.Optional;

/** The names of the flat form, and what answers to them in the full form. */
final class NotebookNames {

  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("V_L", "V_L is E_L here: `E_L: -75 mV` in the population's parameters"),
          Map.entry(
              "DeltaT", "DeltaT is Delta_T here: `Delta_T: 2 mV` in the population's parameters"),
          Map.entry(
              "V_exp_trigger",
              "V_exp_trigger is V_T here: `V_T: -55 mV` in the population's parameters"),
          Map.entry("V_init", "V_init is V in initial here: `initial: {V: -65 mV}`"),
          Map.entry(
              "mean_I",
              "mean_I is the mean of an input here: `gaussian: {mean: 300 pA, std: 50 pA}`"),
          Map.entry(
              "std_I", "std_I is the std of an input here: `gaussian: {mean: 300 pA, std: 50 pA}`"),
          Map.entry(
              "tau_ref",
              "write t_ref here, which is exact; tau_ref holds one sample more, so that"
                  + " `tau_ref: 2` is `t_ref: 2.1 ms` at a dt of 0.1 ms"),
          Map.entry("n_neurons", "n_neurons is the size of a population here: `size: 1000`"),
          Map.entry(
              "n_steps", "the duration stands in simulation here: `duration: 1 s`, as a time"),
          Map.entry(
              "record_V",
              "V is recorded by a recorder here:"
                  + " `voltages: {of: {exc: 0..9}, variables: [V]}` in record"));

  private NotebookNames() {}

  /** What to write in place of a name of the flat form. */
  static Optional<String> hint(String name) {
    return Optional.ofNullable(HINTS.get(name));
  }
}
