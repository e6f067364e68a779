package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Inference.Voltage;
import io.rheobase.npy.NpyRows;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is to be known of a file of voltages before they are looked at. */
final class VoltageFileReader {

  private static final Pattern OF_A_POPULATION = Pattern.compile("(.+)\\[([0-9]{1,9})]");
  private static final String TIME = "t_ms";
  private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

  private final Given.Keys given;
  private final Path folder;
  private final Faults faults;

  VoltageFileReader(Given.Keys given, Path folder, Faults faults) {
    this.given = given;
    this.folder = folder;
    this.faults = faults;
  }

  /** The recording; nothing after a fault. */
  Optional<Voltage.FromFile> read() {
    Optional<Given.Word> name = given.get("file", Given.Word.class);
    Optional<Unit> unit = unit();
    if (name.isEmpty() || unit.isEmpty() || isFaulty("interval") || isFaulty("column")) {
      return Optional.empty();
    }
    TextFile file = new TextFile(name.get(), folder, faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean array = name.get().text().toLowerCase(Locale.ROOT).endsWith(".npy");
      Optional<Voltage.FromFile> read =
          array
              ? array(name.get(), path.get(), unit.get())
              : table(name.get(), path.get(), unit.get());
      read.ifPresent(found -> Hash.check(found.file(), given, faults));
      return read;
    } catch (ParameterFileException e) {
      e.faults().forEach(faults::error);
      return Optional.empty();
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private boolean isFaulty(String key) {
    return given.get(key).orElse(null) instanceof Given.Faulty;
  }

  private Optional<Unit> unit() {
    Optional<Given.Word> word = given.get("unit", Given.Word.class);
    Optional<Unit> unit =
        word.isPresent() ? Units.read(word.get(), faults) : Optional.of(Unit.parse("mV"));
    if (unit.isPresent() && !unit.get().dimension().equals(Dimension.VOLTAGE)) {
      faults.error(
          word.orElseThrow().at(),
          "unit is that of the voltages, "
              + unit.get()
              + " is the unit of "
              + Amounts.described(unit.get().dimension()),
          "write `unit: mV`");
      return Optional.empty();
    }
    return unit;
  }

  private Optional<BigDecimal> interval() {
    return given.get("interval", Given.Amount.class).map(Amounts::exact);
  }

  private Optional<Voltage.FromFile> array(Given.Word name, Path path, Unit unit)
      throws IOException {
    if (given.has("column")) {
      faults.error(
          given.keyAt("column"), "column chooses by name, and an array has none", "delete column");
      return Optional.empty();
    }
    try (NpyRows rows = new NpyRows(name.text(), path)) {
      if (interval().isEmpty()) {
        faults.error(
            name.at(),
            "an array does not tell the time between its samples",
            "add `interval: 0.1 ms` beside file");
        return Optional.empty();
      }
      List<Voltage.Column> columns = new ArrayList<>();
      for (int column = 0; column < rows.columns(); column++) {
        columns.add(new Voltage.Column("column[" + column + "]", column, "column", column));
      }
      double[] row = new double[rows.columns()];
      while (rows.next(row, 0)) {
        // Numbers that are not finite are found by reading.
      }
      return voltage(name, path, columns, BigDecimal.ZERO, interval().get(), rows.rows(), unit);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      faults.error(
          name.at(),
          String.valueOf(e.getMessage()),
          "save it with numpy.save, as float64 or float32 in C order");
      return Optional.empty();
    }
  }

  private Optional<Voltage.FromFile> table(Given.Word name, Path path, Unit unit)
      throws IOException {
    try (NumberTable table = new NumberTable(name.text(), path)) {
      List<String> header = table.header();
      if (header.size() < 2 || !header.get(0).equals(TIME)) {
        faults.error(
            header.isEmpty() ? name.at() : table.top(),
            header.isEmpty()
                ? name.text() + " is empty"
                : "the first column must be t_ms, with a column of voltage behind it",
            "begin with a header line `t_ms,V_0`");
        return Optional.empty();
      }
      Optional<List<Voltage.Column>> columns = columns(name, header);
      if (columns.isEmpty()) {
        return Optional.empty();
      }
      SampleTimes times = new SampleTimes(table, interval());
      int[] read = new int[columns.get().size() + 1];
      for (int i = 1; i < read.length; i++) {
        read[i] = columns.get().get(i - 1).index();
      }
      double[] row = new double[read.length];
      while (table.next(read, row)) {
        times.add(row[0]);
      }
      Optional<Fault> fault = times.fault(name.at());
      if (fault.isPresent()) {
        faults.error(fault.get());
        return Optional.empty();
      }
      BigDecimal interval = times.count() > 1 ? times.interval() : BigDecimal.ONE;
      return voltage(name, path, columns.get(), times.start(), interval, times.count(), unit);
    }
  }

  private Optional<List<Voltage.Column>> columns(Given.Word name, List<String> header) {
    Optional<Given.Word> asked = given.get("column", Given.Word.class);
    if (asked.isPresent() && header.lastIndexOf(asked.get().text()) < 1) {
      faults.error(
          asked.get().at(),
          name.text() + " has no column " + Wording.shown(asked.get().text()),
          Wording.nearest(asked.get().text(), header.subList(1, header.size()), "its columns"));
      return Optional.empty();
    }
    List<Voltage.Column> columns = new ArrayList<>();
    for (int i = 1; i < header.size(); i++) {
      if (asked.isEmpty() || asked.get().text().equals(header.get(i))) {
        columns.add(column(header.get(i), i));
      }
    }
    return Optional.of(columns);
  }

  /** The neuron that a column is named after: {@code population[neuron]}, or any name. */
  private static Voltage.Column column(String name, int index) {
    Matcher matcher = OF_A_POPULATION.matcher(name);
    return matcher.matches()
        ? new Voltage.Column(name, index, matcher.group(1), Integer.parseInt(matcher.group(2)))
        : new Voltage.Column(name, index, name, 0);
  }

  private Optional<Voltage.FromFile> voltage(
      Given.Word name,
      Path path,
      List<Voltage.Column> columns,
      BigDecimal start,
      BigDecimal interval,
      long samples,
      Unit unit)
      throws IOException {
    if (samples < 2 || samples > MOST_SAMPLES) {
      faults.error(
          name.at(),
          name.text()
              + " has "
              + samples
              + (samples == 1 ? " sample" : " samples")
              + ", a recording has 2 to "
              + MOST_SAMPLES,
          "");
      return Optional.empty();
    }
    return Optional.of(
        new Voltage.FromFile(
            new DataFile(name.text(), path, Hash.of(path)),
            columns,
            start,
            interval,
            (int) samples,
            unit));
  }
}
