package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an input: whom it drives, when, and with what current. */
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

  private final Clock clock;
  private final Grid grid;
  private final Map<String, Population> populations;
  private final Map<String, Membrane> membranes;
  private final TargetReader targets;
  private final Path folder;
  private final Faults faults;
  private final ValuesReader values;

  InputReader(
      Clock clock,
      Grid grid,
      Map<String, Population> populations,
      Map<String, Membrane> membranes,
      TargetReader targets,
      Path folder,
      Faults faults) {
    this.clock = clock;
    this.grid = grid;
    this.populations = populations;
    this.membranes = membranes;
    this.targets = targets;
    this.folder = folder;
    this.faults = faults;
    this.values = new ValuesReader(folder, faults);
  }

  /** The input; nothing after a fault, or where this version cannot run it. */
  Optional<Input> read(String name, Given.Keys given) {
    Optional<String> source = SOURCES.stream().filter(given::has).findFirst();
    Optional<List<Target>> to = given.get("to").flatMap(targets::read);
    if (source.isEmpty() || given.has("receptor")) {
      return Optional.empty();
    }
    Given value = given.get(source.get()).orElseThrow();
    Given.Keys keys =
        value instanceof Given.Keys map ? map : new Given.Keys(Map.of(), given.keyAt(source.get()));
    Optional<Window> window = window(keys);
    Optional<Unit> unit = to.flatMap(neurons -> unit(given, neurons));
    if (unit.isEmpty() || !share(given, source.get(), to.get())) {
      return Optional.empty();
    }
    Membrane membrane = membranes.get(to.get().get(0).population());
    Optional<Input> input =
        new Source(
                name,
                to.get(),
                window.orElse(new Window(0, clock.steps())),
                keys,
                unit.get(),
                to.get().get(0).count(),
                membrane)
            .read(source.get(), value);
    return window.isEmpty() ? Optional.empty() : input;
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
    Membrane membrane = membranes.get(first.population());
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
      Membrane other = membranes.get(target.population());
      if (other.effectiveArea() != membrane.effectiveArea() && PerNeuron.perArea(given)) {
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

  private Optional<Window> window(Given.Keys keys) {
    Optional<Long> start = steps(keys, "start", 0L);
    Optional<Long> stop = steps(keys, "stop", clock.steps());
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
    if (start.get() >= clock.steps()) {
      faults.warn(
          keys.get("start").get().at(),
          "this begins when the run is over (duration "
              + Grid.ms(clock.duration())
              + "): it never acts",
          "an earlier start, or a longer duration");
    }
    return Optional.of(new Window(start.get(), Math.max(start.get(), stop.get())));
  }

  private Optional<Long> steps(Given.Keys keys, String key, Long absent) {
    if (!keys.has(key)) {
      return Optional.of(absent);
    }
    return keys.get(key, Given.Amount.class).flatMap(amount -> grid.steps(amount, key));
  }

  /** One source of current. */
  private final class Source {

    private final String name;
    private final List<Target> to;
    private final Window window;
    private final Given.Keys keys;
    private final Unit unit;
    private final int neurons;
    private final Membrane membrane;

    Source(
        String name,
        List<Target> to,
        Window window,
        Given.Keys keys,
        Unit unit,
        int neurons,
        Membrane membrane) {
      this.name = name;
      this.to = to;
      this.window = window;
      this.keys = keys;
      this.unit = unit;
      this.neurons = neurons;
      this.membrane = membrane;
    }

    Optional<Input> read(String source, Given given) {
      if (source.equals("file") && !grid.isKnown()) {
        return Optional.empty();
      }
      return switch (source) {
        case "constant" -> constant(given);
        case "step" ->
            current("amplitude")
                .map(
                    amplitude -> new Input.Pulses(name, to, window, amplitude, length(), length()));
        case "pulses" -> pulses();
        case "ramp" ->
            both(current("from"), current("to"), (a, b) -> new Input.Ramp(name, to, window, a, b));
        case "sine" -> sine();
        case "gaussian" -> gaussian();
        case "white" -> white();
        case "uniform" -> uniform(given);
        case "ou" -> ornsteinUhlenbeck();
        default ->
            new CurrentFile(folder, faults)
                .read(given, keys, neurons, unit, clock)
                .map(
                    file ->
                        new Input.FromFile(
                            name,
                            to,
                            window,
                            file.file(),
                            file.format(),
                            file.interpolation(),
                            file.columns(),
                            file.unit()));
      };
    }

    private long length() {
      return Math.max(1, window.steps());
    }

    private interface Made {
      Input of(Values a, Values b);
    }

    private Optional<Input> both(Optional<Values> a, Optional<Values> b, Made made) {
      return a.isPresent() && b.isPresent()
          ? Optional.of(made.of(a.get(), b.get()))
          : Optional.empty();
    }

    private Optional<Values> values(Given given, String what, Unit wanted, Bound bound) {
      return InputReader.this.values.read(
          given, new ValuesReader.Wanted(what, wanted, bound, neurons, membrane));
    }

    private Optional<Values> required(String key, Unit wanted, Bound bound) {
      return keys.get(key).flatMap(given -> values(given, key, wanted, bound));
    }

    private Optional<Values> optional(String key, Unit wanted) {
      return keys.has(key)
          ? required(key, wanted, Bound.ANY)
          : Optional.of(new Values.Constant(0, wanted));
    }

    private Optional<Values> current(String key) {
      return required(key, unit, Bound.ANY);
    }

    private Optional<Long> interval() {
      return steps(keys, "interval", 1L);
    }

    private Optional<Input> constant(Given given) {
      Given value = keys.has("value") ? keys.get("value").orElseThrow() : given;
      return values(value, "constant", unit, Bound.ANY)
          .map(current -> new Input.Constant(name, to, window, current));
    }

    private Optional<Input> pulses() {
      Optional<Values> amplitude = current("amplitude");
      Optional<Long> width =
          keys.get("width", Given.Amount.class).flatMap(a -> grid.steps(a, "width"));
      Optional<Long> interval =
          keys.get("interval", Given.Amount.class).flatMap(a -> grid.steps(a, "interval"));
      if (amplitude.isEmpty() || width.isEmpty() || interval.isEmpty()) {
        return Optional.empty();
      }
      if (width.get() > interval.get()) {
        faults.error(
            keys.get("width").get().at(),
            "a pulse is longer than the interval between two",
            "a width of the interval at most; for a current throughout write constant");
        return Optional.empty();
      }
      return Optional.of(
          new Input.Pulses(name, to, window, amplitude.get(), width.get(), interval.get()));
    }

    private Optional<Input> sine() {
      Optional<Values> amplitude = current("amplitude");
      Optional<Values> frequency = required("frequency", Unit.parse("Hz"), Bound.NOT_NEGATIVE);
      Optional<Values> phase = optional("phase", Unit.ONE);
      Optional<Values> offset = optional("offset", unit);
      return amplitude.isPresent()
              && frequency.isPresent()
              && phase.isPresent()
              && offset.isPresent()
          ? Optional.of(
              new Input.Sine(
                  name, to, window, amplitude.get(), frequency.get(), phase.get(), offset.get()))
          : Optional.empty();
    }

    private Optional<Input> gaussian() {
      Optional<Long> interval = interval();
      Optional<Values> mean = optional("mean", unit);
      Optional<Values> std = required("std", unit, Bound.NOT_NEGATIVE);
      return interval.isEmpty()
          ? Optional.empty()
          : both(mean, std, (m, s) -> new Input.Gaussian(name, to, window, m, s, interval.get()));
    }

    private Optional<Input> white() {
      Optional<Values> mean = optional("mean", unit);
      Unit intensity = Unit.coherent(unit.dimension().times(Dimension.TIME.sqrt()));
      if (keys.has("intensity")) {
        return both(
            mean,
            required("intensity", intensity, Bound.NOT_NEGATIVE),
            (m, s) -> new Input.White(name, to, window, m, s, Input.WhiteMeasure.INTENSITY));
      }
      for (Target target : to) {
        Map<String, Values> parameters = populations.get(target.population()).parameters();
        if (!parameters.containsKey("g_L")
            || !parameters.containsKey("tau_m") && !parameters.containsKey("C_m")) {
          faults.error(
              keys.keyAt("std"),
              "the std of white noise is that of a membrane with g_L and tau_m, which "
                  + target.population()
                  + " has not",
              "give its intensity: `white: {intensity: 100 " + intensity + "}`");
          return Optional.empty();
        }
      }
      return both(
          mean,
          required("std", Unit.parse("mV"), Bound.NOT_NEGATIVE),
          (m, s) -> new Input.White(name, to, window, m, s, Input.WhiteMeasure.STD));
    }

    private Optional<Input> uniform(Given given) {
      if (given instanceof Given.Items pair) {
        return both(
                values(pair.items().get(0), "uniform", unit, Bound.ANY),
                values(pair.items().get(1), "uniform", unit, Bound.ANY),
                (low, high) -> new Input.Uniform(name, to, window, low, high, 1))
            .filter(input -> isAscending((Input.Uniform) input, pair.at()));
      }
      Optional<Long> interval = interval();
      Optional<Values> low = current("low");
      Optional<Values> high = current("high");
      return interval.isEmpty()
          ? Optional.empty()
          : both(low, high, (a, b) -> new Input.Uniform(name, to, window, a, b, interval.get()))
              .filter(input -> isAscending((Input.Uniform) input, keys.keyAt("high")));
    }

    private boolean isAscending(Input.Uniform input, Position at) {
      if (input.high().greatest() < input.low().least()
          || input.low() instanceof Values.Constant low
              && input.high() instanceof Values.Constant high
              && !(low.value() < high.value())) {
        faults.error(at, "the upper bound is not greater than the lower one", "exchange the two");
        return false;
      }
      return true;
    }

    private Optional<Input> ornsteinUhlenbeck() {
      Optional<Values> mean = optional("mean", unit);
      Optional<Values> std = required("std", unit, Bound.NOT_NEGATIVE);
      Optional<Values> tau = required("tau", Unit.parse("ms"), Bound.POSITIVE);
      return tau.isEmpty()
          ? Optional.empty()
          : both(
              mean, std, (m, s) -> new Input.OrnsteinUhlenbeck(name, to, window, m, s, tau.get()));
    }
  }
}
