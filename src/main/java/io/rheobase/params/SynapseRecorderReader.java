package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Recorder.Format;
import io.rheobase.experiment.Window;
import io.rheobase.network.plasticity.Plasticity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads recorders of connections: their synapses, or weights over time. */
final class SynapseRecorderReader {

  private final Clock clock;
  private final Grid grid;
  private final Set<String> written;
  private final List<Connection> connections;
  private final Faults faults;

  /**
   * @param written names of the connections of the file, faulty ones among them
   * @param connections the sound ones
   */
  SynapseRecorderReader(
      Clock clock, Grid grid, Set<String> written, List<Connection> connections, Faults faults) {
    this.clock = clock;
    this.grid = grid;
    this.written = written;
    this.connections = connections;
    this.faults = faults;
  }

  /** Whether this is the name of a connection. */
  boolean isConnection(Given of) {
    return of instanceof Given.Word word && written.contains(word.text());
  }

  /** The recorder; nothing after a fault. */
  Optional<Recorder> read(String name, Given.Keys given) {
    Optional<List<String>> of = given.get("of").flatMap(this::names);
    boolean weights = given.has("weights");
    boolean sound = keysFit(name, given, weights) & formatFits(given, weights);
    if (of.isEmpty() || !sound || !haveOneUnit(given, of.get())) {
      return Optional.empty();
    }
    return weights
        ? weights(name, of.get(), given)
        : Optional.of(new Recorder.Connections(name, of.get(), RecorderReader.format(given)));
  }

  private Optional<List<String>> names(Given given) {
    List<Given> items = given instanceof Given.Items list ? list.items() : List.of(given);
    Set<String> names = new LinkedHashSet<>();
    boolean sound = true;
    for (Given item : items) {
      if (!(item instanceof Given.Word word)) {
        if (!(item instanceof Given.Faulty)) {
          faults.error(
              item.at(), "connections are recorded whole, by their names", "write `of: NAME`");
        }
        sound = false;
      } else if (!written.contains(word.text())) {
        faults.error(
            word.at(),
            "there is no connection " + Wording.shown(word.text()),
            Wording.nearest(word.text(), written, "the connections"));
        sound = false;
      } else if (!names.add(word.text())) {
        faults.error(word.at(), word.text() + " is named twice", "keep one of them");
        sound = false;
      }
    }
    return sound ? Optional.of(new ArrayList<>(names)) : Optional.empty();
  }

  private boolean keysFit(String name, Given.Keys given, boolean weights) {
    boolean sound = true;
    for (String key : List.of("every", "start", "stop", "trace")) {
      if (given.has(key) && (!weights || key.equals("trace"))) {
        faults.error(
            given.keyAt(key),
            key
                + " goes with variables"
                + (key.equals("trace") ? "" : " or weights")
                + ", and "
                + name
                + " records none",
            "delete it");
        sound = false;
      }
    }
    return sound;
  }

  private boolean formatFits(Given.Keys given, boolean weights) {
    Format format = RecorderReader.format(given);
    boolean binary = weights ? format == Format.NPY : format != Format.NPY;
    if (format == Format.CSV || binary) {
      return true;
    }
    faults.error(
        given.keyAt("format"),
        weights
            ? "weights are written as csv or npy, not as " + format
            : "connections are written as csv, npz, csc or sonata, not as " + format,
        weights ? "write `format: npy` for a binary file" : "write `format: npz` for NumPy arrays");
    return false;
  }

  /** One file holds weights of one unit. */
  private boolean haveOneUnit(Given.Keys given, List<String> names) {
    List<Connection> of = connections.stream().filter(c -> names.contains(c.name())).toList();
    for (Connection connection : of) {
      if (!connection.weightUnit().dimension().equals(of.get(0).weightUnit().dimension())) {
        faults.error(
            given.keyAt("of"),
            "weights of "
                + of.get(0).name()
                + " are in "
                + of.get(0).weightUnit()
                + ", those of "
                + connection.name()
                + " in "
                + connection.weightUnit(),
            "make a recorder for each");
        return false;
      }
    }
    return true;
  }

  private Optional<Recorder> weights(String name, List<String> of, Given.Keys given) {
    for (Connection connection : connections) {
      boolean still =
          connection.plasticity().isEmpty()
              || connection.plasticity().get() instanceof Plasticity.ShortTerm;
      if (of.contains(connection.name()) && still) {
        faults.error(
            given.keyAt("weights"),
            connection.plasticity().isEmpty()
                ? connection.name() + " has no plasticity: its weights do not change"
                : "short_term leaves the weights of " + connection.name() + " as they are",
            "record them once: `connections: all`");
        return Optional.empty();
      }
    }
    if (!given.has("every")) {
      faults.error(
          given.keyAt("weights"),
          name + " does not say how often weights are recorded",
          "add `every: 100 ms`");
    }
    Optional<Long> every = steps(given, "every", 1L);
    Optional<Long> start = steps(given, "start", 0L);
    Optional<Long> stop = steps(given, "stop", clock.steps());
    Optional<Long> first = first(given);
    if (!given.has("every")
        || every.isEmpty()
        || start.isEmpty()
        || stop.isEmpty()
        || first.isEmpty()) {
      return Optional.empty();
    }
    long end = Math.min(stop.get(), clock.steps());
    if (start.get() > end) {
      faults.error(
          given.get("start").orElseThrow().at(),
          given.has("stop") && start.get() > stop.get()
              ? "stop is not after start"
              : "this begins when the run is over (duration " + Grid.ms(clock.duration()) + ")",
          "an earlier start");
      return Optional.empty();
    }
    return Optional.of(
        new Recorder.Weights(
            name,
            of,
            first.get(),
            every.get(),
            new Window(start.get(), end),
            RecorderReader.format(given)));
  }

  private static Optional<Long> first(Given.Keys given) {
    Given weights = given.get("weights").orElseThrow();
    if (weights instanceof Given.Keys keys) {
      return keys.get("first", Given.Whole.class).map(Given.Whole::value);
    }
    return weights instanceof Given.Word ? Optional.of(Long.MAX_VALUE) : Optional.empty();
  }

  private Optional<Long> steps(Given.Keys given, String key, Long absent) {
    return given.has(key)
        ? given.get(key, Given.Amount.class).flatMap(amount -> grid.steps(amount, key))
        : Optional.of(absent);
  }
}
