package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How high spikes rise over rest, by the parameters of neurons. */
final class SpikeHeight {

  private static final String PEAK = "V_peak";

  /** What rest is called, in the order of preference. */
  private static final List<String> REST = List.of("V_r", "E_L");

  private final Experiment experiment;
  private final Faults faults;

  SpikeHeight(Experiment experiment, Faults faults) {
    this.experiment = experiment;
    this.faults = faults;
  }

  /** That of all these neurons (mV); nothing after a fault. */
  Optional<Double> of(List<Target> neurons, Position at) {
    Set<Double> heights = new HashSet<>();
    for (Target target : neurons) {
      Population population = experiment.population(target.population()).orElseThrow();
      Optional<Double> height = of(population.parameters());
      if (height.isEmpty()) {
        faults.error(
            at,
            "the height of a spike of "
                + population.name()
                + " ("
                + population.model().name()
                + ") does not follow from a V_peak and a V_r or E_L that all its neurons share",
            "give it, as in `spike_height: 95 mV`");
        return Optional.empty();
      }
      heights.add(height.get());
    }
    if (heights.size() > 1) {
      faults.error(
          at,
          "the recorded populations have spikes of different heights",
          "give one, as in `spike_height: 95 mV`");
      return Optional.empty();
    }
    return heights.stream().findFirst();
  }

  private static Optional<Double> of(Map<String, Values> parameters) {
    Optional<Double> rest =
        REST.stream()
            .filter(parameters::containsKey)
            .findFirst()
            .flatMap(name -> constant(parameters, name));
    return constant(parameters, PEAK)
        .flatMap(peak -> rest.map(low -> peak - low))
        .filter(height -> height > 0);
  }

  private static Optional<Double> constant(Map<String, Values> parameters, String name) {
    return parameters.get(name) instanceof Values.Constant constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }
}
