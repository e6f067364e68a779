package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Input.FromFile.Format;
import io.rheobase.experiment.Input.FromFile.Interpolation;
import io.rheobase.units.Unit;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
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
    try (DigestInputStream bytes =
        new DigestInputStream(
            new BufferedInputStream(Files.newInputStream(path)), CsvTable.sha256())) {
      NpyHeader header = NpyHeader.read(new DataInputStream(bytes));
      List<Long> shape = header.shape();
      String fault = "";
      if (interpolation != Interpolation.NONE) {
        fault = "has no times to interpolate between: it has a row for every step";
      } else if (!List.of("<f8", "<f4").contains(header.type()) || header.columnsFirst()) {
        fault = "holds " + header.type() + ", little-endian floats in C order are read";
      } else if (shape.isEmpty() || shape.size() > 2) {
        fault = "has " + shape.size() + " dimensions, [step] or [step][neuron] are read";
      } else if (shape.get(0) < clock.steps() || shape.get(0) > clock.steps() + 1) {
        fault = "has " + shape.get(0) + " rows, " + clock.steps() + " steps need one each";
      } else if (shape.size() == 2 && shape.get(1) != neurons && shape.get(1) != 1) {
        fault = "has " + shape.get(1) + " columns, " + neurons + " neurons need one each";
      }
      long columns = shape.size() == 2 ? shape.get(1) : 1;
      if (fault.isEmpty()) {
        BigDecimal size =
            BigDecimal.valueOf(shape.get(0))
                .multiply(BigDecimal.valueOf(columns * (header.type().equals("<f8") ? 8 : 4)));
        long rest = bytes.transferTo(OutputStream.nullOutputStream());
        if (BigDecimal.valueOf(rest).compareTo(size) != 0) {
          fault = "holds " + rest + " bytes of numbers, its header says " + size;
        }
      }
      if (!fault.isEmpty()) {
        faults.error(name.at(), name.text() + " " + fault, "");
        return Optional.empty();
      }
      String sha256 = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
      return Optional.of(
          new Read(
              new DataFile(name.text(), path, sha256),
              Format.NPY,
              interpolation,
              (int) columns,
              unit));
    }
  }
}
