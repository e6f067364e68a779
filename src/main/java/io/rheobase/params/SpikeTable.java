package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Reads a CSV file with a row for each spike: {@code t_ms,neuron}, {@code t_ms,population,neuron}
 * as a recorder writes it, or {@code t_ms} alone.
 */
final class SpikeTable {

  private static final String TIME = "t_ms";
  private static final String NEURON = "neuron";
  private static final String POPULATION = "population";
  private static final int NONE = -1;

  private final Given.Keys given;
  private final Given.Word name;
  private final SpikeRows rows;
  private final Faults faults;

  /** The columns of a table; {@link #NONE} where it has not got one. */
  private record Columns(int time, int neuron, int population) {}

  /** Where the fields of a row stand. */
  private record TableRow(CsvTable table, Columns columns) implements SpikeRows.Row {
    @Override
    public Position time() {
      return table.at(columns.time());
    }

    @Override
    public Position neuron() {
      return table.at(columns.neuron());
    }

    @Override
    public String name() {
      return "";
    }
  }

  /**
   * @param given the keys that say what to read
   * @param name of the file
   */
  SpikeTable(Given.Keys given, Given.Word name, SpikeRows rows, Faults faults) {
    this.given = given;
    this.name = name;
    this.rows = rows;
    this.faults = faults;
  }

  /** The spikes; nothing after a fault. */
  Optional<SpikeTimes> read(Path path) throws IOException {
    if (given.has("unit")) {
      faults.error(
          given.keyAt("unit"),
          "the times of a CSV file are those of its column t_ms, in ms",
          "delete unit, and convert the times where they are in another one");
      return Optional.empty();
    }
    try (CsvTable table = new CsvTable(name.text(), path)) {
      Optional<Columns> columns = columns(table);
      if (columns.isEmpty() || !rows(table, columns.get())) {
        return Optional.empty();
      }
      DataFile data = new DataFile(name.text(), path, table.sha256OfAll());
      SpikeFile read = new SpikeFile(data, text("column"), text(POPULATION), Unit.parse("ms"));
      return rows.times(read, columns.get().neuron() == NONE);
    }
  }

  private String text(String key) {
    return given.get(key, Given.Word.class).map(Given.Word::text).orElse("");
  }

  private Optional<Columns> columns(CsvTable table) {
    List<String> header = table.header();
    int time = header.indexOf(TIME);
    if (time == NONE) {
      faults.error(
          header.isEmpty() ? name.at() : table.top(),
          header.isEmpty() ? name.text() + " is empty" : name.text() + " has no column t_ms",
          header.isEmpty()
              ? "begin with a header line `t_ms,neuron`, then give a row for each spike"
              : "name the column with the times, in ms, t_ms");
      return Optional.empty();
    }
    Optional<Given.Word> asked = given.get("column", Given.Word.class);
    int neuron = header.indexOf(asked.map(Given.Word::text).orElse(NEURON));
    if (asked.isPresent() && neuron == NONE) {
      faults.error(
          asked.get().at(),
          name.text() + " has no column " + Wording.shown(asked.get().text()),
          Wording.nearest(asked.get().text(), header, "its columns"));
      return Optional.empty();
    }
    int population = header.indexOf(POPULATION);
    if (given.has(POPULATION) && population == NONE) {
      faults.error(
          given.keyAt(POPULATION),
          name.text() + " has no column population to choose by",
          "delete population");
      return Optional.empty();
    }
    List<String> others =
        header.stream().filter(c -> !c.equals(TIME) && !c.equals(POPULATION)).toList();
    if (neuron == NONE && !others.isEmpty()) {
      faults.error(
          table.top(),
          name.text()
              + " has the columns "
              + Wording.list(header, "and")
              + ": which holds the neurons?",
          "write `column: " + others.get(0) + "` beside file, or name the column neuron");
      return Optional.empty();
    }
    return Optional.of(new Columns(time, neuron, population));
  }

  /** Reads all rows; false where they are not those of one population. */
  private boolean rows(CsvTable table, Columns columns) throws IOException {
    Optional<Given.Word> asked = given.get(POPULATION, Given.Word.class);
    Set<String> met = new LinkedHashSet<>();
    boolean any = false;
    while (rows.wantsMore() && table.next()) {
      if (columns.population() != NONE) {
        String population = text(table, columns.population());
        met.add(population);
        if (asked.isPresent() && !asked.get().text().equals(population)) {
          continue;
        }
      }
      if (asked.isEmpty() && met.size() > 1) {
        faults.error(
            name.at(),
            name.text()
                + " holds spikes of "
                + Wording.list(List.copyOf(met), "and")
                + ": which are meant?",
            "write `population: " + met.iterator().next() + "` beside file");
        return false;
      }
      any = true;
      row(table, columns);
    }
    if (asked.isPresent() && !any && !met.isEmpty()) {
      faults.error(
          asked.get().at(),
          name.text() + " holds no spikes of " + Wording.shown(asked.get().text()),
          Wording.nearest(asked.get().text(), met, "its populations"));
      return false;
    }
    return true;
  }

  private static String text(CsvTable table, int column) {
    return column < table.fields() ? table.text(column).strip() : "";
  }

  private void row(CsvTable table, Columns columns) {
    OptionalDouble time = number(table, columns.time());
    if (time.isEmpty()) {
      rows.fault(
          table.at(columns.time()),
          "a time must be a finite number of ms, found " + shown(table, columns.time()),
          "");
      return;
    }
    OptionalDouble neuron =
        columns.neuron() == NONE ? OptionalDouble.of(0) : number(table, columns.neuron());
    if (neuron.isEmpty()) {
      rows.fault(
          table.at(columns.neuron()),
          "a neuron is given by its number, found " + shown(table, columns.neuron()),
          "");
      return;
    }
    rows.add(time.getAsDouble(), neuron.getAsDouble(), new TableRow(table, columns));
  }

  private static OptionalDouble number(CsvTable table, int column) {
    return column < table.fields() ? table.number(column) : OptionalDouble.empty();
  }

  private static String shown(CsvTable table, int column) {
    return column < table.fields() ? Wording.shown(table.text(column)) : "nothing";
  }
}
