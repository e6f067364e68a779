package io.rheobase.params;

import io.rheobase.equations.StateVariable;
import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Reads a recorder. */
final class RecorderReader {

  /** Names of files that every run writes. */
  private static final Set<String> TAKEN = Set.of("rates", "summary", "manifest", "params");

  private static final List<String> OF_VARIABLES = List.of("every", "start", "stop", "trace");

  private static final String FORMAT = "format";

  private final Clock clock;
  private final Map<String, Population> populations;
  private final TargetReader targets;
  private final SynapseRecorderReader synapses;
  private final Faults faults;
  private final Grid grid;

  /**
   * @param synapses reads recorders of connections
   */
  RecorderReader(
      Clock clock,
      Grid grid,
      Map<String, Population> populations,
      TargetReader targets,
      SynapseRecorderReader synapses,
      Faults faults) {
    this.clock = clock;
    this.synapses = synapses;
    this.populations = populations;
    this.targets = targets;
    this.faults = faults;
    this.grid = grid;
  }

  /**
   * The recorder; nothing after a fault.
   *
   * @param at where its name stands
   */
  Optional<Recorder> read(String name, Given.Keys given, Position at) {
    if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
      faults.error(
          at, "every run writes a file named " + name + " of its own", "choose another name");
      return Optional.empty();
    }
    if (given.has("connections") || given.has("weights")) {
      return synapses.read(name, given);
    }
    if (given
        .get("of")
        .filter(of -> !targets.isPopulation(of))
        .map(synapses::isConnection)
        .orElse(false)) {
      faults.error(
          given.get("of").orElseThrow().at(),
          "this is a connection, and " + name + " records neurons",
          "name a population, or record `connections: all` or `weights: all`");
      return Optional.empty();
    }
    Optional<List<Target>> of = given.get("of").flatMap(targets::read);
    if (!given.has("variables")) {
      for (String key : OF_VARIABLES) {
        if (given.has(key)) {
          faults.error(
              given.keyAt(key),
              key + " goes with variables, and " + name + " records none",
              "delete it");
          of = Optional.empty();
        }
      }
    }
    if (!formatFits(name, given) || of.isEmpty()) {
      return Optional.empty();
    }
    if (given.has("variables")) {
      return variables(name, of.get(), given);
    }
    if (given.has("rate")) {
      List<Target> neurons = of.get();
      return given
          .get("rate", Given.Keys.class)
          .flatMap(rate -> rate.get("bin", Given.Amount.class))
          .flatMap(bin -> grid.steps(bin, "bin"))
          .map(bin -> new Recorder.PopulationRate(name, neurons, bin));
    }
    if (given.has("histogram")) {
      List<Target> neurons = of.get();
      return given
          .get("histogram", Given.Keys.class)
          .flatMap(histogram -> histogram(name, neurons, histogram));
    }
    return given.has("spikes")
        ? Optional.of(new Recorder.Spikes(name, of.get(), format(given)))
        : Optional.empty();
  }

  private Optional<Recorder> variables(String name, List<Target> of, Given.Keys given) {
    Optional<Given.Items> items = given.get("variables", Given.Items.class);
    Set<String> names = new LinkedHashSet<>();
    boolean sound = items.isPresent();
    for (Given item : items.map(Given.Items::items).orElse(List.of())) {
      if (item instanceof Given.Word word) {
        sound &= unit(word, of).isPresent();
        if (!names.add(word.text())) {
          faults.error(word.at(), word.text() + " is named twice", "keep one of them");
          sound = false;
        }
      }
    }
    Optional<Long> every = steps(given, "every", 1L);
    Optional<Long> start = steps(given, "start", 0L);
    Optional<Long> stop = steps(given, "stop", clock.steps());
    if (!sound || every.isEmpty() || start.isEmpty() || stop.isEmpty()) {
      return Optional.empty();
    }
    if (start.get() > Math.min(stop.get(), clock.steps())) {
      faults.error(
          given.get("start").get().at(),
          given.has("stop") && start.get() > stop.get()
              ? "stop is not after start"
              : "this begins when the run is over (duration " + Grid.ms(clock.duration()) + ")",
          "an earlier start");
      return Optional.empty();
    }
    return Optional.of(
        new Recorder.Variables(
            name,
            of,
            new ArrayList<>(names),
            every.get(),
            new Window(start.get(), Math.min(stop.get(), clock.steps())),
            format(given),
            spike(given, of)));
  }

  private Optional<Long> steps(Given.Keys given, String key, Long absent) {
    return given.has(key)
        ? given.get(key, Given.Amount.class).flatMap(amount -> grid.steps(amount, key))
        : Optional.of(absent);
  }

  /** The unit of a state variable that all targets have; nothing after a fault. */
  private Optional<Unit> unit(Given.Word variable, List<Target> of) {
    Optional<Unit> unit = Optional.empty();
    for (Target target : of) {
      Population population = populations.get(target.population());
      List<StateVariable> states = population.model().equations().states();
      if (variable.text().equals(Recorder.Variables.INPUT)) {
        unit = Optional.of(population.model().equations().inputUnit());
        continue;
      }
      unit =
          states.stream()
              .filter(state -> state.name().equals(variable.text()))
              .map(StateVariable::unit)
              .findFirst();
      if (unit.isEmpty()) {
        faults.error(
            variable.at(),
            population.name()
                + " ("
                + population.model().name()
                + ") has no state variable "
                + Wording.shown(variable.text()),
            Wording.nearest(
                variable.text(),
                states.stream().map(StateVariable::name).toList(),
                "its state variables"));
        return Optional.empty();
      }
    }
    return unit;
  }

  private boolean formatFits(String name, Given.Keys given) {
    if (!given.has(FORMAT)) {
      return true;
    }
    Recorder.Format format = format(given);
    if (format == Recorder.Format.NPZ || format == Recorder.Format.CSC) {
      faults.error(
          given.keyAt(FORMAT),
          format + " is for connections, and " + name + " records neurons",
          "write `format: " + (given.has("variables") ? "npy" : "sonata") + "` for a binary file");
      return false;
    }
    if (given.has("variables")) {
      return true;
    }
    if (!given.has("spikes")) {
      faults.error(
          given.keyAt(FORMAT),
          "format goes with variables or spikes, and " + name + " records neither",
          "delete it: this table is written as csv");
      return false;
    }
    if (format(given) == Recorder.Format.NPY) {
      faults.error(
          given.keyAt(FORMAT),
          "spikes are written as csv or sonata, not as npy",
          "write `format: sonata` for a binary file");
      return false;
    }
    return true;
  }

  /** The format that is asked for, or csv. */
  static Recorder.Format format(Given.Keys given) {
    String word = given.get("format", Given.Word.class).map(Given.Word::text).orElse("csv");
    return Recorder.Format.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Recorder.SpikeSample spike(Given.Keys given, List<Target> of) {
    boolean peaked =
        of.stream()
            .map(target -> populations.get(target.population()))
            .allMatch(population -> population.parameters().containsKey("V_peak"));
    Optional<Given.Word> asked =
        given.get("trace", Given.Keys.class).flatMap(trace -> trace.get("spike", Given.Word.class));
    if (asked.isEmpty()) {
      return peaked ? Recorder.SpikeSample.V_PEAK : Recorder.SpikeSample.VALUE;
    }
    if (asked.get().text().equals("V_peak") && !peaked) {
      faults.error(
          asked.get().at(),
          "a model that is recorded here has no V_peak",
          "write `spike: value` or `spike: reset`");
    }
    return switch (asked.get().text()) {
      case "V_peak" -> Recorder.SpikeSample.V_PEAK;
      case "reset" -> Recorder.SpikeSample.RESET;
      default -> Recorder.SpikeSample.VALUE;
    };
  }

  private Optional<Recorder> histogram(String name, List<Target> of, Given.Keys given) {
    Optional<Given.Word> variable = given.get("variable", Given.Word.class);
    Optional<Unit> unit = variable.flatMap(word -> unit(word, of));
    Optional<Given.Whole> bins = given.get("bins", Given.Whole.class);
    Optional<List<Long>> at = given.get("at").flatMap(this::samples);
    if (of.stream().map(Target::population).distinct().count() > 1) {
      faults.error(
          given.at(),
          "a histogram is of one population, " + name + " names several",
          "make a recorder for each");
      return Optional.empty();
    }
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble low = OptionalDouble.of(Double.NaN);
    OptionalDouble high = low;
    if (given.has("range")) {
      Optional<Given.Items> range = given.get("range", Given.Items.class);
      if (range.isEmpty()) {
        return Optional.empty();
      }
      low = edge(range.get().items().get(0), unit.get());
      high = edge(range.get().items().get(1), unit.get());
      if (low.isPresent() && high.isPresent() && !(low.getAsDouble() < high.getAsDouble())) {
        faults.error(range.get().at(), "the range runs backwards", "exchange the two");
        return Optional.empty();
      }
    }
    if (low.isEmpty() || high.isEmpty() || bins.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Recorder.Histogram(
            name,
            of,
            variable.get().text(),
            (int) bins.get().value(),
            low.getAsDouble(),
            high.getAsDouble(),
            at.get(),
            unit.get()));
  }

  private OptionalDouble edge(Given given, Unit unit) {
    return given instanceof Given.Amount amount
            && new Amounts(faults).isOf(unit.dimension(), unit, amount, "range")
        ? OptionalDouble.of(amount.quantity().coherent())
        : OptionalDouble.empty();
  }

  private Optional<List<Long>> samples(Given given) {
    List<Given> times = given instanceof Given.Items list ? list.items() : List.of(given);
    Set<Long> samples = new TreeSet<>();
    boolean sound = true;
    for (Given time : times) {
      Optional<Long> sample =
          time instanceof Given.Amount amount ? grid.steps(amount, "at") : Optional.empty();
      if (sample.isPresent() && sample.get() > clock.steps()) {
        faults.error(
            time.at(), "the run is over by then (duration " + Grid.ms(clock.duration()) + ")", "");
        sample = Optional.empty();
      }
      sound &= sample.isPresent();
      sample.ifPresent(samples::add);
    }
    return sound ? Optional.of(List.copyOf(samples)) : Optional.empty();
  }
}
