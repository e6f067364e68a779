package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.npy.NpyRows;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a NumPy array with a row for each spike: {@code [time, neuron]}, or times alone. */
final class SpikeArray {

  private static final Unit MILLISECOND = Unit.parse("ms");

  private final Given.Keys given;
  private final Given.Word name;
  private final SpikeRows rows;
  private final Faults faults;

  /**
   * @param given the keys that say what to read
   * @param name of the file
   */
  SpikeArray(Given.Keys given, Given.Word name, SpikeRows rows, Faults faults) {
    this.given = given;
    this.name = name;
    this.rows = rows;
    this.faults = faults;
  }

  /** The spikes; nothing after a fault. */
  Optional<SpikeTimes> read(Path path) throws IOException {
    for (String key : List.of("column", "population")) {
      if (given.has(key)) {
        faults.error(
            given.keyAt(key), key + " chooses by name, and an array has none", "delete " + key);
        return Optional.empty();
      }
    }
    Optional<Unit> unit = unit();
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    try (NpyRows array = new NpyRows(name.text(), path)) {
      if (array.columns() > 2 || array.columns() < 1) {
        faults.error(
            name.at(),
            name.text() + " has " + array.columns() + " columns",
            "an array of spikes is [spike][2], with time and neuron, or [spike], with times alone");
        return Optional.empty();
      }
      double[] row = new double[2];
      for (long i = 0; rows.wantsMore() && array.next(row, 0); i++) {
        rows.add(ms(row[0], unit.get()), row[1], rows.row(i));
      }
      SpikeFile read =
          new SpikeFile(new DataFile(name.text(), path, Hash.of(path)), "", "", unit.get());
      return rows.times(read, array.columns() == 1);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      faults.error(
          name.at(),
          String.valueOf(e.getMessage()),
          "save it with numpy.save, as float64 in C order");
      return Optional.empty();
    }
  }

  private Optional<Unit> unit() {
    Optional<Given.Word> word = given.get("unit", Given.Word.class);
    if (word.isEmpty()) {
      return Optional.of(MILLISECOND);
    }
    Optional<Unit> unit = Units.read(word.get(), faults);
    if (unit.isPresent() && !unit.get().dimension().equals(Dimension.TIME)) {
      faults.error(
          word.get().at(),
          "unit is that of the times, "
              + unit.get()
              + " is the unit of "
              + Amounts.described(unit.get().dimension()),
          "write `unit: ms`, or another unit of time");
      return Optional.empty();
    }
    return unit;
  }

  private static double ms(double time, Unit unit) {
    return unit.scale() == 0 ? time : unit.toCoherent(BigDecimal.valueOf(time));
  }
}
