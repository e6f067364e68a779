package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads what each train is from a table with a row for each: its number, its kind, and whether it
 * is connected where the kind does not say so.
 */
final class TruthReader {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final String FORM =
      "write `neuron,kind` with excitatory, inhibitory or unconnected, or `neuron,kind,connected`";

  private final Path folder;
  private final Faults faults;

  TruthReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /** What each train is; nothing after a fault. */
  Optional<Inference.Truth.FromFile> read(Given.Keys given) {
    return given.get("file", Given.Word.class).flatMap(name -> read(name, given));
  }

  private Optional<Inference.Truth.FromFile> read(Given.Word name, Given.Keys given) {
    TextFile file = new TextFile(name, folder, faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (CsvTable table = new CsvTable(name.text(), path.get())) {
      int kind = table.header().indexOf("kind");
      if (kind < 0 || table.header().size() < 2) {
        faults.error(table.top(), name.text() + " has no column kind beside the numbers", FORM);
        return Optional.empty();
      }
      Optional<List<Kind>> kinds = kinds(table, kind);
      DataFile data = new DataFile(name.text(), path.get(), table.sha256OfAll());
      Hash.check(data, given, faults);
      return kinds.map(known -> new Inference.Truth.FromFile(data, known));
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private Optional<List<Kind>> kinds(CsvTable table, int kind) throws IOException {
    int connected = table.header().indexOf("connected");
    List<Kind> kinds = new ArrayList<>();
    int found = 0;
    while (found < MOST_FAULTS && table.next()) {
      OptionalDouble number = table.fields() > 0 ? table.number(0) : OptionalDouble.empty();
      if (number.isEmpty() || number.getAsDouble() != kinds.size()) {
        faults.error(
            table.at(0),
            "the rows are numbered from 0 on, found " + field(table, 0),
            "give a row for every train, in order");
        return Optional.empty();
      }
      Optional<Kind> read = kind(table, kind, connected);
      if (read.isEmpty()) {
        found++;
      }
      kinds.add(read.orElse(Kind.UNCONNECTED));
    }
    return found > 0 ? Optional.empty() : Optional.of(kinds);
  }

  private Optional<Kind> kind(CsvTable table, int kind, int connected) {
    Optional<Boolean> joined = connected < 0 ? Optional.of(true) : flag(table, connected);
    Optional<Kind> read =
        switch (text(table, kind)) {
          case "e", "exc", "excitatory" -> Optional.of(Kind.EXCITATORY);
          case "i", "inh", "inhibitory" -> Optional.of(Kind.INHIBITORY);
          case "unconnected", "none" -> Optional.of(Kind.UNCONNECTED);
          default -> Optional.empty();
        };
    if (read.isEmpty()) {
      faults.error(
          table.at(kind),
          "a kind is excitatory, inhibitory or unconnected, found " + field(table, kind),
          "");
      return Optional.empty();
    }
    return joined.map(is -> is ? read.get() : Kind.UNCONNECTED);
  }

  private Optional<Boolean> flag(CsvTable table, int column) {
    switch (text(table, column)) {
      case "1", "true", "yes" -> {
        return Optional.of(true);
      }
      case "0", "false", "no" -> {
        return Optional.of(false);
      }
      default -> {
        faults.error(table.at(column), "connected is 1 or 0, found " + field(table, column), "");
        return Optional.empty();
      }
    }
  }

  private static String text(CsvTable table, int column) {
    return column < table.fields() ? table.text(column).strip().toLowerCase(Locale.ROOT) : "";
  }

  private static String field(CsvTable table, int column) {
    return column < table.fields() ? Wording.shown(table.text(column)) : "nothing";
  }
}
