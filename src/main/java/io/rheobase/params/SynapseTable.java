package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.SynapseFile;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads a CSV file with a row for each synapse. It may be one that a recorder wrote: rows of other
 * connections and of other pairs of populations are passed over.
 */
final class SynapseTable {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final int NONE = -1;

  private final Joint joint;
  private final Given.Keys rule;
  private final Faults faults;

  /** The columns of a table; {@link #NONE} where it has not got one. */
  private record Columns(
      int connection,
      int sources,
      int source,
      int targets,
      int target,
      int weight,
      int delay,
      Unit weightUnit,
      Unit delayUnit) {}

  SynapseTable(Joint joint, Given.Keys rule) {
    this.joint = joint;
    this.rule = rule;
    this.faults = joint.faults();
  }

  /** The rule; nothing after a fault. */
  Optional<Wires> read(Given.Word name) {
    TextFile file = new TextFile(name, joint.folder(), faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (isHdf5(name.text())) {
      return edges(name, file, path.get());
    }
    try (CsvTable table = new CsvTable(name.text(), path.get())) {
      Optional<Columns> columns = columns(name, table.header());
      if (columns.isEmpty()) {
        return Optional.empty();
      }
      SynapseList list = new SynapseList(joint.pair(), faults);
      int found = 0;
      while (found < MOST_FAULTS && table.next()) {
        if (!list.hasRoom(name, 1)) {
          return Optional.empty();
        }
        found += isMeant(table, columns.get()) && !add(table, columns.get(), list) ? 1 : 0;
      }
      if (found > 0) {
        return Optional.empty();
      }
      DataFile data = new DataFile(name.text(), path.get(), table.sha256OfAll());
      Hash.check(data, rule, faults);
      SynapseFile read =
          new SynapseFile(
              data,
              SynapseFile.Kind.LIST,
              "",
              rule.has("unit") ? Optional.of(columns.get().weightUnit()) : Optional.empty());
      return new ListedSynapses(joint, list, name.text(), i -> name.at())
          .wires(Optional.of(read), columns.get().weight() != NONE, columns.get().delay() != NONE);
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private static boolean isHdf5(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".h5") || lower.endsWith(".hdf5");
  }

  private Optional<Wires> edges(Given.Word name, TextFile file, Path path) {
    try {
      return new SonataEdgesFile(joint, rule, name).read(path);
    } catch (IOException e) {
      file.unreadable(path, e);
      return Optional.empty();
    }
  }

  private Optional<Columns> columns(Given.Word name, List<String> header) {
    for (String needed : List.of("source", "target")) {
      if (!header.contains(needed)) {
        faults.error(
            name.at(),
            header.isEmpty() ? name.text() + " is empty" : name.text() + " has no column " + needed,
            header.isEmpty()
                ? "give a header line `source,target` and a row for each synapse"
                : Wording.nearest(needed, header, "its columns"));
        return Optional.empty();
      }
    }
    if (rule.has("edges")) {
      faults.error(
          rule.keyAt("edges"),
          "edges chooses from a SONATA file (.h5), " + name.text() + " is read as CSV",
          "delete it");
      return Optional.empty();
    }
    int weight = find(header, "weight");
    int delay = find(header, "delay");
    Optional<Unit> weightUnit = weight == NONE ? unused() : weightUnit(name, header.get(weight));
    Optional<Unit> delayUnit =
        delay == NONE
            ? Optional.of(Unit.ONE)
            : named(header.get(delay), "delay", Dimension.TIME, name, "delay_ms");
    return weightUnit.isEmpty() || delayUnit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Columns(
                header.indexOf("connection"),
                header.indexOf("source_population"),
                header.indexOf("source"),
                header.indexOf("target_population"),
                header.indexOf("target"),
                weight,
                delay,
                weightUnit.get(),
                delayUnit.get()));
  }

  /** The column with a name, alone or followed by a unit. */
  private static int find(List<String> header, String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).equals(name) || header.get(i).startsWith(name + "_")) {
        return i;
      }
    }
    return NONE;
  }

  private Optional<Unit> unused() {
    if (rule.has("unit")) {
      faults.error(
          rule.keyAt("unit"), "unit is that of weights, and the file has none", "delete it");
      return Optional.empty();
    }
    return Optional.of(Unit.ONE);
  }

  private Optional<Unit> weightUnit(Given.Word name, String column) {
    Optional<Given.Word> given = rule.get("unit", Given.Word.class);
    Dimension dimension = joint.unit().dimension();
    if (given.isEmpty()) {
      return column.equals("weight") && dimension.isNone()
          ? Optional.of(Unit.ONE)
          : named(column, "weight", dimension, name, "weight_" + joint.unit());
    }
    if (!column.equals("weight")) {
      faults.error(
          given.get().at(),
          "the column " + column + " of " + name.text() + " names its unit already",
          "delete unit");
      return Optional.empty();
    }
    return Units.read(given.get(), faults)
        .filter(unit -> fits(unit, dimension, "weight", "this", given.get().at()));
  }

  /** The unit in a column's name. */
  private Optional<Unit> named(
      String column, String quantity, Dimension dimension, Given.Word name, String example) {
    if (column.equals(quantity)) {
      faults.error(
          name.at(),
          "the column " + column + " of " + name.text() + " has no unit",
          "name it as in `"
              + example
              + "`"
              + (quantity.equals("weight") ? ", or add `unit: " + joint.unit() + "`" : ""));
      return Optional.empty();
    }
    String text = column.substring(quantity.length() + 1);
    try {
      Unit unit = Unit.parse(text);
      return fits(unit, dimension, quantity, "the column " + column, name.at())
          ? Optional.of(unit)
          : Optional.empty();
    } catch (UnitException e) {
      faults.error(
          name.at(),
          "the column " + column + " of " + name.text() + ": " + e.getMessage(),
          "name it as in `" + example + "`");
      return Optional.empty();
    }
  }

  private boolean fits(
      Unit unit, Dimension dimension, String quantity, String column, Position at) {
    if (unit.dimension().equals(dimension)) {
      return true;
    }
    faults.error(
        at,
        quantity
            + " is "
            + Amounts.described(dimension)
            + ", "
            + column
            + " names the unit of "
            + Amounts.described(unit.dimension()),
        "check which numbers these are");
    return false;
  }

  /** Whether a row is of this connection and of these two populations. */
  private boolean isMeant(CsvTable table, Columns columns) {
    return is(table, columns.connection(), joint.pair().connection())
        && is(table, columns.sources(), joint.pair().sources().name())
        && is(table, columns.targets(), joint.pair().targets().name());
  }

  private static boolean is(CsvTable table, int column, String name) {
    return column == NONE || column < table.fields() && table.text(column).strip().equals(name);
  }

  private boolean add(CsvTable table, Columns columns, SynapseList list) {
    long source = neuron(table, columns.source(), "source");
    long target = neuron(table, columns.target(), "target");
    OptionalDouble weight = number(table, columns.weight(), columns.weightUnit());
    OptionalDouble delay = number(table, columns.delay(), columns.delayUnit());
    if (source == NONE
        || target == NONE
        || weight.isEmpty()
        || delay.isEmpty()
        || !list.accepts(source, target, () -> table.at(columns.source()))) {
      return false;
    }
    list.add((int) source, (int) target, weight.getAsDouble(), delay.getAsDouble());
    return true;
  }

  private long neuron(CsvTable table, int column, String name) {
    String text = column < table.fields() ? table.text(column).strip() : "";
    boolean whole = !text.isEmpty() && text.length() <= 18;
    for (int i = 0; i < text.length(); i++) {
      whole &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!whole) {
      faults.error(
          table.at(column),
          name
              + " must be the number of a neuron, found "
              + (text.isEmpty() ? "nothing" : Wording.shown(text)),
          "");
      return NONE;
    }
    return Long.parseLong(text);
  }

  private OptionalDouble number(CsvTable table, int column, Unit unit) {
    if (column == NONE) {
      return OptionalDouble.of(0);
    }
    OptionalDouble number = column < table.fields() ? table.number(column) : OptionalDouble.empty();
    if (number.isEmpty()) {
      faults.error(
          table.at(column),
          table.header().get(column)
              + " must be a finite number, found "
              + (column < table.fields() && !table.text(column).isBlank()
                  ? Wording.shown(table.text(column))
                  : "nothing"),
          "");
      return number;
    }
    return unit.scale() == 0
        ? number
        : OptionalDouble.of(unit.toCoherent(new BigDecimal(table.text(column).strip())));
  }
}
