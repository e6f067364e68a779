package io.rheobase.params;

import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Values;
import io.rheobase.model.Method;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.Map;

/** Warns of what is legal and probably not meant. */
final class Doubts {

  private static final double LONGEST_SANE_STEP = 0.2;

  private final Experiment experiment;
  private final Places places;
  private final Faults faults;
  private final double dt;
  private final String step;

  Doubts(Experiment experiment, Places places, Faults faults) {
    this.experiment = experiment;
    this.places = places;
    this.faults = faults;
    this.dt = experiment.clock().dt().doubleValue();
    this.step = Grid.ms(experiment.clock().dt());
  }

  void warn() {
    for (Population population : experiment.populations()) {
      String address = "populations." + population.name();
      timeConstants(population, address);
      refractory(population, address);
    }
    for (Input input : experiment.inputs()) {
      if (input instanceof Input.OrnsteinUhlenbeck ou && ou.tau().least() < dt) {
        faults.warn(
            places.of("inputs." + input.name() + ".ou.tau"),
            "tau is shorter than dt (" + step + "): the process is drawn anew at every step",
            "lower dt, or use gaussian");
      }
    }
  }

  private void timeConstants(Population population, String address) {
    if (experiment.method() == Method.EXACT) {
      return;
    }
    Map<String, Values> parameters = population.parameters();
    parameters.forEach(
        (name, values) -> {
          if (name.startsWith("tau")
              && values.unit().dimension().equals(Dimension.TIME)
              && !decaysExactly(population, name)) {
            tooLong(name, values.least(), address + ".parameters." + name);
          }
        });
    Values capacitance = parameters.get("C_m");
    Values conductance = parameters.get("g_L");
    if (capacitance != null && conductance != null && !parameters.containsKey("tau_m")) {
      tooLong(
          "C_m/g_L",
          capacitance.least() / conductance.greatest(),
          address + ".parameters." + "C_m");
    }
  }

  private static boolean decaysExactly(Population population, String parameter) {
    return population.model().equations().receptors().stream()
        .anyMatch(
            receptor ->
                receptor.decay() == Decay.EXACT && receptor.parameters().contains(parameter));
  }

  private void tooLong(String name, double tau, String address) {
    if (tau > 0 && dt > LONGEST_SANE_STEP * tau) {
      faults.warn(
          places.of("simulation.dt"),
          "dt ("
              + step
              + ") is long for "
              + name
              + " ("
              + Unit.parse("ms").format(tau)
              + ") of "
              + address.split("\\.")[1]
              + ": forward Euler errs by dt/"
              + name
              + " and diverges from 2 "
              + name
              + " on",
          "a dt of " + name + "/20 or less is usual");
    }
  }

  private void refractory(Population population, String address) {
    double least = population.refractory().least();
    if (least > 0 && least < dt) {
      long samples = experiment.clock().nearestStep(least);
      faults.warn(
          places.of(address + ".parameters.t_ref"),
          "the refractory period ("
              + Unit.parse("ms").format(least)
              + ") is shorter than dt ("
              + step
              + "): it becomes "
              + (samples == 0 ? "0 ms" : step),
          "lower dt");
    }
  }
}
