package io.rheobase.params;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A value of the form {@code {file: NAME, column: NAME}}, and what its file holds. */
final class NamedFile {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final double ON_THE_GRID = 1e-6;

  private final Entry entry;
  private final Path folder;
  private final Faults faults;
  private final Map<String, ScalarNode> parts = new HashMap<>();

  NamedFile(Entry entry, Path folder, Faults faults) {
    this.entry = entry;
    this.folder = folder;
    this.faults = faults;
  }

  /** Checks a current file against the population and the clock that it must fit. */
  Optional<DataFile> current(Long neurons, Long steps, BigDecimal dt) {
    Path path = path(List.of("file"));
    if (path == null || neurons == null || steps == null || dt == null) {
      return Optional.empty();
    }
    try (CurrentRows rows = new CurrentRows(name(), path)) {
      CsvTable table = rows.table();
      if (!currentHeader(table, neurons)) {
        return Optional.empty();
      }
      long row = 0;
      int found = 0;
      while (row < steps && found < MOST_FAULTS && table.next()) {
        found += currentRow(table, row++, neurons, dt);
      }
      if (found == 0 && row < steps) {
        faults.error(
            at("file"),
            name()
                + " has "
                + row
                + " rows, "
                + steps
                + " are needed: row k drives step k to k + 1",
            "give one row a step, or lower n_steps to " + row);
      }
      long extra = 0;
      while (found == 0 && extra < 2 && table.next()) {
        extra++;
      }
      if (extra > 1) {
        faults.error(
            at("file"),
            name()
                + " has more rows than the "
                + steps
                + " steps need (one further row is ignored)",
            "cut it to " + steps + " rows, or raise n_steps");
      }
      return Optional.of(new DataFile(name(), path, table.sha256OfAll()));
    } catch (IOException e) {
      unreadable(path, e);
      return Optional.empty();
    }
  }

  private boolean currentHeader(CsvTable table, long neurons) {
    List<String> header = table.header();
    if (header.isEmpty() || !header.get(0).equals("t_ms")) {
      faults.error(
          table.top(),
          "the first column must be t_ms"
              + (header.isEmpty() ? ", the file is empty" : ", found " + header.get(0)),
          "begin with a header line `t_ms,I_0,I_1,…`");
      return false;
    }
    if (header.size() != neurons + 1) {
      faults.error(
          table.top(),
          "there are "
              + (header.size() - 1)
              + " columns of current, "
              + neurons
              + " neurons need one each",
          "give one column per neuron after t_ms");
      return false;
    }
    return true;
  }

  private int currentRow(CsvTable table, long row, long neurons, BigDecimal dt) {
    if (table.fields() != neurons + 1) {
      faults.error(
          table.at(0),
          "this row has " + table.fields() + " fields, the header has " + (neurons + 1),
          "give t_ms and one current per neuron");
      return 1;
    }
    double step = dt.doubleValue();
    OptionalDouble time = table.number(0);
    if (time.isEmpty()
        || Math.abs(time.getAsDouble() - row * step) > ON_THE_GRID * step * (1 + row)) {
      faults.error(
          table.at(0),
          "row "
              + row
              + " must stand at t_ms = "
              + dt.multiply(BigDecimal.valueOf(row)).toPlainString()
              + ", found "
              + FlatValues.shown(table.text(0)),
          "rows follow each other by dt, from 0 on");
      return 1;
    }
    for (int column = 1; column <= neurons; column++) {
      if (table.number(column).isEmpty()) {
        faults.error(
            table.at(column),
            "a current must be a finite number in pA, found "
                + FlatValues.shown(table.text(column)),
            "give every neuron a current in every row");
        return 1;
      }
    }
    return 0;
  }

  /** Reads one value per neuron (ms) from a column of the file. */
  Optional<RefractoryPeriod> refractory(Long neurons) {
    Path path = path(List.of("file", "column"));
    if (path == null || neurons == null) {
      return Optional.empty();
    }
    try (CsvTable table = new CsvTable(name(), path)) {
      int column = column(table);
      if (column < 0) {
        return Optional.empty();
      }
      List<BigDecimal> periods = new ArrayList<>();
      int found = 0;
      while (found < MOST_FAULTS && periods.size() <= neurons && table.next()) {
        BigDecimal value =
            column < table.fields()
                ? DecimalText.parse(table.text(column).strip()).orElse(null)
                : null;
        if (value == null || value.signum() < 0 || Double.isInfinite(value.doubleValue())) {
          faults.error(
              table.at(column),
              "t_ref must be a finite number in ms that is not negative, found "
                  + (column < table.fields() ? FlatValues.shown(table.text(column)) : "nothing"),
              "give every neuron a t_ref of 0 or more");
          found++;
        }
        periods.add(value);
      }
      if (found > 0) {
        return Optional.empty();
      }
      if (periods.size() != neurons) {
        faults.error(
            at("file"),
            name()
                + " has "
                + (periods.size() > neurons ? "more than " + neurons : periods.size())
                + " rows, "
                + neurons
                + " neurons need one each",
            "give one row per neuron");
        return Optional.empty();
      }
      DataFile file = new DataFile(name(), path, table.sha256OfAll());
      return Optional.of(
          new RefractoryPeriod(
              periods,
              Optional.of(new RefractoryPeriod.FileColumn(file, table.header().get(column)))));
    } catch (IOException e) {
      unreadable(path, e);
      return Optional.empty();
    }
  }

  /** The column asked for, or the one that is plainly meant. */
  private int column(CsvTable table) {
    List<String> header = table.header();
    if (parts.containsKey("column")) {
      String asked = parts.get("column").getValue();
      int column = header.indexOf(asked);
      if (column < 0) {
        faults.error(
            at("column"),
            name() + " has no column " + FlatValues.shown(asked),
            NearestName.of(asked, header)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("its columns are " + Wording.list(header, "and")));
      }
      return column;
    }
    for (String usual : List.of("t_ref_ms", "t_ref")) {
      if (header.contains(usual)) {
        return header.indexOf(usual);
      }
    }
    if (header.size() == 1) {
      return 0;
    }
    faults.error(
        at("file"),
        header.isEmpty()
            ? name() + " is empty"
            : name() + " has the columns " + Wording.list(header, "and") + ": which holds t_ref?",
        "write `{file: " + name() + ", column: NAME}`");
    return -1;
  }

  private String name() {
    return parts.get("file").getValue();
  }

  private Position at(String part) {
    return entry.source().at(parts.get(part).getStartMark());
  }

  /** The file's path, or null after a fault. */
  private Path path(List<String> allowed) {
    if (!(entry.value() instanceof MappingNode mapping)) {
      faults.error(
          entry.at(),
          entry.key()
              + " is read from a file, this is "
              + (entry.value() instanceof ScalarNode ? "a single value" : "a list"),
          "write `" + entry.key() + ": {file: NAME.csv}`");
      return null;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Position keyAt = entry.source().at(tuple.getKeyNode().getStartMark());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!allowed.contains(key)) {
        faults.error(
            keyAt,
            entry.key()
                + " takes "
                + Wording.list(allowed, "and")
                + ", found "
                + FlatValues.shown(key),
            "write `" + entry.key() + ": {file: NAME.csv}`");
        return null;
      }
      if (!(tuple.getValueNode() instanceof ScalarNode value) || value.getValue().isEmpty()) {
        faults.error(keyAt, key + " is a name, this is not", "write `" + key + ": NAME`");
        return null;
      }
      parts.put(key, value);
    }
    if (!parts.containsKey("file")) {
      faults.error(
          entry.at(),
          entry.key() + " names no file",
          "write `" + entry.key() + ": {file: NAME.csv}`");
      return null;
    }
    try {
      Path path = folder.resolve(name());
      if (Files.isDirectory(path)) {
        faults.error(at("file"), path + " is a folder, not a file", "name a CSV file");
        return null;
      }
      return path;
    } catch (InvalidPathException e) {
      faults.error(
          at("file"), "this is no file name: " + FlatValues.shown(name()), "name a CSV file");
      return null;
    }
  }

  private void unreadable(Path path, IOException e) {
    String what =
        e instanceof NoSuchFileException
            ? "there is no file " + path
            : e instanceof AccessDeniedException
                ? "the file " + path + " may not be read"
                : "the file " + path + " cannot be read: " + e.getMessage();
    faults.error(at("file"), what, "a name is looked up in the folder of the parameter file");
  }
}
