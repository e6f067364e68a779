package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.SynapseFile;
import io.rheobase.npy.NpyRows;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads weights {@code [target][source]}: a weight of 0 is no synapse. */
final class WeightMatrix {

  private static final String MATRIX = "matrix";

  private final Joint joint;
  private final Pair pair;
  private final Faults faults;
  private final SynapseList list;
  private int[] sources;
  private int[] targets;

  WeightMatrix(Joint joint) {
    this.joint = joint;
    this.pair = joint.pair();
    this.faults = joint.faults();
    this.list = new SynapseList(pair, faults);
  }

  /** The rule; nothing after a fault. */
  Optional<Wires> read(Given.Keys keys) {
    Optional<Given.Word> word = keys.get("unit", Given.Word.class);
    Optional<Unit> unit = word.isEmpty() ? Optional.empty() : unit(word.get());
    if (word.isPresent() && unit.isEmpty()) {
      return Optional.empty();
    }
    Optional<Given.Word> file = keys.get(MATRIX, Given.Word.class);
    return file.isPresent()
        ? fromFile(file.get(), keys, unit)
        : keys.get(MATRIX, Given.Items.class).flatMap(rows -> inline(rows, unit));
  }

  /** The unit, where it is one of a weight. */
  private Optional<Unit> unit(Given.Word word) {
    Optional<Unit> unit = Units.read(word, faults);
    if (unit.isPresent() && !unit.get().dimension().equals(joint.unit().dimension())) {
      faults.error(
          word.at(),
          "a weight is "
              + Amounts.described(joint.unit().dimension())
              + ", "
              + unit.get()
              + " is the unit of "
              + Amounts.described(unit.get().dimension()),
          "give the weights in " + joint.unit());
      return Optional.empty();
    }
    return unit;
  }

  private Optional<Wires> inline(Given.Items rows, Optional<Unit> unit) {
    if (!hasRows(rows.items().size(), MATRIX, rows.at())) {
      return Optional.empty();
    }
    boolean sound = true;
    for (int row = 0; row < rows.items().size(); row++) {
      Given.Items cells = (Given.Items) rows.items().get(row);
      if (!hasColumns(cells.items().size(), row, MATRIX, cells.at())) {
        return Optional.empty();
      }
      for (int column = 0; column < cells.items().size(); column++) {
        Given.Amount amount = (Given.Amount) cells.items().get(column);
        Optional<Double> weight = weight(amount, unit);
        sound &=
            weight.isPresent()
                && (weight.get() == 0 || add(row, column, weight.get(), amount.at()));
      }
    }
    return sound ? wires(Optional.empty(), MATRIX, rows.at()) : Optional.empty();
  }

  private Optional<Double> weight(Given.Amount amount, Optional<Unit> unit) {
    if (amount.quantity().bare() && amount.quantity().number().signum() == 0) {
      return Optional.of(0.0);
    }
    if (amount.quantity().bare() && unit.isPresent()) {
      return Optional.of(unit.get().toCoherent(amount.quantity().number()));
    }
    if (amount.quantity().bare() && !joint.unit().dimension().isNone()) {
      faults.error(
          amount.at(),
          "the weights of matrix have no unit, found " + Wording.shown(amount.text()),
          "add `unit: " + joint.unit() + "` beside matrix");
      return Optional.empty();
    }
    return new Amounts(faults).isOf(joint.unit().dimension(), joint.unit(), amount, "weight")
        ? Optional.of(joint.membrane().value(joint.unit().dimension(), amount, "weight"))
        : Optional.empty();
  }

  private boolean add(int row, int column, double weight, Position at) {
    if (sources == null) {
      sources = pair.from().indices().toArray();
      targets = pair.to().indices().toArray();
    }
    int source = sources[column];
    int target = targets[row];
    if (!list.accepts(source, target, () -> at)) {
      return false;
    }
    list.add(source, target, weight, 0);
    return true;
  }

  private boolean hasRows(long rows, String name, Position at) {
    int neurons = pair.to().count();
    if (rows == neurons) {
      return true;
    }
    faults.error(
        at,
        String.format(
            Locale.ROOT,
            "%s has %,d row%s, to names %,d neuron%s of %s",
            name,
            rows,
            rows == 1 ? "" : "s",
            neurons,
            neurons == 1 ? "" : "s",
            pair.targets().name()),
        "give a row for each target");
    return false;
  }

  private boolean hasColumns(long columns, int row, String name, Position at) {
    int neurons = pair.from().count();
    if (columns == neurons) {
      return true;
    }
    faults.error(
        at,
        String.format(
            Locale.ROOT,
            "row %,d of %s has %,d weight%s, from names %,d neuron%s of %s",
            row,
            name,
            columns,
            columns == 1 ? "" : "s",
            neurons,
            neurons == 1 ? "" : "s",
            pair.sources().name()),
        "give a weight for each source in every row");
    return false;
  }

  private Optional<Wires> wires(Optional<SynapseFile> file, String name, Position at) {
    return new ListedSynapses(joint, list, name, i -> at).wires(file, true, false);
  }

  private Optional<Wires> fromFile(Given.Word name, Given.Keys keys, Optional<Unit> unit) {
    if (unit.isEmpty() && !joint.unit().dimension().isNone()) {
      faults.error(
          name.at(),
          "the weights in " + name.text() + " have no unit",
          "add `unit: " + joint.unit() + "` beside matrix");
      return Optional.empty();
    }
    TextFile file = new TextFile(name, joint.folder(), faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      Unit own = unit.orElse(Unit.ONE);
      boolean sound =
          name.text().toLowerCase(Locale.ROOT).endsWith(".npy")
              ? array(name, path.get(), own)
              : table(name, path.get(), own);
      if (!sound) {
        return Optional.empty();
      }
      DataFile data = new DataFile(name.text(), path.get(), Hash.of(path.get()));
      Hash.check(data, keys, faults);
      return wires(
          Optional.of(new SynapseFile(data, SynapseFile.Kind.MATRIX, "", unit)),
          name.text(),
          name.at());
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private boolean array(Given.Word name, Path path, Unit unit) throws IOException {
    try (NpyRows rows = new NpyRows(name.text(), path)) {
      if (!hasRows(rows.rows(), name.text(), name.at())
          || !hasColumns(rows.columns(), 0, name.text(), name.at())) {
        return false;
      }
      double[] row = new double[rows.columns()];
      for (int r = 0; rows.next(row, 0); r++) {
        for (int column = 0; column < row.length; column++) {
          if (row[column] != 0) {
            double weight =
                unit.scale() == 0 ? row[column] : unit.toCoherent(BigDecimal.valueOf(row[column]));
            if (!list.hasRoom(name, 1) || !add(r, column, weight, name.at())) {
              return false;
            }
          }
        }
      }
      return true;
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      faults.error(
          name.at(),
          String.valueOf(e.getMessage()),
          "save it with numpy.save, as float64 in C order");
      return false;
    }
  }

  private boolean table(Given.Word name, Path path, Unit unit) throws IOException {
    try (CsvTable table = new CsvTable(name.text(), path)) {
      if (table.header().isEmpty()) {
        return hasRows(0, name.text(), name.at());
      }
      int row = 0;
      do {
        if (row == pair.to().count()) {
          row++;
          break;
        }
        if (!row(name, table, row++, unit)) {
          return false;
        }
      } while (table.next());
      if (row > pair.to().count()) {
        faults.error(
            name.at(),
            name.text()
                + " has more rows than the "
                + pair.to().count()
                + " neurons of "
                + pair.targets().name()
                + " that to names",
            "give a row for each target");
        return false;
      }
      return hasRows(row, name.text(), name.at());
    }
  }

  /** Takes a row of the table; the first one stands where others have a header. */
  private boolean row(Given.Word name, CsvTable table, int row, Unit unit) {
    if (!hasColumns(table.fields(), row, name.text(), table.at(0))) {
      return false;
    }
    for (int column = 0; column < table.fields(); column++) {
      OptionalDouble number = table.number(column);
      if (number.isEmpty()) {
        faults.error(
            table.at(column),
            "a weight must be a finite number, found " + Wording.shown(table.text(column)),
            row == 0 ? "a matrix has no header line" : "write 0 where there is no synapse");
        return false;
      }
      if (number.getAsDouble() != 0) {
        double weight =
            unit.scale() == 0
                ? number.getAsDouble()
                : unit.toCoherent(new BigDecimal(table.text(column).strip()));
        Position at = table.at(column);
        if (!list.hasRoom(name, 1) || !add(row, column, weight, at)) {
          return false;
        }
      }
    }
    return true;
  }
}
