package io.rheobase.params;

import io.rheobase.experiment.Measure;
import io.rheobase.experiment.PivotTable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the tables of a sweep. */
final class PivotReader {

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  /** Files that every sweep has. */
  private static final List<String> TAKEN = List.of("sweep", "params", "params.resolved");

  private final List<Axis> axes;
  private final List<Measure> measures;
  private final Faults faults;
  private final Set<String> names = new HashSet<>();

  PivotReader(List<Axis> axes, List<Measure> measures, Faults faults) {
    this.axes = axes;
    this.measures = measures;
    this.faults = faults;
    names.addAll(TAKEN);
  }

  /** A table; nothing after a fault. */
  Optional<PivotTable> read(Given.Keys given) {
    Optional<String> rows = axis(given, "rows");
    Optional<String> columns = axis(given, "columns");
    Optional<Given.Word> value = given.get("value", Given.Word.class);
    Optional<String> name = value.flatMap(word -> name(given, word));
    if (rows.isEmpty()
        || given.has("columns") && columns.isEmpty()
        || name.isEmpty()
        || !isNumber(value.get())) {
      return Optional.empty();
    }
    if (rows.equals(columns)) {
      faults.error(
          given.keyAt("columns"), "rows and columns are the same address", "delete columns");
      return Optional.empty();
    }
    return Optional.of(new PivotTable(name.get(), rows.get(), columns, value.get().text()));
  }

  /** The address as the sweep writes it. */
  private Optional<String> axis(Given.Keys given, String key) {
    Optional<Given.Word> word = given.get(key, Given.Word.class);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    String full = Address.of(word.get().text(), word.get().at()).full();
    Optional<Axis> axis = axes.stream().filter(a -> a.address().full().equals(full)).findFirst();
    if (axis.isEmpty()) {
      faults.error(
          word.get().at(),
          "this sweep does not vary " + Wording.shown(word.get().text()),
          Wording.nearest(
              word.get().text(),
              axes.stream().map(a -> a.address().text()).toList(),
              "what it varies:"));
    }
    return axis.map(a -> a.address().text());
  }

  private boolean isNumber(Given.Word value) {
    Optional<Measure> measure =
        measures.stream().filter(m -> m.name().equals(value.text())).findFirst();
    if (measure.isEmpty()) {
      faults.error(
          value.at(),
          "this sweep does not measure " + Wording.shown(value.text()),
          Wording.nearest(
              value.text(), measures.stream().map(Measure::name).toList(), "its measures"));
    } else if (measure.get().titles().size() > 1) {
      faults.error(
          value.at(),
          value.text() + " is " + measure.get().titles().size() + " numbers at each point",
          "a table takes a measure of one number");
      return false;
    }
    return measure.isPresent();
  }

  private Optional<String> name(Given.Keys given, Given.Word value) {
    Optional<Given.Word> asked = given.get("name", Given.Word.class);
    if (given.has("name") && asked.isEmpty()) {
      return Optional.empty();
    }
    String name =
        asked
            .map(Given.Word::text)
            .orElseGet(() -> value.text().replaceFirst("(^|\\.)rate$", "$1firing-rate"));
    Position at = asked.map(Given.Word::at).orElseGet(given::at);
    if (!FILE_NAME.matcher(name).matches()) {
      faults.error(
          at,
          Wording.shown(name) + " cannot be the name of a file: letters, digits, _, - and . only",
          "write `name: firing-rate`");
      return Optional.empty();
    }
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      faults.error(
          at,
          TAKEN.contains(name)
              ? "every sweep writes a file named " + name + " of its own"
              : "two tables are called " + name,
          "give this one another name: `name: NAME`");
      return Optional.empty();
    }
    return Optional.of(name);
  }
}
