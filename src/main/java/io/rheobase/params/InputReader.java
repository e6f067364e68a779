package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an input: whom it drives, when, and with what current or spikes. */
final class InputReader {

  private static final List<String> SOURCES =
      List.of(
          "constant",
          "step",
          "pulses",
          "ramp",
          "sine",
          "gaussian",
          "white",
          "uniform",
          "ou",
          "file");

  private static final List<String> ARRIVING = List.of("poisson", "spikes");

  private final Surroundings around;
  private final Clock clock;
  private final Map<String, Population> populations;
  private final TargetReader targets;
  private final Faults faults;

  /**
   * What an input depends on besides its own entry.
   *
   * @param clock the time grid; any where the grid is not known
   * @param grid turns times into steps
   * @param populations the sound ones, by name
   * @param membranes of all populations, by name
   * @param folder where files are looked up
   * @param faults takes what is wrong
   */
  record Surroundings(
      Clock clock,
      Grid grid,
      Map<String, Population> populations,
      Map<String, Membrane> membranes,
      Path folder,
      Faults faults) {

    /** A time in steps where it is given, else a default; nothing after a fault. */
    Optional<Long> steps(Given.Keys keys, String key, Long absent) {
      return keys.has(key)
          ? keys.get(key, Given.Amount.class).flatMap(amount -> grid.steps(amount, key))
          : Optional.of(absent);
    }
  }

  InputReader(Surroundings around, TargetReader targets) {
    this.around = around;
    this.clock = around.clock();
    this.populations = around.populations();
    this.targets = targets;
    this.faults = around.faults();
  }

  /** The input; nothing after a fault. */
  Optional<Input> read(String name, Given.Keys given) {
    Optional<String> arriving = ARRIVING.stream().filter(given::has).findFirst();
    Optional<String> source = SOURCES.stream().filter(given::has).findFirst();
    Optional<List<Target>> to = given.get("to").flatMap(targets::read);
    if (arriving.isPresent() && source.isPresent()) {
      return Optional.empty();
    }
    if (arriving.isPresent()) {
      // One more than for a current: the last sample is one at which spikes may arrive.
      Optional<Window> samples =
          given
              .get(arriving.get(), Given.Keys.class)
              .flatMap(keys -> window(keys, clock.steps() + 1));
      Optional<Input> input =
          to.flatMap(
              neurons ->
                  new SpikeInputReader(around, name, given, neurons)
                      .read(arriving.get(), samples.orElse(new Window(0, clock.steps() + 1))));
      return samples.isEmpty() ? Optional.empty() : input;
    }
    if (source.isEmpty() || !isWithoutReceptor(given, source.get())) {
      return Optional.empty();
    }
    Given value = given.get(source.get()).orElseThrow();
    Given.Keys keys =
        value instanceof Given.Keys map ? map : new Given.Keys(Map.of(), given.keyAt(source.get()));
    Optional<Window> window = window(keys, clock.steps());
    Optional<Unit> unit = to.flatMap(neurons -> unit(given, neurons));
    if (unit.isEmpty() || !share(given, source.get(), to.get())) {
      return Optional.empty();
    }
    Membrane membrane = around.membranes().get(to.get().get(0).population());
    Optional<Input> input =
        new SourceReader(
                around,
                new SourceReader.Entry(
                    name,
                    to.get(),
                    window.orElse(new Window(0, clock.steps())),
                    keys,
                    unit.get(),
                    membrane))
            .read(source.get(), value);
    return window.isEmpty() ? Optional.empty() : input;
  }

  private boolean isWithoutReceptor(Given.Keys given, String source) {
    if (given.has("receptor")) {
      faults.error(
          given.keyAt("receptor"),
          source + " is a current, which no receptor receives",
          "delete receptor, or give spikes: `poisson: {rate: 300 Hz, weight: 6 nS}`");
      return false;
    }
    return true;
  }

  /** The unit of the targets' input, which must be the same for all. */
  private Optional<Unit> unit(Given.Keys given, List<Target> to) {
    Population first = populations.get(to.get(0).population());
    Unit unit = first.model().equations().inputUnit();
    for (Target target : to) {
      Population population = populations.get(target.population());
      if (population.model().isSpikeSource()) {
        faults.error(
            given.keyAt("to"),
            population.name() + " is a source of spikes and takes no input",
            "name a population of neurons");
        return Optional.empty();
      }
      Unit other = population.model().equations().inputUnit();
      if (!other.dimension().equals(unit.dimension())) {
        faults.error(
            given.keyAt("to"),
            "the input of "
                + first.name()
                + " is "
                + Amounts.described(unit.dimension())
                + ", that of "
                + population.name()
                + " "
                + Amounts.described(other.dimension()),
            "give each an input of its own");
        return Optional.empty();
      }
    }
    return Optional.of(unit);
  }

  /** Whether all targets can have the same values: not where they differ in size or area. */
  private boolean share(Given.Keys given, String source, List<Target> to) {
    Target first = to.get(0);
    Membrane membrane = around.membranes().get(first.population());
    for (Target target : to) {
      if (target.count() != first.count() && PerNeuron.in(given.get(source).orElseThrow())) {
        faults.error(
            given.keyAt("to"),
            "values per neuron run over each target, and "
                + first.population()
                + " has "
                + first.count()
                + " neurons here, "
                + target.population()
                + " "
                + target.count(),
            "give each an input of its own");
        return false;
      }
      Membrane other = around.membranes().get(target.population());
      if (other.effectiveArea() != membrane.effectiveArea()
          && PerNeuron.perArea(given, Dimension.CURRENT)) {
        faults.error(
            given.keyAt("to"),
            "this input is per area, and "
                + first.population()
                + " and "
                + target.population()
                + " differ in area",
            "give each an input of its own");
        return false;
      }
    }
    return true;
  }

  /**
   * @param end where there is no stop
   */
  private Optional<Window> window(Given.Keys keys, long end) {
    Optional<Long> start = around.steps(keys, "start", 0L);
    Optional<Long> stop = around.steps(keys, "stop", end);
    if (start.isEmpty() || stop.isEmpty()) {
      return Optional.empty();
    }
    if (keys.has("stop") && stop.get() <= start.get()) {
      faults.error(
          keys.get("stop").get().at(),
          "stop is not after start",
          "exchange the two, or delete one");
      return Optional.empty();
    }
    if (start.get() >= end) {
      faults.warn(
          keys.get("start").get().at(),
          "this begins when the run is over (duration "
              + Grid.ms(clock.duration())
              + "): it never acts",
          "an earlier start, or a longer duration");
    }
    return Optional.of(new Window(start.get(), Math.max(start.get(), stop.get())));
  }
}
