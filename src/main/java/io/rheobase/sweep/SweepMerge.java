package io.rheobase.sweep;

import io.rheobase.experiment.PivotTable;
import io.rheobase.record.ResultFile;
import io.rheobase.record.TextChunk;
import io.rheobase.record.WrittenFile;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.SweepManifest;
import io.rheobase.run.SweepManifest.Axis;
import io.rheobase.run.UtcTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Joins the tables of separate sweeps. What a point is is decided by its values: those that were
 * varied, and those in which the parameter files differ. Points with equal values and equal seeds
 * must have equal results; with other seeds they are further repeats, unless the results are equal
 * all the same. Points that have no result yet are left out.
 */
public final class SweepMerge {

  private static final String SEED = "seed";
  private static final String STATUS = "status";
  private static final String ERROR = "error";
  private static final String MISSING = "missing";

  private final List<FinishedSweep> sweeps = new ArrayList<>();
  private final List<Axis> axes = new ArrayList<>();
  private final Map<String, String> measures = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private int duplicates;

  /** A point of the merged table. */
  private static final class Row {
    private final List<String> values;
    private final Map<String, String> cells;
    private final Path folder;
    private int repeat;

    Row(List<String> values, Map<String, String> cells, Path folder) {
      this.values = values;
      this.cells = cells;
      this.folder = folder;
    }
  }

  /**
   * What was merged.
   *
   * @param points of the merged table
   * @param duplicates that were found equal and left out
   * @param tables that were written
   */
  public record Outcome(int points, int duplicates, List<String> tables) {
    public Outcome {
      tables = List.copyOf(tables);
    }
  }

  /**
   * Reads sweeps and joins them.
   *
   * @param folders of at least two
   * @throws RunFailedException where one is no sweep, or two contradict each other
   */
  public SweepMerge(List<Path> folders) {
    folders.forEach(folder -> sweeps.add(FinishedSweep.read(folder)));
    findAxes();
    for (FinishedSweep sweep : sweeps) {
      sweep.summary().measures().forEach(this::measure);
    }
    Map<List<String>, List<Row>> byValues = new HashMap<>();
    for (FinishedSweep sweep : sweeps) {
      for (Map<String, String> cells : sweep.rows()) {
        if (MISSING.equals(cells.get(STATUS))) {
          continue;
        }
        List<String> values = axes.stream().map(axis -> sweep.value(cells, axis)).toList();
        add(
            new Row(values, cells, sweep.folder()),
            byValues.computeIfAbsent(values, key -> new ArrayList<>()));
      }
    }
  }

  private void measure(String title, String meaning) {
    String other = measures.putIfAbsent(title, meaning);
    if (other != null && !other.equals(meaning)) {
      throw new RunFailedException(
          "the measure " + title + " is " + other + " in one sweep, " + meaning + " in another");
    }
  }

  /** What any of them varied, then what else the files differ in. */
  private void findAxes() {
    Set<String> known = new LinkedHashSet<>();
    for (FinishedSweep sweep : sweeps) {
      for (Axis axis : sweep.summary().axes()) {
        if (known.add(axis.address())) {
          axes.add(axis);
        }
      }
    }
    Set<String> addresses = new LinkedHashSet<>();
    sweeps.forEach(sweep -> addresses.addAll(sweep.plain().keySet()));
    for (String address : addresses) {
      if (address.equals("simulation.seed")
          || address.equals(SEED)
          || known.stream().anyMatch(axis -> isPartOf(address, axis))) {
        continue;
      }
      String unit = sweeps.get(0).unitOf(address);
      boolean differs =
          sweeps.stream()
                  .map(sweep -> sweep.value(Map.of(), new Axis(address, unit)))
                  .distinct()
                  .count()
              > 1;
      if (differs) {
        axes.add(new Axis(address, unit));
      }
    }
    for (FinishedSweep sweep : sweeps) {
      for (Axis axis : axes) {
        if (!sweep.varies(axis.address()) && sweep.plain().isEmpty()) {
          throw new RunFailedException(
              sweep.folder()
                  + " was merged itself, and does not say what "
                  + axis.address()
                  + " is: merge the sweeps that it was made of");
        }
      }
    }
  }

  private static boolean isPartOf(String address, String axis) {
    return address.equals(axis)
        || address.startsWith(axis + ".")
        || axis.equals(address + ".value")
        || address.equals(axis + ".value");
  }

  private void add(Row row, List<Row> alike) {
    for (Row other : alike) {
      boolean sameSeed = other.cells.get(SEED).equals(row.cells.get(SEED));
      Optional<String> difference = difference(other, row);
      if (sameSeed && difference.isPresent()) {
        throw new RunFailedException(
            "the sweeps contradict each other: with "
                + words(row)
                + " and seed "
                + row.cells.get(SEED)
                + ", "
                + difference.get());
      }
      if (difference.isEmpty() && (sameSeed || !other.folder.equals(row.folder))) {
        row.cells.forEach((title, cell) -> other.cells.merge(title, cell, SweepMerge::known));
        duplicates++;
        return;
      }
    }
    row.repeat = alike.size();
    alike.add(row);
    rows.add(row);
  }

  private static String known(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  /** The first measure or status that both have and in which they differ, in words. */
  private Optional<String> difference(Row one, Row other) {
    List<String> compared = new ArrayList<>(measures.keySet());
    compared.add(STATUS);
    for (String title : compared) {
      String first = one.cells.get(title);
      String second = other.cells.get(title);
      if (first != null && second != null && !first.equals(second)) {
        return Optional.of(
            title
                + " is "
                + first
                + " in "
                + one.folder
                + " and "
                + second
                + " in "
                + other.folder);
      }
    }
    return Optional.empty();
  }

  private String words(Row row) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      words.add(FinishedSweep.title(axes.get(i)) + " " + row.values.get(i));
    }
    return String.join(", ", words);
  }

  /**
   * Writes the tables.
   *
   * @param out the folder
   * @throws RunFailedException where it belongs to something else, or cannot be written
   */
  public Outcome write(Path out) {
    String started = UtcTime.now();
    SweepFolder folder = SweepFolder.at(out);
    List<SweepFolder.Table> tables = new ArrayList<>();
    tables.add(new MergedTable());
    List<PivotTable> pivots = pivots();
    for (PivotTable pivot : pivots) {
      tables.addAll(
          new Pivot(
                  pivot.name(),
                  axis(pivot.rows()),
                  pivot.columns().map(this::axis),
                  pivot.value(),
                  rows.size(),
                  point -> number(rows.get(point).cells.get(pivot.value())))
              .tables());
    }
    try {
      folder.publish(tables, files -> manifest(started, pivots, files));
    } catch (IOException e) {
      throw new RunFailedException("the tables cannot be written: " + e.getMessage(), e);
    }
    return new Outcome(
        rows.size(), duplicates, tables.stream().map(SweepFolder.Table::name).toList());
  }

  /** The tables of the first sweep that has one of each name. */
  private List<PivotTable> pivots() {
    Map<String, PivotTable> pivots = new LinkedHashMap<>();
    for (FinishedSweep sweep : sweeps) {
      sweep.summary().tables().forEach(table -> pivots.putIfAbsent(table.name(), table));
    }
    return List.copyOf(pivots.values());
  }

  private Pivot.Axis axis(String address) {
    int index =
        IntStream.range(0, axes.size())
            .filter(i -> axes.get(i).address().equals(address))
            .findFirst()
            .orElseThrow();
    return new Pivot.Axis(
        FinishedSweep.title(axes.get(index)),
        point -> rows.get(point).values.get(index),
        point -> rows.get(point).values.get(index));
  }

  private static double number(String cell) {
    return cell == null || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }

  private SweepManifest manifest(String started, List<PivotTable> pivots, List<WrittenFile> files) {
    long ok = rows.stream().filter(row -> "ok".equals(row.cells.get(STATUS))).count();
    return new SweepManifest(
        new SweepManifest.Points(rows.size(), ok, rows.size() - ok),
        new SweepManifest.Parameters("", List.of(), "", List.of()),
        axes,
        measures,
        pivots,
        new SweepManifest.Seeds(0, 1, false),
        new SweepManifest.Process(started, 0, 1),
        Map.of(),
        List.of(),
        sweeps.stream().map(sweep -> sweep.rows().size() + " points of " + sweep.folder()).toList(),
        files);
  }

  /** All points: those of the first sweep, then what the next ones add. */
  private final class MergedTable implements SweepFolder.Table {
    @Override
    public String name() {
      return PointTable.NAME;
    }

    @Override
    public void write(ResultFile file) throws IOException {
      TextChunk text = new TextChunk();
      CsvCells cells = new CsvCells(text);
      cells.text("point");
      axes.forEach(axis -> cells.text(FinishedSweep.title(axis)));
      cells.text("repeat");
      measures.keySet().forEach(cells::text);
      cells.text(STATUS).text(SEED).text(ERROR).end();
      for (int point = 0; point < rows.size(); point++) {
        Row row = rows.get(point);
        cells.whole(point);
        row.values.forEach(cells::text);
        cells.whole(row.repeat);
        measures.keySet().forEach(title -> cells.text(row.cells.getOrDefault(title, "")));
        cells
            .text(row.cells.get(STATUS))
            .text(row.cells.get(SEED))
            .text(row.cells.get(ERROR))
            .end();
      }
      file.write(text);
    }
  }
}
