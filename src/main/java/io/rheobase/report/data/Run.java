package io.rheobase.report.data;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run's result as figures need it.
 *
 * @param folder where it is
 * @param experiment what was simulated
 * @param until the simulated time that its files cover (ms)
 * @param rates of each population's neurons
 */
public record Run(
    Path folder, Experiment experiment, double until, Map<String, NeuronRates> rates) {

  /** Reads what is short; recordings are read by {@link Recordings}. */
  public static Run of(Path folder, Experiment experiment, double until) throws IOException {
    return new Run(folder, experiment, until, NeuronRates.read(folder));
  }

  /** The step (ms). */
  public double dt() {
    return experiment.clock().dt().doubleValue();
  }

  /** The names of the populations. */
  public List<String> populationNames() {
    return experiment.populations().stream().map(Population::name).toList();
  }

  /** The sizes of the populations. */
  public int[] sizes() {
    return experiment.populations().stream().mapToInt(Population::size).toArray();
  }

  /** A population by its name. */
  public Population population(String name) {
    return experiment.population(name).orElseThrow();
  }

  /** The unit of a recorded variable, as its model declares it. */
  public Unit unit(String population, String variable) {
    var equations = population(population).model().equations();
    return equations.states().stream()
        .filter(state -> state.name().equals(variable))
        .map(state -> state.unit())
        .findFirst()
        .orElse(equations.inputUnit());
  }

  /** By what a coherent value is divided to be a number of a unit. */
  public static double scale(Unit unit) {
    return Double.parseDouble("1e" + unit.scale());
  }

  /** A name with its unit, as axes bear it: {@code V (mV)}. */
  public static String titled(String name, Unit unit) {
    return unit.text().equals("1") ? name : name + " (" + unit.text().replace("u", "µ") + ")";
  }
}
