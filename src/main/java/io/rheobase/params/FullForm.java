package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Model;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.model.Method;
import io.rheobase.params.grammar.Grammar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The full form: block, name, entry. First its shape is checked, then what it means. */
final class FullForm {

  private static final Clock UNKNOWN = new Clock(BigDecimal.ONE, Integer.MAX_VALUE);

  private static final String SWEEP = "sweep";

  private final YamlNode.Mapping root;
  private final Position top;
  private final Path folder;
  private final Faults faults;
  private final Places places;

  FullForm(YamlNode.Mapping root, Position top, Path folder, Faults faults) {
    this.root = root;
    this.top = top;
    this.folder = folder;
    this.faults = faults;
    this.places = new Places(top);
  }

  /** The experiment that the file means. */
  ParameterFile read() {
    ShapeReader reader = new ShapeReader(faults, places);
    Given.Keys file = (Given.Keys) reader.read(root, Grammar.FILE);
    Given.Keys simulation = keys(file, "simulation");
    Optional<Clock> clock = clock(simulation);
    Map<String, Model> models = models(file);
    Map<String, Given.Keys> written = entries(file, "populations");
    Map<String, Population> populations = new LinkedHashMap<>();
    Map<String, Membrane> membranes = new LinkedHashMap<>();
    Grid grid = clock.map(c -> new Grid(c.dt(), faults)).orElseGet(Grid::unknown);
    PopulationReader.Surroundings around =
        new PopulationReader.Surroundings(clock.orElse(UNKNOWN), grid, folder, faults);
    written.forEach(
        (name, given) -> {
          PopulationReader population =
              new PopulationReader(name, given, places.of("populations." + name), around);
          population.read(models).ifPresent(p -> populations.put(name, p));
          membranes.put(name, population.membrane());
        });
    TargetReader targets = new TargetReader(written, populations, faults);
    List<Input> inputs = inputs(file, clock, grid, populations, membranes, targets);
    List<Connection> connections = connections(file, clock, grid, populations, membranes, targets);
    membranes.forEach((name, membrane) -> membrane.check(name, faults));
    List<Recorder> recorders = recorders(file, clock, grid, populations, connections, targets);
    long seed = simulation.get("seed", Given.Whole.class).map(Given.Whole::value).orElse(0L);
    Optional<SweepReader> sweep = sweep(file, seed);
    Experiment simulated =
        new Experiment(
            clock.orElse(UNKNOWN),
            seed,
            simulation
                .get("method", Given.Word.class)
                .map(word -> Method.valueOf(word.text().toUpperCase(Locale.ROOT)))
                .orElse(Method.EULER),
            List.copyOf(populations.values()),
            inputs,
            connections,
            file.has("record") ? recorders : everySpike(populations),
            Optional.empty());
    Optional<Inference> inference = inference(file, clock.isPresent(), simulated, targets);
    faults.throwIfAny();

    Experiment experiment = simulated.with(inference);
    new Doubts(experiment, places, faults).warn();
    ParameterFile base =
        new ParameterFile(
            experiment,
            simulation
                .get("threads", Given.Whole.class)
                .map(threads -> OptionalInt.of((int) threads.value()))
                .orElse(OptionalInt.empty()),
            Output.of(keys(file, "output")),
            faults.warnings(),
            places,
            reader.comments(),
            Optional.empty());
    return sweep
        .map(read -> base.with(read.read(base, reading(base, models, membranes, written))))
        .orElse(base);
  }

  private Optional<SweepReader> sweep(Given.Keys file, long seed) {
    return file.get(SWEEP, Given.Keys.class)
        .map(
            given ->
                new SweepReader(
                    given,
                    (YamlNode.Mapping) root.find(SWEEP).orElseThrow().value(),
                    new AddressCheck(root, faults)::passes,
                    seed,
                    faults));
  }

  private Swept.Reading reading(
      ParameterFile base,
      Map<String, Model> models,
      Map<String, Membrane> membranes,
      Map<String, Given.Keys> written) {
    EntryForm entries =
        new EntryForm(root, folder, base.experiment(), models, membranes, written, places);
    return new Swept.Reading() {
      @Override
      public Optional<EntryForm.Read> entries(List<Swept.Assignment> values) {
        return entries.read(values);
      }

      @Override
      public ParameterFile read(List<Swept.Assignment> values) {
        return readWith(values);
      }
    };
  }

  private ParameterFile readWith(List<Swept.Assignment> values) {
    YamlNode.Mapping tree = Overriding.without(root, SWEEP);
    for (Swept.Assignment value : values) {
      tree = Overriding.put(tree, value.address(), value.value());
    }
    return new FullForm(tree, top, folder, new Faults()).read();
  }

  private static Given.Keys keys(Given.Keys file, String block) {
    return file.get(block, Given.Keys.class).orElseGet(() -> new Given.Keys(Map.of(), file.at()));
  }

  private static Map<String, Given.Keys> entries(Given.Keys file, String block) {
    Map<String, Given.Keys> entries = new LinkedHashMap<>();
    keys(file, block)
        .keys()
        .forEach(
            (name, key) ->
                entries.put(
                    name,
                    key.value() instanceof Given.Keys keys
                        ? keys
                        : new Given.Keys(Map.of(), key.at())));
    return entries;
  }

  private Optional<Clock> clock(Given.Keys simulation) {
    Optional<Given.Amount> dt = simulation.get("dt", Given.Amount.class);
    Optional<Given.Amount> duration = simulation.get("duration", Given.Amount.class);
    if (dt.isEmpty() || duration.isEmpty()) {
      return Optional.empty();
    }
    return new Grid(Amounts.exact(dt.get()), faults)
        .steps(duration.get(), "duration")
        .map(steps -> new Clock(Amounts.exact(dt.get()), steps));
  }

  private Map<String, Model> models(Given.Keys file) {
    Map<String, Model> models = new LinkedHashMap<>();
    entries(file, "models")
        .forEach(
            (name, given) -> {
              if (ModelLibrary.NAMES.contains(name)) {
                faults.error(
                    places.of("models." + name),
                    "the program has a model " + name + " of its own",
                    "choose another name");
              }
              models.put(name, new ModelReader(folder, faults).read(name, given).orElse(null));
            });
    return models;
  }

  private List<Input> inputs(
      Given.Keys file,
      Optional<Clock> clock,
      Grid grid,
      Map<String, Population> populations,
      Map<String, Membrane> membranes,
      TargetReader targets) {
    List<Input> inputs = new ArrayList<>();
    InputReader reader =
        new InputReader(
            new InputReader.Surroundings(
                clock.orElse(UNKNOWN), grid, populations, membranes, folder, faults),
            targets);
    entries(file, "inputs")
        .forEach((name, given) -> reader.read(name, given).ifPresent(inputs::add));
    return inputs;
  }

  private List<Connection> connections(
      Given.Keys file,
      Optional<Clock> clock,
      Grid grid,
      Map<String, Population> populations,
      Map<String, Membrane> membranes,
      TargetReader targets) {
    List<Connection> connections = new ArrayList<>();
    ConnectionReader reader =
        new ConnectionReader(
            new ConnectionReader.Surroundings(
                clock.orElse(UNKNOWN), grid, populations, membranes, folder, faults),
            targets);
    entries(file, "connections")
        .forEach((name, given) -> connections.addAll(reader.read(name, given)));
    return connections;
  }

  private List<Recorder> recorders(
      Given.Keys file,
      Optional<Clock> clock,
      Grid grid,
      Map<String, Population> populations,
      List<Connection> connections,
      TargetReader targets) {
    List<Recorder> recorders = new ArrayList<>();
    SynapseRecorderReader synapses =
        new SynapseRecorderReader(
            clock.orElse(UNKNOWN),
            grid,
            keys(file, "connections").keys().keySet(),
            connections,
            faults);
    RecorderReader reader =
        new RecorderReader(clock.orElse(UNKNOWN), grid, populations, targets, synapses, faults);
    Map<String, String> lower = new LinkedHashMap<>();
    entries(file, "record")
        .forEach(
            (name, given) -> {
              String other = lower.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
              if (other != null) {
                faults.error(
                    places.of("record." + name),
                    name + " and " + other + " would be one file where case does not count",
                    "choose another name");
              }
              reader.read(name, given, places.of("record." + name)).ifPresent(recorders::add);
            });
    return recorders;
  }

  private Optional<Inference> inference(
      Given.Keys file, boolean onGrid, Experiment simulated, TargetReader targets) {
    Set<String> written =
        file.has("record") ? keys(file, "record").keys().keySet() : Set.of("spikes");
    return onGrid
        ? file.get("infer", Given.Keys.class)
            .flatMap(
                given ->
                    new InferenceReader(faults)
                        .read(
                            given,
                            new RunSourcesReader(
                                    simulated, written, targets, folder, places, faults)
                                .read(given)))
        : Optional.empty();
  }

  private static List<Recorder> everySpike(Map<String, Population> populations) {
    List<Target> all = populations.values().stream().map(Target::all).toList();
    return List.of(new Recorder.Spikes("spikes", all, Recorder.Format.CSV));
  }
}
