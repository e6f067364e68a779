package io.rheobase.sweep;

import io.rheobase.experiment.Measure;
import io.rheobase.experiment.PivotTable;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.machine.Sha256;
import io.rheobase.params.Fault;
import io.rheobase.record.ResultFile;
import io.rheobase.record.WrittenFile;
import io.rheobase.run.DataFiles;
import io.rheobase.run.ResolvedParameters;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.SweepManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of a sweep, its parameters and its manifest. */
final class SweepTables {

  /** The parameter file as it was read. */
  static final String PARAMETERS = "params.yaml";

  private final SweepRequest request;
  private final SweepPlan plan;
  private final SweepFolder folder;
  private final PointResult[] rows;
  private final PointId[] ids;
  private final String started;
  private final double seconds;

  /**
   * @param rows what came of each point, null where there is nothing yet
   * @param ids of the points
   */
  SweepTables(
      SweepRequest request,
      SweepPlan plan,
      SweepFolder folder,
      PointResult[] rows,
      PointId[] ids,
      String started,
      double seconds) {
    this.request = request;
    this.plan = plan;
    this.folder = folder;
    this.rows = rows;
    this.ids = ids;
    this.started = started;
    this.seconds = seconds;
  }

  /**
   * Writes all of them.
   *
   * @param writers what computed the points, for the manifest
   * @return their names
   * @throws RunFailedException where they cannot be written
   */
  List<String> publish(List<String> writers) {
    Sweep sweep = plan.sweep();
    List<SweepFolder.Table> tables = new ArrayList<>();
    tables.add(new PointTable(sweep, this::row));
    for (PivotTable pivot : sweep.tables()) {
      tables.addAll(pivot(pivot).tables());
    }
    String resolved =
        ResolvedParameters.yaml(plan.file().experiment())
            + "\n"
            + plan.file().sweep().orElseThrow().text();
    tables.add(bytes(PARAMETERS, request.source().bytes()));
    tables.add(bytes("params.resolved.yaml", resolved.getBytes(StandardCharsets.UTF_8)));
    try {
      folder.publish(tables, files -> manifest(resolved, writers, files));
    } catch (IOException e) {
      throw new RunFailedException("the tables cannot be written: " + e.getMessage(), e);
    }
    return tables.stream().map(SweepFolder.Table::name).toList();
  }

  private Pivot pivot(PivotTable table) {
    int place = 0;
    for (Measure measure : plan.sweep().measures()) {
      if (measure.name().equals(table.value())) {
        break;
      }
      place += measure.titles().size();
    }
    int column = place;
    return new Pivot(
        table.name(),
        axis(table.rows()),
        table.columns().map(this::axis),
        byColumn(table).value(),
        rows.length,
        point ->
            rows[point] == null || !rows[point].isOk()
                ? Double.NaN
                : rows[point].numbers()[column]);
  }

  private Pivot.Axis axis(String address) {
    Sweep sweep = plan.sweep();
    for (int f = 0; f < sweep.factors().size(); f++) {
      for (SweepAxis axis : sweep.factors().get(f).axes()) {
        if (axis.address().equals(address)) {
          int factor = f;
          return new Pivot.Axis(
              axis.title(),
              point -> axis.meanings().get(sweep.rows(point)[factor]),
              point -> axis.cells().get(sweep.rows(point)[factor]));
        }
      }
    }
    throw new IllegalArgumentException("no axis " + address);
  }

  private PointTable.Row row(int point) {
    PointResult result = rows[point];
    boolean stored = result != null && result.isOk() && !plan.sweep().store().isEmpty();
    return new PointTable.Row(
        result,
        plan.seed(point),
        stored ? folder.path().relativize(folder.point(ids[point])).toString() : "");
  }

  private static SweepFolder.Table bytes(String name, byte[] bytes) {
    return new SweepFolder.Table() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void write(ResultFile file) throws IOException {
        file.write(bytes, bytes.length);
      }
    };
  }

  private SweepManifest manifest(String resolved, List<String> writers, List<WrittenFile> files) {
    Sweep sweep = plan.sweep();
    long failed = Arrays.stream(rows).filter(row -> row != null && !row.isOk()).count();
    long ok = Arrays.stream(rows).filter(Objects::nonNull).count() - failed;
    Map<String, String> measures = new LinkedHashMap<>();
    for (Measure measure : sweep.measures()) {
      measure.titles().forEach(title -> measures.put(title, measure.meaning()));
    }
    return new SweepManifest(
        new SweepManifest.Points(rows.length, ok, failed),
        new SweepManifest.Parameters(
            request.source().name(),
            request.source().options(),
            HexFormat.of()
                .formatHex(Sha256.create().digest(resolved.getBytes(StandardCharsets.UTF_8))),
            DataFiles.of(plan.file().experiment())),
        sweep.axes().stream()
            .map(axis -> new SweepManifest.Axis(axis.address(), axis.unit()))
            .toList(),
        measures,
        sweep.tables().stream().map(this::byColumn).toList(),
        new SweepManifest.Seeds(sweep.seed(), sweep.repeats(), sweep.commonNoise()),
        new SweepManifest.Process(started.toString(), seconds, request.threads()),
        plan.file().comments(),
        plan.file().warnings().stream().map(Fault::toString).toList(),
        writers,
        files);
  }

  /** A table whose value is named by the head of its column. */
  private PivotTable byColumn(PivotTable table) {
    String title =
        plan.sweep().measures().stream()
            .filter(measure -> measure.name().equals(table.value()))
            .findFirst()
            .orElseThrow()
            .titles()
            .get(0);
    return new PivotTable(table.name(), table.rows(), table.columns(), title);
  }

  /** What wrote journals, in words. */
  static List<String> writers(List<JournalFile> journals) {
    List<String> writers = new ArrayList<>();
    for (JournalFile journal : journals) {
      for (JournalSection section : journal.sections()) {
        writers.add(words(section.writer(), section.entries().size()));
      }
    }
    return writers;
  }

  static String words(JournalSection.Writer writer, long points) {
    return points
        + (points == 1 ? " point" : " points")
        + " by version "
        + writer.version()
        + ", commit "
        + writer.commit()
        + ", on "
        + writer.host()
        + " from "
        + writer.started()
        + (writer.shard().equals("1/1") ? "" : ", shard " + writer.shard());
  }
}
