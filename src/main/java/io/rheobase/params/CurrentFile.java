package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Input.FromFile.Format;
import io.rheobase.experiment.Input.FromFile.Interpolation;
import io.rheobase.npy.NpyRows;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Reads the source {@code file} of an input and checks what the file holds. */
final class CurrentFile {

  private final Path folder;
  private final Faults faults;

  /**
   * A sound file.
   *
   * @param columns of current
   * @param unit of its numbers
   */
  record Read(DataFile file, Format format, Interpolation interpolation, int columns, Unit unit) {}

  CurrentFile(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /** The file; nothing after a fault. */
  Optional<Read> read(Given given, Given.Keys keys, int neurons, Unit unit, Clock clock) {
    Optional<Given.Word> name =
        given instanceof Given.Word word ? Optional.of(word) : keys.get("file", Given.Word.class);
    Optional<Given.Word> unitWord = keys.get("unit", Given.Word.class);
    Optional<Unit> own =
        unitWord.isPresent() ? Units.read(unitWord.get(), faults) : Optional.of(unit);
    if (name.isEmpty() || own.isEmpty()) {
      return Optional.empty();
    }
    if (!own.get().dimension().equals(unit.dimension())) {
      faults.error(
          unitWord.orElseThrow().at(),
          "the input is "
              + Amounts.described(unit.dimension())
              + ", "
              + own.get()
              + " is the unit of "
              + Amounts.described(own.get().dimension()),
          "");
      return Optional.empty();
    }
    Interpolation interpolation =
        keys.get("interpolation", Given.Word.class)
            .map(word -> Interpolation.valueOf(word.text().toUpperCase(Locale.ROOT)))
            .orElse(Interpolation.NONE);
    TextFile file = new TextFile(name.get(), folder, faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<Read> read =
          name.get().text().toLowerCase(Locale.ROOT).endsWith(".npy")
              ? array(name.get(), path.get(), interpolation, neurons, own.get(), clock)
              : table(name.get(), path.get(), interpolation, neurons, own.get(), clock);
      read.ifPresent(found -> Hash.check(found.file(), keys, faults));
      return read;
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private Optional<Read> table(
      Given.Word name, Path path, Interpolation interpolation, int neurons, Unit unit, Clock clock)
      throws IOException {
    CurrentTable.Fit fit =
        new CurrentTable.Fit(
            neurons,
            true,
            clock.steps(),
            clock.dt(),
            unit.text(),
            rows -> "the duration to " + Grid.ms(clock.at(rows)),
            "the duration",
            interpolation);
    Faults own = new Faults();
    try (CsvTable table = new CsvTable(name.text(), path)) {
      new CurrentTable(name.text(), name.at(), own).check(table, fit);
      faults.addAll(own);
      return own.count() > 0
          ? Optional.empty()
          : Optional.of(
              new Read(
                  new DataFile(name.text(), path, table.sha256OfAll()),
                  Format.CSV,
                  interpolation,
                  table.header().size() - 1,
                  unit));
    }
  }

  private Optional<Read> array(
      Given.Word name, Path path, Interpolation interpolation, int neurons, Unit unit, Clock clock)
      throws IOException {
    try (NpyRows rows = new NpyRows(name.text(), path)) {
      String fault = arrayFault(rows, interpolation, neurons, clock);
      if (!fault.isEmpty()) {
        faults.error(
            name.at(),
            name.text() + " " + fault,
            "an array of currents is [step][neuron] or [step], with a row for every step");
        return Optional.empty();
      }
      double[] row = new double[rows.columns()];
      while (rows.next(row, 0)) {
        // Numbers that are not finite are found by reading.
      }
      return Optional.of(
          new Read(
              new DataFile(name.text(), path, Hash.of(path)),
              Format.NPY,
              interpolation,
              rows.columns(),
              unit));
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

  private static String arrayFault(
      NpyRows rows, Interpolation interpolation, int neurons, Clock clock) {
    if (interpolation != Interpolation.NONE) {
      return "has no times to interpolate between: it has a row for every step";
    }
    if (rows.rows() < clock.steps() || rows.rows() > clock.steps() + 1) {
      return "has " + rows.rows() + " rows, " + clock.steps() + " steps need one each";
    }
    if (rows.columns() != neurons && rows.columns() != 1) {
      return "has " + rows.columns() + " columns, " + neurons + " neurons need one each";
    }
    return "";
  }
}
