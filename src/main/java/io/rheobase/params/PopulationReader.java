package io.rheobase.params;

import io.rheobase.equations.Numeric;
import io.rheobase.equations.Parameter;
import io.rheobase.equations.StateVariable;
import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Model;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Values;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a population: its model's parameters and initial values, given or by default. */
final class PopulationReader {

  private final String name;
  private final Given.Keys given;
  private final Position at;
  private final Faults faults;
  private final Clock clock;
  private final Grid grid;
  private final Path folder;
  private final ValuesReader values;
  private final Membrane membrane;

  /**
   * What a population depends on besides its own entry.
   *
   * @param clock the time grid; any where the grid is not known
   * @param grid turns times into samples
   * @param folder where files are looked up
   * @param faults takes what is wrong
   */
  record Surroundings(Clock clock, Grid grid, Path folder, Faults faults) {}

  /**
   * @param at where the population's name stands
   */
  PopulationReader(String name, Given.Keys given, Position at, Surroundings around) {
    this.name = name;
    this.given = given;
    this.at = at;
    this.faults = around.faults();
    this.clock = around.clock();
    this.grid = around.grid();
    this.folder = around.folder();
    this.values = new ValuesReader(folder, faults);
    this.membrane = new Membrane(area());
  }

  /** The membrane, which inputs refer to as well. */
  Membrane membrane() {
    return membrane;
  }

  private OptionalDouble area() {
    boolean cylinder = given.has("length") || given.has("diameter");
    if (given.has("area") && cylinder) {
      faults.error(
          given.keyAt(given.has("length") ? "length" : "diameter"),
          name + " has an area, and also length or diameter",
          "keep area, or length and diameter");
      return OptionalDouble.empty();
    }
    if (cylinder && !(given.has("length") && given.has("diameter"))) {
      String there = given.has("length") ? "length" : "diameter";
      String missing = given.has("length") ? "diameter: 20 um" : "length: 100 um";
      faults.error(given.keyAt(there), there + " alone gives no area", "add `" + missing + "`");
      return OptionalDouble.empty();
    }
    if (cylinder) {
      Optional<Double> length = coherent("length");
      Optional<Double> diameter = coherent("diameter");
      return length.isPresent() && diameter.isPresent()
          ? OptionalDouble.of(Math.PI * length.get() * diameter.get())
          : OptionalDouble.empty();
    }
    return coherent("area").map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private Optional<Double> coherent(String key) {
    return given.get(key, Given.Amount.class).map(amount -> amount.quantity().coherent());
  }

  /** The population; nothing after a fault. */
  Optional<Population> read(Map<String, Model> models) {
    Optional<Model> model = model(models);
    Optional<Given.Whole> size = given.get("size", Given.Whole.class);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    int neurons = size.map(count -> (int) count.value()).orElse(ValuesReader.UNKNOWN);
    PopulationReceptors receptors = new PopulationReceptors(keys("receptors"), model.get(), faults);
    Optional<Model> joined = isFaulty("receptors") ? Optional.empty() : receptors.join();
    Optional<Map<String, Values>> parameters = parameters(model.get(), neurons);
    Optional<Map<String, Values>> ofReceptors =
        joined.flatMap(m -> receptors.parameters(m, neurons, values, membrane));
    Optional<Map<String, Values>> initial =
        initial(joined.orElse(model.get()), joined.isPresent(), neurons, parameters.orElse(null));
    int before = faults.count();
    Optional<SpikeTimes> spikes = spikes(model.get(), neurons);
    if (parameters.isEmpty()
        || ofReceptors.isEmpty()
        || initial.isEmpty()
        || size.isEmpty()
        || faults.count() > before
        || isFaulty("spikes")) {
      return Optional.empty();
    }
    Map<String, Values> all = new LinkedHashMap<>(parameters.get());
    all.putAll(ofReceptors.get());
    if (membrane.area().isPresent() && !membrane.isUsed()) {
      faults.warn(
          given.keyAt(given.has("area") ? "area" : "length"),
          "the area of " + name + " changes nothing: none of its values is per area",
          "write values per area, such as `C_m: 1 uF/cm^2`, or delete it");
    }
    Population population =
        new Population(
            name,
            joined.orElseThrow(),
            neurons,
            all,
            initial.get(),
            refractory(model.get(), all),
            spikes,
            membrane.isUsed() ? membrane.area() : OptionalDouble.empty());
    return new SpikeRules(population, keys("parameters"), keys("initial"), faults).hold()
        ? Optional.of(population)
        : Optional.empty();
  }

  /** The spikes that a generator emits; a fault where they are missing or no one emits them. */
  private Optional<SpikeTimes> spikes(Model model, int neurons) {
    boolean generator = model.equals(ModelLibrary.get(ModelLibrary.SPIKE_GENERATOR));
    if (generator && !given.has("spikes")) {
      faults.error(
          at,
          name + " has no spikes, which the model spike_generator emits",
          "add `spikes: {times: [[10 ms], [20 ms, 30 ms]]}` or `spikes: {file: spikes.csv}`");
    } else if (!generator && given.has("spikes")) {
      faults.error(
          given.keyAt("spikes"),
          "only a spike_generator emits given spikes, " + name + " is of the model " + model.name(),
          "write `model: spike_generator`"
              + (model.isSpikeSource() ? "" : ", or make them an input to a receptor of " + name));
    } else if (generator) {
      return given
          .get("spikes", Given.Keys.class)
          .flatMap(
              keys ->
                  new SpikeTimesReader(clock, grid, folder, faults)
                      .read(keys, new RunSpikes.Trains(name, neurons)));
    }
    return Optional.empty();
  }

  private Optional<Model> model(Map<String, Model> models) {
    Optional<Given.Word> word = given.get("model", Given.Word.class);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    String asked = word.get().text();
    if (models.containsKey(asked)) {
      return Optional.ofNullable(models.get(asked));
    }
    if (ModelLibrary.NAMES.contains(asked)) {
      return Optional.of(ModelLibrary.get(asked));
    }
    List<String> names = new ArrayList<>(models.keySet());
    names.addAll(ModelLibrary.NAMES);
    faults.error(
        word.get().at(),
        "there is no model " + Wording.shown(asked),
        Wording.nearest(asked, names, "the models"));
    return Optional.empty();
  }

  private boolean isFaulty(String key) {
    return given.get(key).filter(Given.Faulty.class::isInstance).isPresent();
  }

  private Given.Keys keys(String key) {
    return given.get(key, Given.Keys.class).orElseGet(() -> new Given.Keys(Map.of(), at));
  }

  private Optional<Map<String, Values>> parameters(Model model, int neurons) {
    Map<String, Parameter> declared = new LinkedHashMap<>();
    model.equations().parameters().forEach(p -> declared.put(p.name(), p));
    boolean bound = MembraneConstants.bind(declared.keySet());
    Given.Keys written = keys("parameters");
    Map<String, Values> read = new LinkedHashMap<>();
    boolean sound = !isFaulty("parameters");
    for (Map.Entry<String, Given.Key> entry : written.keys().entrySet()) {
      String key = entry.getKey();
      Unit unit =
          declared.containsKey(key)
              ? declared.get(key).unit()
              : bound ? MembraneConstants.units().get(key) : null;
      if (unit == null) {
        unknown(key, entry.getValue(), model, declared.keySet());
        sound = false;
        continue;
      }
      Optional<Values> one =
          values.read(
              entry.getValue().value(),
              new ValuesReader.Wanted(key, unit, bound(key, model), neurons, membrane));
      boolean possible =
          !model.isSpikeSource()
              || one.isEmpty()
              || SpikeRate.isPossible(
                  one.get(), clock, grid, entry.getValue().value().at(), faults);
      one.ifPresent(v -> read.put(key, v));
      sound &= one.isPresent() && possible;
    }
    sound &=
        !bound
            || !sound
            || new MembraneConstants(declared.keySet(), neurons, written, faults).complete(read);
    Map<String, Values> all = new LinkedHashMap<>();
    for (Parameter parameter : declared.values()) {
      if (read.containsKey(parameter.name())) {
        all.put(parameter.name(), read.get(parameter.name()));
      } else if (!written.has(parameter.name())) {
        sound &= byDefault(parameter, model, all);
      }
    }
    return sound ? Optional.of(all) : Optional.empty();
  }

  private void unknown(String key, Given.Key value, Model model, Set<String> declared) {
    faults.error(
        value.at(),
        model.name() + " has no parameter " + Wording.shown(key),
        model.equations().states().stream().anyMatch(state -> state.name().equals(key))
            ? key + " is a state variable: it stands in initial"
            : ofReceptor(key)
                .or(() -> NotebookNames.hint(key))
                .orElseGet(() -> Wording.nearest(key, declared, "its parameters")));
  }

  /** Where a parameter of a receptor stands, whose name is a composed one. */
  private Optional<String> ofReceptor(String key) {
    return keys("receptors").keys().keySet().stream()
        .filter(receptor -> key.endsWith("_" + receptor))
        .map(
            receptor ->
                "the receptor has it: `receptors: {"
                    + receptor
                    + ": {"
                    + key.substring(0, key.length() - receptor.length() - 1)
                    + ": …}}`")
        .findFirst();
  }

  private boolean byDefault(Parameter parameter, Model model, Map<String, Values> all) {
    if (parameter.defaultValue().isEmpty()) {
      faults.error(
          given.has("parameters") ? given.keyAt("parameters") : at,
          name
              + " gives no "
              + parameter.name()
              + (parameter.description().isEmpty() ? "" : " (" + parameter.description() + ")")
              + ", which "
              + model.name()
              + " needs",
          "add `"
              + parameter.name()
              + ": … "
              + (parameter.unit().equals(Unit.ONE) ? "" : parameter.unit())
              + "` to its parameters");
      return false;
    }
    Quantity quantity = parameter.defaultValue().get();
    membrane.whole(
        parameter.unit().dimension(),
        parameter.name(),
        at,
        parameter.unit().format(quantity.coherent()) + ", its default",
        quantity.coherent());
    all.put(parameter.name(), new Values.Constant(quantity.coherent(), parameter.unit()));
    return true;
  }

  /** What equations divide by must be positive, and a refractory time cannot be negative. */
  private static Bound bound(String parameter, Model model) {
    if (parameter.startsWith("tau") || Set.of("C_m", "g_L", "R_m", "Delta_T").contains(parameter)) {
      return Bound.POSITIVE;
    }
    boolean refractory =
        model
            .equations()
            .refractory()
            .filter(time -> time instanceof Numeric.Reference r && r.name().equals(parameter))
            .isPresent();
    return refractory || model.isSpikeSource() ? Bound.NOT_NEGATIVE : Bound.ANY;
  }

  /**
   * @param complete whether all state variables are known, which they are not where receptors are
   *     faulty
   */
  private Optional<Map<String, Values>> initial(
      Model model, boolean complete, int neurons, Map<String, Values> parameters) {
    Given.Keys written = keys("initial");
    Set<String> states =
        model.equations().states().stream()
            .map(StateVariable::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    boolean sound = !isFaulty("initial");
    for (Map.Entry<String, Given.Key> entry : written.keys().entrySet()) {
      if (complete && !states.contains(entry.getKey())) {
        faults.error(
            entry.getValue().at(),
            model.name() + " has no state variable " + Wording.shown(entry.getKey()),
            NotebookNames.hint(entry.getKey())
                .orElseGet(() -> Wording.nearest(entry.getKey(), states, "its state variables")));
        sound = false;
      }
    }
    Map<String, Values> all = new LinkedHashMap<>();
    for (StateVariable state : model.equations().states()) {
      Optional<Values> one =
          written.has(state.name())
              ? values.read(
                  written.keys().get(state.name()).value(),
                  new ValuesReader.Wanted(state.name(), state.unit(), Bound.ANY, neurons, membrane))
              : startByDefault(model, state, parameters);
      one.ifPresent(v -> all.put(state.name(), v));
      sound &= one.isPresent();
    }
    return sound ? Optional.of(all) : Optional.empty();
  }

  private Optional<Values> startByDefault(
      Model model, StateVariable state, Map<String, Values> parameters) {
    if (model.equations().receptors().stream().anyMatch(r -> r.states().contains(state.name()))) {
      return Optional.of(new Values.Constant(0, state.unit()));
    }
    String text = model.initial().get(state.name());
    if (text == null) {
      faults.error(
          given.has("initial") ? given.keyAt("initial") : at,
          name + " gives no initial " + state.name() + ", and " + model.name() + " has none",
          "add `initial: {" + state.name() + ": " + state.unit().format(0) + "}`");
      return Optional.empty();
    }
    boolean parameter =
        model.equations().parameters().stream().anyMatch(p -> p.name().equals(text));
    if (!parameter) {
      double value = Quantity.parse(text).coherent();
      membrane.whole(state.unit().dimension(), state.name(), at, text, value);
      return Optional.of(new Values.Constant(value, state.unit()));
    }
    if (parameters == null) {
      return Optional.empty();
    }
    if (parameters.get(text) instanceof Values.Drawn) {
      faults.error(
          keys("parameters").keyAt(text),
          text + " is drawn: " + state.name() + " cannot begin there by default",
          "add `initial: {" + state.name() + ": " + state.unit().format(0) + "}`");
      return Optional.empty();
    }
    return Optional.of(parameters.get(text));
  }

  private static Values refractory(Model model, Map<String, Values> parameters) {
    Optional<Numeric> time = model.equations().refractory();
    if (time.isPresent() && time.get() instanceof Numeric.Reference reference) {
      return parameters.get(reference.name());
    }
    double literal =
        time.isPresent() && time.get() instanceof Numeric.Literal value ? value.value() : 0;
    return new Values.Constant(literal, Unit.parse("ms"));
  }
}
