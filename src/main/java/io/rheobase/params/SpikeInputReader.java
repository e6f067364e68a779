package io.rheobase.params;

import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads spikes that arrive at a receptor: a Poisson process, or given times. */
final class SpikeInputReader {

  private final InputReader.Surroundings around;
  private final Faults faults;
  private final String name;
  private final Given.Keys given;
  private final List<Target> to;

  /**
   * @param name of the input
   * @param given its keys
   * @param to the neurons that it drives
   */
  SpikeInputReader(
      InputReader.Surroundings around, String name, Given.Keys given, List<Target> to) {
    this.around = around;
    this.faults = around.faults();
    this.name = name;
    this.given = given;
    this.to = to;
  }

  /**
   * The input; nothing after a fault.
   *
   * @param source poisson or spikes
   * @param window the samples at which spikes arrive
   */
  Optional<Input> read(String source, Window window) {
    Optional<Given.Keys> keys = given.get(source, Given.Keys.class);
    Optional<Unit> unit = unit(source);
    if (keys.isEmpty() || unit.isEmpty() || !share(keys.get(), unit.get())) {
      return Optional.empty();
    }
    String receptor = given.get("receptor", Given.Word.class).orElseThrow().text();
    Optional<Values> weight = weight(keys.get(), unit.get());
    if (source.equals("poisson")) {
      Optional<Values> rate = rate(keys.get());
      return weight.isPresent() && rate.isPresent()
          ? Optional.of(new Input.Poisson(name, to, window, receptor, rate.get(), weight.get()))
          : Optional.empty();
    }
    Optional<SpikeTimes> times = times(keys.get());
    return weight.isPresent() && times.isPresent()
        ? Optional.of(new Input.Spikes(name, to, window, receptor, times.get(), weight.get()))
        : Optional.empty();
  }

  private Population population(Target target) {
    return around.populations().get(target.population());
  }

  /** The unit of a weight, of one dimension for all targets. */
  private Optional<Unit> unit(String source) {
    for (Target target : to) {
      if (population(target).model().isSpikeSource()) {
        faults.error(
            given.keyAt("to"),
            target.population() + " is a source of spikes and takes no input",
            "name a population of neurons");
        return Optional.empty();
      }
    }
    if (!given.has("receptor")) {
      faults.error(
          given.keyAt(source),
          "the spikes of " + name + " arrive at a receptor, and none is named",
          withoutReceptor());
      return Optional.empty();
    }
    Optional<Given.Word> receptor = given.get("receptor", Given.Word.class);
    Unit unit = null;
    for (Target target : to) {
      Optional<Unit> own = receptor.flatMap(r -> Receptors.weight(population(target), r, faults));
      if (own.isEmpty()) {
        return own;
      }
      unit = unit == null ? own.get() : unit;
      if (!own.get().dimension().equals(unit.dimension())) {
        faults.error(
            receptor.get().at(),
            "a weight onto "
                + receptor.get().text()
                + " of "
                + to.get(0).population()
                + " is "
                + Amounts.described(unit.dimension())
                + ", onto that of "
                + target.population()
                + " "
                + Amounts.described(own.get().dimension()),
            "give each an input of its own");
        return Optional.empty();
      }
    }
    return Optional.ofNullable(unit);
  }

  private String withoutReceptor() {
    String names =
        population(to.get(0)).receptors().stream()
            .map(r -> "`receptor: " + r.name() + "`")
            .collect(Collectors.joining(" or "));
    return names.isEmpty()
        ? "give "
            + to.get(0).population()
            + " one, `receptors: {ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}`, and"
            + " add `receptor: ampa` here"
        : "add " + names;
  }

  /** Whether all targets can have the same values: not where they differ in size or area. */
  private boolean share(Given.Keys keys, Unit unit) {
    boolean perNeuron =
        keys.get("weight").filter(PerNeuron::in).isPresent()
            || keys.get("rate").filter(PerNeuron::in).isPresent();
    for (Target target : to) {
      if (perNeuron && !isAsLargeAsTheFirst(target, "values")) {
        return false;
      }
      boolean sameArea =
          around.membranes().get(target.population()).effectiveArea()
              == around.membranes().get(to.get(0).population()).effectiveArea();
      if (!sameArea && PerNeuron.perArea(keys, unit.dimension())) {
        faults.error(
            given.keyAt("to"),
            "this input has a weight per area, and "
                + to.get(0).population()
                + " and "
                + target.population()
                + " differ in area",
            "give each an input of its own");
        return false;
      }
    }
    return true;
  }

  private boolean isAsLargeAsTheFirst(Target target, String what) {
    Target first = to.get(0);
    if (target.count() == first.count()) {
      return true;
    }
    faults.error(
        given.keyAt("to"),
        what
            + " per neuron run over each target, and "
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

  private Optional<Values> weight(Given.Keys keys, Unit unit) {
    return keys.get("weight")
        .filter(value -> Receptors.isPossible(value, unit, faults))
        .flatMap(value -> values(value, "weight", unit, Receptors.bound(unit)));
  }

  private Optional<Values> values(Given value, String what, Unit unit, Bound bound) {
    Target first = to.get(0);
    return new ValuesReader(around.folder(), faults)
        .read(
            value,
            new ValuesReader.Wanted(
                what, unit, bound, first.count(), around.membranes().get(first.population())));
  }

  private Optional<Values> rate(Given.Keys keys) {
    return keys.get("rate")
        .flatMap(value -> values(value, "rate", Unit.parse("Hz"), Bound.NOT_NEGATIVE))
        .filter(
            rate ->
                SpikeRate.isPossible(
                    rate,
                    around.clock(),
                    around.grid(),
                    keys.get("rate").orElseThrow().at(),
                    faults));
  }

  private Optional<SpikeTimes> times(Given.Keys keys) {
    Target first = to.get(0);
    Optional<SpikeTimes> times =
        new SpikeTimesReader(around.clock(), around.grid(), around.folder(), faults)
            .read(keys, new RunSpikes.Trains(first.population(), first.count()));
    return times.filter(
        read -> read.isCommon() || to.stream().allMatch(t -> isAsLargeAsTheFirst(t, "spikes")));
  }
}
