package io.rheobase.sweep;

import io.rheobase.experiment.Measure;
import io.rheobase.experiment.PivotTable;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.params.Fault;
import io.rheobase.record.ResultFile;
import io.rheobase.record.WrittenFile;
import io.rheobase.run.DataFiles;
import io.rheobase.run.ResolvedParameters;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.SweepManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of a sweep, its parameters and its manifest. */
final class SweepTables {

  private final SweepRequest request;
  private final SweepPlan plan;
  private final SweepFolder folder;
  private final PointResult[] rows;
  private final PointId[] ids;
  private final Instant started;
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
      Instant started,
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
   * @param journals that were read before this process began its own
   * @return their names
   * @throws RunFailedException where they cannot be written
   */
  List<String> publish(List<JournalFile> journals) {
    Sweep sweep = plan.sweep();
    List<SweepFolder.Table> tables = new ArrayList<>();
    tables.add(new PointTable(sweep, this::row));
    for (PivotTable pivot : sweep.tables()) {
      tables.addAll(new Pivot(sweep, pivot, point -> rows[point]).tables());
    }
    String resolved =
        ResolvedParameters.yaml(plan.file().experiment())
            + "\n"
            + plan.file().sweep().orElseThrow().text();
    tables.add(bytes("params.yaml", request.source().bytes()));
    tables.add(bytes("params.resolved.yaml", resolved.getBytes(StandardCharsets.UTF_8)));
    try {
      folder.publish(tables, files -> manifest(resolved, journals, files));
    } catch (IOException e) {
      throw new RunFailedException("the tables cannot be written: " + e.getMessage(), e);
    }
    return tables.stream().map(SweepFolder.Table::name).toList();
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

  private SweepManifest manifest(
      String resolved, List<JournalFile> journals, List<WrittenFile> files) {
    Sweep sweep = plan.sweep();
    long failed = Arrays.stream(rows).filter(row -> row != null && !row.isOk()).count();
    long ok = Arrays.stream(rows).filter(Objects::nonNull).count() - failed;
    Map<String, String> measures = new LinkedHashMap<>();
    for (Measure measure : sweep.measures()) {
      measure.titles().forEach(title -> measures.put(title, measure.meaning()));
    }
    List<String> writers = new ArrayList<>();
    for (JournalFile journal : journals) {
      for (JournalSection section : journal.sections()) {
        JournalSection.Writer writer = section.writer();
        writers.add(
            journal.path().getFileName()
                + ": "
                + section.entries().size()
                + " points by version "
                + writer.version()
                + ", commit "
                + writer.commit()
                + ", from "
                + writer.started());
      }
    }
    return new SweepManifest(
        new SweepManifest.Points(rows.length, ok, failed),
        new SweepManifest.Parameters(
            request.source().name(),
            request.source().options(),
            HexFormat.of()
                .formatHex(PointId.sha256().digest(resolved.getBytes(StandardCharsets.UTF_8))),
            DataFiles.of(plan.file().experiment())),
        sweep.axes().stream().map(SweepAxis::title).toList(),
        measures,
        new SweepManifest.Seeds(sweep.seed(), sweep.repeats(), sweep.commonNoise()),
        new SweepManifest.Process(started.toString(), seconds, request.threads()),
        plan.file().comments(),
        plan.file().warnings().stream().map(Fault::toString).toList(),
        writers,
        files);
  }
}
