package io.rheobase.sweep;

import io.rheobase.experiment.Experiment;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.UtcTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the tables of a sweep of what its journals know, also while its shards still run. */
public final class SweepCollection {

  private final SweepRequest request;
  private final SweepPlan plan;
  private final SweepFolder folder;

  /**
   * @param request of the whole sweep
   * @throws RunFailedException where the folder belongs to something else
   */
  public SweepCollection(SweepRequest request) {
    this.request = request;
    this.plan = new SweepPlan(request.file());
    this.folder = SweepFolder.at(request.out());
  }

  /**
   * Reads all journals and writes the tables.
   *
   * @throws RunFailedException where journals contradict each other, or there is none
   */
  public CollectOutcome collect() {
    String started = UtcTime.now();
    long startedNanos = System.nanoTime();
    List<JournalFile> journals;
    try {
      journals = folder.read();
    } catch (IOException e) {
      throw SweepFolder.cannotBeUsed(folder.path(), e);
    }
    if (journals.isEmpty()) {
      throw new RunFailedException("there is no journal of a sweep in " + folder.path());
    }
    Results results = new Results(plan.columns());
    Set<PointId> found = new HashSet<>();
    int damaged = 0;
    for (JournalFile journal : journals) {
      damaged += journal.damaged();
      for (JournalSection section : journal.sections()) {
        results.add(section);
        section.entries().forEach(entry -> found.add(entry.id()));
      }
    }
    if (!results.conflicts().isEmpty()) {
      throw new RunFailedException(
          "the journals contradict each other:\n  " + String.join("\n  ", results.conflicts()));
    }
    int points = Math.toIntExact(plan.sweep().points());
    PointResult[] rows = new PointResult[points];
    PointId[] ids = new PointId[points];
    long ok = 0;
    long failed = 0;
    long missing = 0;
    long firstMissing = -1;
    for (int point = 0; point < points; point++) {
      Experiment experiment = plan.experiment(point);
      ids[point] = plan.id(experiment);
      found.remove(ids[point]);
      Optional<PointResult> result = results.of(ids[point]);
      rows[point] = result.orElse(null);
      ok += result.filter(PointResult::isOk).isPresent() ? 1 : 0;
      failed += result.filter(r -> !r.isOk()).isPresent() ? 1 : 0;
      if (result.isEmpty()) {
        firstMissing = missing++ == 0 ? point : firstMissing;
      }
    }
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    List<String> tables =
        new SweepTables(request, plan, folder, rows, ids, started, seconds)
            .publish(SweepTables.writers(journals));
    return new CollectOutcome(
        points, ok, failed, missing, firstMissing, found.size(), foreign(results), damaged, tables);
  }

  private static List<String> foreign(Results results) {
    List<String> foreign = new ArrayList<>();
    results
        .foreign()
        .forEach(
            (writer, points) ->
                foreign.add(
                    points
                        + " points by version "
                        + writer.version()
                        + ", commit "
                        + writer.commit()
                        + ", whose results are of version "
                        + writer.resultVersion()));
    return foreign;
  }
}
