package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.PivotTable;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepFactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a sweep: first what is varied, then, when it is known what the file means, the rest. */
final class SweepReader {

  private static final long MOST_POINTS = 10_000_000;

  /** A value with its text, its place and its meaning (bytes). */
  private static final double VALUE_MEMORY = 1000;

  private static final List<String> FACTORS = List.of("grid", "zip", "points", "random");
  private static final String SEED = "simulation.seed";

  /** A recording of every spike, and a measure that a table is named after in words of its own. */
  private static final String SPIKES = "spikes";

  private final Given.Keys given;
  private final YamlNode.Mapping written;
  private final long seed;
  private final Faults faults;
  private final List<List<Axis>> factors = new ArrayList<>();
  private final Map<String, Address> addresses = new HashMap<>();
  private double points;
  private double values;

  /**
   * Reads what is varied.
   *
   * @param given the block
   * @param written the same, as it is written
   * @param check of addresses
   * @param seed of the simulation
   */
  SweepReader(
      Given.Keys given,
      YamlNode.Mapping written,
      Predicate<Address> check,
      long seed,
      Faults faults) {
    this.given = given;
    this.written = written;
    this.faults = faults;
    this.seed = given.get("seed", Given.Whole.class).map(Given.Whole::value).orElse(seed);
    this.points = repeats();
    int before = faults.count();
    given.keys().forEach((key, value) -> factor(key, value.value()));
    addresses.values().forEach(check::test);
    if (faults.count() == before) {
      requireSense();
    }
  }

  private void factor(String key, Given value) {
    AxisReader reader = new AxisReader(this::hasRoom, faults);
    if (value instanceof Given.Items points && key.equals("points")) {
      points(points);
    } else if (value instanceof Given.Keys keys) {
      switch (key) {
        case "grid" ->
            keys.keys()
                .forEach((name, axis) -> axis(reader, name, axis).ifPresent(a -> add(List.of(a))));
        case "zip" -> zip(reader, keys);
        case "random" -> random(reader, keys);
        default -> {}
      }
    }
  }

  private void add(List<Axis> axes) {
    if (!axes.isEmpty()) {
      factors.add(axes);
      points *= axes.get(0).values().size();
    }
  }

  /** Values are made only where they can be used: there may be too many points, or for memory. */
  private boolean hasRoom(long more, Position at) {
    values += more;
    if (points * more > MOST_POINTS) {
      tooManyPoints(at);
      return false;
    }
    double most = Runtime.getRuntime().maxMemory() / VALUE_MEMORY;
    if (values > most) {
      faults.error(
          at,
          String.format(
              Locale.ROOT,
              "this sweep names %,.0f values or more, %,.0f fit into the memory that this Java may"
                  + " use",
              values,
              most),
          "fewer values, or start it with a greater -Xmx");
      return false;
    }
    return true;
  }

  private void tooManyPoints(Position at) {
    faults.error(
        at,
        "this sweep has more than " + MOST_POINTS + " points",
        "a coarser grid, or samples drawn at random");
  }

  private Optional<Axis> axis(AxisReader reader, String name, Given.Key key) {
    Address address = Address.of(name, key.at());
    note(address);
    return reader.read(key.value(), last(address)).map(values -> new Axis(address, values));
  }

  private static String last(Address address) {
    return address.keys().get(address.keys().size() - 1);
  }

  /** A single value that has a long form is one value under two addresses. */
  private void note(Address address) {
    String known = address.full().replaceFirst("\\.value$", "");
    Address other = addresses.putIfAbsent(known, address);
    if (other != null) {
      faults.error(
          address.at(),
          address.text() + " is varied twice, here and in line " + other.at().line(),
          "keep one of them");
    }
  }

  private void zip(AxisReader reader, Given.Keys keys) {
    List<Axis> axes = new ArrayList<>();
    keys.keys().forEach((name, key) -> axis(reader, name, key).ifPresent(axes::add));
    for (Axis axis : axes) {
      if (axis.values().size() != axes.get(0).values().size()) {
        faults.error(
            axis.address().at(),
            axis.address().text()
                + " has "
                + axis.values().size()
                + " values, "
                + axes.get(0).address().text()
                + " "
                + axes.get(0).values().size(),
            "a zip takes equally many of each; a grid takes every combination");
        return;
      }
    }
    add(axes);
  }

  private void points(Given.Items points) {
    Map<String, List<YamlNode>> columns = new LinkedHashMap<>();
    Map<String, Address> found = new LinkedHashMap<>();
    for (int i = 0; i < points.items().size(); i++) {
      if (!(points.items().get(i) instanceof Given.Keys point)) {
        return;
      }
      for (Map.Entry<String, Given.Key> value : point.keys().entrySet()) {
        Address address = Address.of(value.getKey(), value.getValue().at());
        if (found.putIfAbsent(value.getKey(), address) == null) {
          note(address);
          columns.put(
              value.getKey(), new ArrayList<>(Collections.nCopies(points.items().size(), null)));
        }
        columns.get(value.getKey()).set(i, ((Given.Tree) value.getValue().value()).node());
      }
    }
    List<Axis> axes = new ArrayList<>();
    columns.forEach((name, values) -> axes.add(new Axis(found.get(name), values)));
    add(axes);
  }

  private void random(AxisReader reader, Given.Keys keys) {
    Optional<Given.Whole> samples = keys.get("samples", Given.Whole.class);
    Optional<Given.Keys> of = keys.get("of", Given.Keys.class);
    if (samples.isEmpty() || of.isEmpty()) {
      return;
    }
    List<Axis> axes = new ArrayList<>();
    of.get()
        .keys()
        .forEach(
            (name, key) -> {
              Address address = Address.of(name, key.at());
              note(address);
              reader
                  .drawn(
                      key.value(),
                      name,
                      (int) samples.get().value(),
                      keys.isTrue("latin_hypercube"),
                      seed)
                  .ifPresent(values -> axes.add(new Axis(address, values)));
            });
    if (axes.size() == of.get().keys().size()) {
      add(axes);
    }
  }

  private void requireSense() {
    if (repeats() == 1 && FACTORS.stream().noneMatch(given::has)) {
      faults.error(
          given.at(),
          "this sweep varies nothing",
          "give it a grid, a zip, points, random or repeats");
      return;
    }
    if (points > MOST_POINTS) {
      tooManyPoints(given.at());
    }
    if (isSeedVaried() && (repeats() > 1 || given.isTrue("common_noise"))) {
      String key = repeats() > 1 ? "repeats" : "common_noise";
      faults.error(
          given.keyAt(key),
          key + " gives the points their seeds, and the sweep does too",
          "delete one");
    }
  }

  private boolean isSeedVaried() {
    return addresses.containsKey(SEED);
  }

  private int repeats() {
    return given.get("repeats", Given.Whole.class).map(whole -> (int) whole.value()).orElse(1);
  }

  /**
   * The sweep.
   *
   * @param base what the file means without it
   * @param reading reads the file with other values
   * @throws ParameterFileException with all that is wrong
   */
  Swept read(ParameterFile base, Swept.Reading reading) {
    Experiment experiment = base.experiment();
    MeasureReader measureReader = new MeasureReader(experiment, faults);
    Optional<Given.Items> asked = given.get("measure", Given.Items.class);
    List<Measure> measures = asked.map(measureReader::read).orElseGet(measureReader::standard);
    List<String> store = store(experiment);
    List<PivotTable> tables = tables(measures);
    faults.throwIfAny();
    Sweep sweep =
        new Sweep(
            factors.stream()
                .map(axes -> new SweepFactor(axes.stream().map(Axis::described).toList()))
                .toList(),
            repeats(),
            seed,
            !isSeedVaried(),
            given.isTrue("common_noise"),
            measures,
            store,
            tables);
    return new Swept(sweep, factors, base, written, reading);
  }

  private List<String> store(Experiment experiment) {
    Set<String> known = new LinkedHashSet<>();
    experiment.recorders().stream().map(Recorder::name).forEach(known::add);
    known.add(SPIKES);
    experiment.populations().stream()
        .flatMap(population -> population.model().equations().states().stream())
        .forEach(state -> known.add(state.name()));
    List<String> store = new ArrayList<>();
    for (Given item :
        given.get("store", Given.Items.class).map(Given.Items::items).orElse(List.of())) {
      if (!(item instanceof Given.Word word)) {
        continue;
      }
      if (!known.contains(word.text())) {
        faults.error(
            word.at(),
            Wording.shown(word.text()) + " is no recorder and no state variable",
            Wording.nearest(word.text(), known, "what can be stored"));
      } else if (store.contains(word.text())) {
        faults.error(word.at(), word.text() + " is named twice", "keep one of them");
      } else {
        store.add(word.text());
      }
    }
    return store;
  }

  private List<PivotTable> tables(List<Measure> measures) {
    List<PivotTable> tables = new ArrayList<>();
    Optional<Given> written = given.get("table");
    List<Given> items =
        written
            .map(t -> t instanceof Given.Items list ? list.items() : List.of(t))
            .orElse(List.of());
    PivotReader reader =
        new PivotReader(factors.stream().flatMap(List::stream).toList(), measures, faults);
    for (Given item : items) {
      if (item instanceof Given.Keys keys) {
        reader.read(keys).ifPresent(tables::add);
      }
    }
    return tables;
  }
}
