package io.rheobase.sweep;

import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.run.JointRun;
import io.rheobase.run.MemoryRun;
import io.rheobase.run.ModelSharing;
import io.rheobase.run.Observer;
import io.rheobase.run.PointPartition;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.RunRequest;
import io.rheobase.sweep.PointResult.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Runs points: several side by side where that can be, else one after the other. */
final class PointRunner {

  private static final double NANOS = 1e9;

  private final SweepPlan plan;
  private final SweepFolder folder;
  private final ModelSharing sharing;
  private final int inferenceThreads;
  private final BooleanSupplier stop;

  /** A point that is to be run. */
  record Pending(long point, PointId id, Experiment experiment) {}

  /**
   * A point that was run.
   *
   * @param simulated whether for itself, and not for another that has the same simulation
   */
  record Done(Pending pending, PointResult result, boolean simulated) {}

  /**
   * @param vectorization which code steps neurons; vectors that must get warm do so before
   * @param inferenceThreads that an inference takes; no result depends on it
   * @param stop asked now and then; a true leaves the points that are being run without a result
   */
  PointRunner(
      SweepPlan plan,
      SweepFolder folder,
      Vectorization vectorization,
      int inferenceThreads,
      BooleanSupplier stop) {
    this.plan = plan;
    this.sharing =
        new ModelSharing(
            vectorization == Vectorization.MACHINE_CODE ? vectorization : Vectorization.NEVER);
    this.folder = folder;
    this.inferenceThreads = inferenceThreads;
    this.stop = stop;
  }

  /** The kernels that all points share. */
  ModelSharing sharing() {
    return sharing;
  }

  /** Runs points; those that a stop came upon have no result. */
  List<Done> run(List<Pending> points) {
    if (plan.sharesSimulations()) {
      Map<SweepPlan.Shared, List<Pending>> groups = new LinkedHashMap<>();
      for (Pending point : points) {
        groups
            .computeIfAbsent(plan.shared(point.experiment()), shared -> new ArrayList<>())
            .add(point);
      }
      return groups.values().stream().flatMap(group -> fromOne(group).stream()).toList();
    }
    if (points.size() == 1 || !points.stream().allMatch(p -> plan.isJoint(p.experiment()))) {
      return points.stream().flatMap(point -> fromOne(List.of(point)).stream()).toList();
    }
    long begin = System.nanoTime();
    List<JointRun<Instruments>> joint =
        JointRun.of(
            points.stream().map(this::file).toList(),
            sharing,
            count -> new Instruments(measures(), points.get(0).experiment(), count));
    double preparation = seconds(begin) / points.size();
    BitSet alone = new BitSet();
    alone.set(0, points.size());
    List<Done> done = new ArrayList<>(points.size());
    for (JointRun<Instruments> run : joint) {
      List<Pending> own = run.indices().stream().map(points::get).toList();
      run.indices().forEach(alone::clear);
      done.addAll(sideBySide(run, own, preparation));
    }
    alone.stream().forEach(i -> done.addAll(fromOne(List.of(points.get(i)))));
    return done;
  }

  private List<Measure> measures() {
    return plan.sweep().measures();
  }

  private List<Done> sideBySide(
      JointRun<Instruments> run, List<Pending> points, double preparation) {
    long begin = System.nanoTime();
    try {
      if (!run.execute(stop)) {
        return List.of();
      }
    } catch (NonFiniteStateException e) {
      // One of them left the numbers: halves find out which, and spare the others.
      List<Done> done = new ArrayList<>(run(points.subList(0, points.size() / 2)));
      done.addAll(run(points.subList(points.size() / 2, points.size())));
      return done;
    }
    double share = preparation + seconds(begin) / points.size();
    List<Done> done = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      double[] numbers = run.observer().read(i);
      done.add(new Done(points.get(i), new PointResult(Outcome.OK, numbers, "", share), true));
    }
    return done;
  }

  private ParameterFile file(Pending pending) {
    return plan.file().with(pending.experiment());
  }

  /** Simulates once for points that differ in what is inferred at most. */
  private List<Done> fromOne(List<Pending> points) {
    Pending first = points.get(0);
    long begin = System.nanoTime();
    Instruments instruments = new Instruments(measures(), first.experiment(), 1);
    try {
      PointPartition.check(file(first), folder.path());
    } catch (ParameterFileException e) {
      return failed(points, Outcome.BROKEN, words(e), begin);
    }
    List<Done> done = new ArrayList<>(points.size());
    try {
      if (!execute(first, instruments)) {
        return List.of();
      }
      for (Pending point : points) {
        if (!instruments.finish(point.experiment(), inferenceThreads, stop)) {
          return done;
        }
        PointResult result = new PointResult(Outcome.OK, instruments.read(0), "", seconds(begin));
        done.add(new Done(point, result, done.isEmpty()));
        begin = System.nanoTime();
      }
      return done;
    } catch (ParameterFileException e) {
      return failed(points, Outcome.FAILED, words(e), begin);
    } catch (RunFailedException e) {
      Outcome outcome =
          e.getCause() instanceof NonFiniteStateException ? Outcome.FAILED : Outcome.BROKEN;
      return failed(points, outcome, e.getMessage(), begin);
    }
  }

  private boolean execute(Pending pending, Observer observer) {
    List<String> store = plan.sweep().store();
    Partition partition = PointPartition.of(pending.experiment(), 1);
    if (store.isEmpty()) {
      return new MemoryRun(file(pending), partition, sharing).execute(observer, stop);
    }
    Path out = folder.point(pending.id());
    ParameterFile file = plan.file().with(Stored.of(pending.experiment(), store));
    RunRequest request =
        new RunRequest(file, partition, sharing.vectorization(), out, Optional.empty());
    return new PopulationRun(request).execute(observer, sharing, stop).complete();
  }

  private static List<Done> failed(
      List<Pending> points, Outcome outcome, String words, long begin) {
    double share = seconds(begin) / points.size();
    return points.stream()
        .map(
            point ->
                new Done(
                    point,
                    new PointResult(outcome, new double[0], words, share),
                    point == points.get(0)))
        .toList();
  }

  private static String words(ParameterFileException e) {
    return e.faults().stream().map(Fault::what).collect(Collectors.joining("; "));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }
}
