package io.rheobase.sweep;

import io.rheobase.engine.Vectorization;
import io.rheobase.engine.WorkerPool;
import io.rheobase.experiment.Experiment;
import io.rheobase.infer.ExpectedWork;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.PointPartition;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.Rehearsal;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.Shard;
import io.rheobase.run.UtcTime;
import io.rheobase.sweep.PointRunner.Done;
import io.rheobase.sweep.PointRunner.Pending;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Computes the points of a sweep that no journal knows yet, and makes its tables. What it finishes
 * is in its own journal at once: whatever ends it, the next one goes on from there.
 */
public final class SweepRun {

  /** Neuron-steps of points that are taken at a time: milliseconds of work. */
  private static final double PIECE_NEURON_STEPS = 4e6;

  /** Neurons side by side that fit the caches. */
  private static final long JOINT_NEURONS = 1024;

  private static final int SAMPLE = 32;
  private static final int MOST_FAILURES_SHOWN = 5;
  private static final double SHARE_OF_HEAP = 0.7;

  private final SweepRequest request;
  private final SweepPlan plan;
  private final SweepFolder folder;
  private final JournalSection.Writer writer;
  private final String started = UtcTime.now();
  private final long startedNanos = System.nanoTime();
  private final AtomicBoolean aborted = new AtomicBoolean();
  private final List<String> failures = new ArrayList<>();
  private Results results;
  private List<JournalFile> journals;
  private PointResult[] rows;
  private PointId[] ids;
  private long cached;
  private long fresh;
  private long failed;
  private double neuronSteps;

  /**
   * Prepares a sweep.
   *
   * @throws RunFailedException where the folder belongs to something else
   */
  public SweepRun(SweepRequest request) {
    this.request = request;
    this.plan = new SweepPlan(request.file());
    this.folder = SweepFolder.at(request.out());
    this.writer =
        JournalSection.Writer.ofThisProcess(
            request.shard().toString(), SweepFolder.host(), started);
  }

  /**
   * What is there and what is to do, without doing it.
   *
   * @throws RunFailedException where the journals cannot be read
   */
  public SweepOutcome outlook() {
    begin();
    List<Pending> none = new ArrayList<>();
    long points = points();
    for (long point = 0; point < plan.sweep().points(); point++) {
      if (request.shard().includes(point)) {
        isKnown(point, none);
      }
    }
    Set<SweepPlan.Shared> simulations = new HashSet<>();
    double steps = 0;
    for (Pending pending : none) {
      boolean own = !plan.sharesSimulations() || simulations.add(plan.shared(pending.experiment()));
      steps += own ? neuronSteps(pending.experiment()) : 0;
    }
    return new SweepOutcome(
        points, cached, none.size(), failed, failures, none.isEmpty(), 0, steps, List.of());
  }

  /** How many points its shard has. */
  public long points() {
    return request.shard().share(plan.sweep().points());
  }

  /** A point of a sweep as a file of its own, to be run by itself. */
  public static ParameterFile point(ParameterFile file, long point) {
    return new SweepPlan(file).asFile(point);
  }

  /** The neuron-steps of a shard's points together, taken like the first. */
  public static double neuronSteps(ParameterFile file, Shard shard) {
    return shard.share(file.sweep().orElseThrow().sweep().points())
        * neuronSteps(file.sweep().get().experiment(0));
  }

  /** The additions that the inferences of a shard's points take, where they are measured. */
  public static double inferenceAdditions(ParameterFile file, Shard shard) {
    return new SweepPlan(file).isInferred()
        ? shard.share(file.sweep().orElseThrow().sweep().points())
            * ExpectedWork.additions(file.sweep().get().experiment(0))
        : 0;
  }

  private static double neuronSteps(Experiment experiment) {
    return (double) experiment.neurons() * experiment.clock().steps();
  }

  /**
   * Computes what is not known yet.
   *
   * @param progress told after each piece of work
   * @param stop asked now and then; a true ends it with what is in the journal
   * @throws RunFailedException where the folder cannot be written, or a point fails that may not
   */
  public SweepOutcome execute(SweepProgress progress, BooleanSupplier stop) {
    begin();
    BooleanSupplier ended = () -> aborted.get() || stop.getAsBoolean();
    Work work = work();
    PointRunner runner =
        new PointRunner(plan, folder, request.vectorization(), work.inferenceThreads(), ended);
    try (JournalWriter journal =
        new JournalWriter(folder.journals(), journalName(), writer, plan.columns())) {
      warmUp(runner);
      try (WorkerPool pool = new WorkerPool(work.threads())) {
        pool.run(work.threads(), worker -> work(work.pieces(), runner, journal, progress, ended));
      }
    } catch (IOException e) {
      throw new RunFailedException("the journal cannot be written: " + e.getMessage(), e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e), e);
    }
    if (aborted.get()) {
      throw new RunFailedException(failures.get(0));
    }
    boolean complete = cached + fresh == points();
    List<String> tables = complete && request.shard().isWhole() ? tables() : List.of();
    return new SweepOutcome(
        points(),
        cached,
        fresh,
        failed,
        failures,
        complete,
        (System.nanoTime() - startedNanos) / 1e9,
        neuronSteps,
        tables);
  }

  private void begin() {
    try {
      journals = folder.read();
    } catch (IOException e) {
      throw SweepFolder.cannotBeUsed(folder.path(), e);
    }
    results = new Results(plan.columns());
    for (JournalFile journal : journals) {
      journal.sections().forEach(results::add);
    }
    requireAgreement();
    int points = Math.toIntExact(plan.sweep().points());
    rows = new PointResult[points];
    ids = new PointId[points];
  }

  private void requireAgreement() {
    if (!results.conflicts().isEmpty()) {
      throw new RunFailedException(
          "the journals in "
              + folder.path()
              + " contradict each other: "
              + results.conflicts().get(0)
              + (results.conflicts().size() > 1
                  ? " (and " + (results.conflicts().size() - 1) + " more)"
                  : ""));
    }
  }

  private String journalName() {
    return request.shard().isWhole()
        ? "points"
        : "shard-" + request.shard().number() + "-of-" + request.shard().count();
  }

  /**
   * How the work is divided.
   *
   * @param pieces that are taken at a time
   * @param threads that take them
   * @param inferenceThreads of each of those, where there are fewer pieces than threads
   */
  private record Work(PointPieces pieces, int threads, int inferenceThreads) {}

  private Work work() {
    Experiment first = plan.experiment(0);
    double steps = neuronSteps(first);
    double most = plan.isJoint(first) ? Math.max(1, JOINT_NEURONS / first.neurons()) : SAMPLE;
    int points = (int) Math.max(1, Math.min(most, Math.ceil(PIECE_NEURON_STEPS / steps)));
    PointPieces pieces = new PointPieces(plan, points);
    double memory = PointPartition.memory(first);
    if (plan.isInferred()) {
      memory += ExpectedWork.gathered(first) + ExpectedWork.memory(first, 1);
    }
    double fitting = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory() / memory;
    int threads = (int) Math.max(1, Math.min(Math.min(request.threads(), fitting), pieces.count()));
    return new Work(pieces, threads, Math.max(1, request.threads() / threads));
  }

  private void warmUp(PointRunner runner) throws Exception {
    if (request.vectorization() != Vectorization.WHEN_WARM) {
      return;
    }
    List<ParameterFile> sample = new ArrayList<>();
    long points = plan.sweep().points();
    for (int i = 0; i < Math.min(SAMPLE, points); i++) {
      long point = i * (points - 1) / Math.max(1, Math.min(SAMPLE, points) - 1);
      sample.add(plan.file().with(plan.experiment(point)));
    }
    Rehearsal.of(sample, runner.sharing(), request.threads());
  }

  private void work(
      PointPieces pieces,
      PointRunner runner,
      JournalWriter journal,
      SweepProgress progress,
      BooleanSupplier ended)
      throws IOException {
    List<Pending> pending = new ArrayList<>();
    while (!ended.getAsBoolean()) {
      long[] points = pieces.next();
      if (points.length == 0) {
        return;
      }
      pending.clear();
      for (long point : points) {
        if (request.shard().includes(point)) {
          isKnown(point, pending);
        }
      }
      finish(pending.isEmpty() ? List.of() : runner.run(pending), journal, progress);
    }
  }

  /** Whether a point's result is known; else the point is added to those that are to be run. */
  private void isKnown(long point, List<Pending> pending) {
    Experiment experiment = plan.experiment(point);
    PointId id = plan.id(experiment);
    ids[(int) point] = id;
    boolean known = results.isSettled(id) && isStored(id, experiment);
    if (!known) {
      pending.add(new Pending(point, id, experiment));
      return;
    }
    PointResult result = results.of(id).orElseThrow();
    rows[(int) point] = result;
    synchronized (this) {
      cached++;
      note(point, result);
    }
  }

  private boolean isStored(PointId id, Experiment experiment) {
    List<String> store = plan.sweep().store();
    return store.isEmpty()
        || !results.of(id).orElseThrow().isOk()
        || PopulationRun.isResultOf(Stored.of(experiment, store), folder.point(id));
  }

  private void finish(List<Done> done, JournalWriter journal, SweepProgress progress)
      throws IOException {
    List<JournalSection.Entry> entries = new ArrayList<>(done.size());
    for (Done one : done) {
      rows[(int) one.pending().point()] = one.result();
      entries.add(new JournalSection.Entry(one.pending().id(), one.result()));
    }
    if (!entries.isEmpty()) {
      journal.add(entries);
    }
    synchronized (this) {
      for (Done one : done) {
        fresh++;
        neuronSteps += one.simulated() ? neuronSteps(one.pending().experiment()) : 0;
        note(one.pending().point(), one.result());
      }
      progress.reached(cached + fresh, fresh, failed);
    }
  }

  private void note(long point, PointResult result) {
    if (result.isOk()) {
      return;
    }
    failed++;
    if (failures.size() < MOST_FAILURES_SHOWN) {
      failures.add("point " + point + ": " + result.error());
    }
    if (request.failFast()) {
      aborted.set(true);
    }
  }

  private List<String> tables() {
    List<String> writers = new ArrayList<>(SweepTables.writers(journals));
    if (fresh > 0) {
      writers.add(SweepTables.words(writer, fresh));
    }
    return new SweepTables(request, plan, folder, rows, ids, started, seconds()).publish(writers);
  }

  private double seconds() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }
}
