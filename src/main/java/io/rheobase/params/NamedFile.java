package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Input.FromFile.Interpolation;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Values;
import io.rheobase.units.NearestName;
import io.rheobase.units.Unit;
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

/** A value of the form {@code {file: NAME, column: NAME}}, and what its file holds. */
final class NamedFile {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final Unit MILLISECONDS = Unit.parse("ms");

  private final Entry entry;
  private final Path folder;
  private final Faults faults;
  private final Map<String, YamlNode.Scalar> parts = new HashMap<>();

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
    CurrentTable.Fit fit =
        new CurrentTable.Fit(
            neurons,
            false,
            steps,
            dt,
            "pA",
            rows -> "n_steps to " + rows,
            "n_steps",
            Interpolation.NONE);
    try (CsvTable table = new CsvTable(name(), path)) {
      return new CurrentTable(name(), at("file"), faults).check(table, fit)
          ? Optional.of(new DataFile(name(), path, table.sha256OfAll()))
          : Optional.empty();
    } catch (IOException e) {
      unreadable(path, e);
      return Optional.empty();
    }
  }

  /** Reads one value per neuron (ms) from a column of the file. */
  Optional<Values> refractory(Long neurons) {
    Path path = path(List.of("file", "column"));
    if (path == null || neurons == null) {
      return Optional.empty();
    }
    try (CsvTable table = new CsvTable(name(), path)) {
      int column = column(table);
      if (column < 0) {
        return Optional.empty();
      }
      List<Double> periods = new ArrayList<>();
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
                  + (column < table.fields() ? Wording.shown(table.text(column)) : "nothing"),
              "give every neuron a t_ref of 0 or more");
          found++;
        }
        periods.add(value == null ? 0 : MILLISECONDS.toCoherent(value));
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
      Numbers values = Numbers.of(periods.stream().mapToDouble(Double::doubleValue).toArray());
      return Optional.of(
          new Values.FromFile(
              file, table.header().get(column), MILLISECONDS, values, MILLISECONDS));
    } catch (IOException e) {
      unreadable(path, e);
      return Optional.empty();
    }
  }

  /** The column asked for, or the one that is plainly meant. */
  private int column(CsvTable table) {
    List<String> header = table.header();
    if (parts.containsKey("column")) {
      String asked = parts.get("column").text();
      int column = header.indexOf(asked);
      if (column < 0) {
        faults.error(
            at("column"),
            name() + " has no column " + Wording.shown(asked),
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
    return parts.get("file").text();
  }

  private Position at(String part) {
    return parts.get(part).at();
  }

  /** The file's path, or null after a fault. */
  private Path path(List<String> allowed) {
    if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
      faults.error(
          entry.at(),
          entry.key()
              + " is read from a file, this is "
              + (entry.value() instanceof YamlNode.Scalar ? "a single value" : "a list"),
          "write `" + entry.key() + ": {file: NAME.csv}`");
      return null;
    }
    for (Entry part : mapping.entries()) {
      Position keyAt = part.keyAt();
      String key = part.key();
      if (!allowed.contains(key)) {
        faults.error(
            keyAt,
            entry.key()
                + " takes "
                + Wording.list(allowed, "and")
                + ", found "
                + Wording.shown(key),
            "write `" + entry.key() + ": {file: NAME.csv}`");
        return null;
      }
      if (!(part.value() instanceof YamlNode.Scalar value) || value.text().isEmpty()) {
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
      if (TextFile.isSpecial(path)) {
        faults.error(at("file"), path + " is a pipe or a device, not a file", "name a CSV file");
        return null;
      }
      return path;
    } catch (InvalidPathException e) {
      faults.error(at("file"), "this is no file name: " + Wording.shown(name()), "name a CSV file");
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
