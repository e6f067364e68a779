package io.rheobase.params;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a SONATA spike file: {@code /spikes/<population>/timestamps} and {@code node_ids}.
 *
 * <p>Source: SONATA developer guide, "Spike file" (Dai et al. 2020,
 * doi:10.1371/journal.pcbi.1007696).
 */
final class SonataSpikeFile {

  private static final Unit MILLISECOND = Unit.parse("ms");
  private static final String POPULATION = "population";
  private static final String FORM =
      "a SONATA spike file has `/spikes/NAME/timestamps` and `/spikes/NAME/node_ids`";

  private final Given.Keys given;
  private final Given.Word name;
  private final SpikeRows rows;
  private final Faults faults;

  /**
   * @param given the keys that say what to read
   * @param name of the file
   */
  SonataSpikeFile(Given.Keys given, Given.Word name, SpikeRows rows, Faults faults) {
    this.given = given;
    this.name = name;
    this.rows = rows;
    this.faults = faults;
  }

  /** The spikes; nothing after a fault. */
  Optional<SpikeTimes> read(Path path) throws IOException {
    for (String key : List.of("column", "unit")) {
      if (given.has(key)) {
        faults.error(
            given.keyAt(key), "a SONATA file says itself what its numbers are", "delete " + key);
        return Optional.empty();
      }
    }
    DataFile data = new DataFile(name.text(), path, Hash.of(path));
    try {
      if (!ForeignHdf5.ask(path, this::read)) {
        return Optional.empty();
      }
      String chosen = given.get(POPULATION, Given.Word.class).map(Given.Word::text).orElse("");
      return rows.times(new SpikeFile(data, "", chosen, MILLISECOND), false);
    } catch (ForeignHdf5.Broken e) {
      faults.error(
          name.at(), name.text() + " is no HDF5 file that can be read: " + e.getMessage(), FORM);
      return Optional.empty();
    }
  }

  private Optional<Group> population(HdfFile file) {
    List<String> names = new ArrayList<>();
    Node spikes = file.getChild("spikes");
    if (spikes instanceof Group group) {
      group.getChildren().values().stream()
          .filter(Group.class::isInstance)
          .forEach(child -> names.add(child.getName()));
    }
    if (names.isEmpty()) {
      faults.error(name.at(), name.text() + " holds no population of spikes", FORM);
      return Optional.empty();
    }
    Optional<Given.Word> asked = given.get(POPULATION, Given.Word.class);
    if (asked.isEmpty() && names.size() > 1) {
      faults.error(
          name.at(),
          name.text() + " holds spikes of " + Wording.list(names, "and") + ": which are meant?",
          "write `population: " + names.get(0) + "` beside file");
      return Optional.empty();
    }
    String chosen = asked.map(Given.Word::text).orElse(names.get(0));
    if (!names.contains(chosen)) {
      faults.error(
          asked.orElseThrow().at(),
          name.text() + " holds no spikes of " + Wording.shown(chosen),
          Wording.nearest(chosen, names, "its populations"));
      return Optional.empty();
    }
    return Optional.of((Group) ((Group) spikes).getChild(chosen));
  }

  private boolean read(HdfFile file) throws IOException {
    Optional<Group> population = population(file);
    return population.isPresent() && read(file, population.get());
  }

  private boolean read(HdfFile file, Group population) throws IOException {
    if (!(population.getChild("timestamps") instanceof Dataset times)
        || !(population.getChild("node_ids") instanceof Dataset neurons)
        || times.getDimensions().length != 1
        || neurons.getDimensions().length != 1
        || times.getSize() != neurons.getSize()) {
      faults.error(
          name.at(),
          population.getName() + " in " + name.text() + " has no timestamps and node_ids alike",
          FORM);
      return false;
    }
    if (times.getSize() == 0) {
      return true;
    }
    Optional<Double> unit = milliseconds(times);
    if (unit.isEmpty()) {
      return false;
    }
    Object time = ForeignHdf5.numbers(file, times);
    Object neuron = ForeignHdf5.numbers(file, neurons);
    for (int i = 0; rows.wantsMore() && i < times.getSize(); i++) {
      double ms = ((Number) Array.get(time, i)).doubleValue() * unit.get();
      if (!Double.isFinite(ms)) {
        rows.fault(name.at(), rows.row(i).name() + "its time is " + ms, "");
      } else {
        rows.add(ms, ((Number) Array.get(neuron, i)).doubleValue(), rows.row(i));
      }
    }
    return true;
  }

  /** What a number of the times is in ms. */
  private Optional<Double> milliseconds(Dataset times) {
    Attribute units = times.getAttribute("units");
    String text = units == null ? "ms" : String.valueOf(units.getData());
    switch (text) {
      case "ms", "milliseconds", "millisecond" -> {
        return Optional.of(1.0);
      }
      case "s", "seconds", "second" -> {
        return Optional.of(1000.0);
      }
      default -> {
        faults.error(
            name.at(),
            "the times in " + name.text() + " are in " + Wording.shown(text),
            "SONATA's are in milliseconds");
        return Optional.empty();
      }
    }
  }
}
