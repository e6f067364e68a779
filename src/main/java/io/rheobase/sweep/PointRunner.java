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
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Runs points: several side by side where that can be, else one after the other. */
final class PointRunner {

  private static final double NANOS = 1e9;

  private final SweepPlan plan;
  private final SweepFolder folder;
  private final ModelSharing sharing = new ModelSharing();
  private final BooleanSupplier stop;

  /** A point that is to be run. */
  record Pending(long point, PointId id, Experiment experiment) {}

  /** A point that was run. */
  record Done(Pending pending, PointResult result) {}

  /**
   * @param stop asked now and then; a true leaves the points that are being run without a result
   */
  PointRunner(SweepPlan plan, SweepFolder folder, BooleanSupplier stop) {
    this.plan = plan;
    this.folder = folder;
    this.stop = stop;
  }

  /** The kernels that all points share. */
  ModelSharing sharing() {
    return sharing;
  }

  /** Whether points can stand side by side. */
  boolean isJoint(Experiment experiment) {
    return plan.sweep().store().isEmpty() && !plan.isInferred() && JointRun.isSuited(experiment);
  }

  /** Runs points; those that a stop came upon have no result. */
  List<Done> run(List<Pending> points) {
    if (points.size() == 1 || !points.stream().allMatch(p -> isJoint(p.experiment()))) {
      return points.stream().flatMap(point -> alone(point).stream()).toList();
    }
    long begin = System.nanoTime();
    List<JointRun<Instruments>> joint =
        JointRun.of(
            points.stream().map(this::file).toList(),
            sharing,
            count -> new Instruments(measures(), points.get(0).experiment(), count));
    double preparation = seconds(begin) / points.size();
    List<Pending> rest = new ArrayList<>(points);
    List<Done> done = new ArrayList<>(points.size());
    for (JointRun<Instruments> run : joint) {
      List<Pending> own = run.indices().stream().map(points::get).toList();
      rest.removeAll(own);
      done.addAll(sideBySide(run, own, preparation));
    }
    rest.forEach(point -> alone(point).ifPresent(done::add));
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
      done.add(new Done(points.get(i), new PointResult(Outcome.OK, numbers, "", share)));
    }
    return done;
  }

  private ParameterFile file(Pending pending) {
    return plan.file().with(pending.experiment());
  }

  private Optional<Done> alone(Pending pending) {
    long begin = System.nanoTime();
    Instruments instruments = new Instruments(measures(), pending.experiment(), 1);
    PointResult result;
    try {
      PointPartition.check(file(pending), folder.path());
    } catch (ParameterFileException e) {
      return Optional.of(failed(pending, Outcome.BROKEN, words(e), begin));
    }
    try {
      if (!execute(pending, instruments)) {
        return Optional.empty();
      }
      if (!instruments.finish(stop)) {
        return Optional.empty();
      }
      result = new PointResult(Outcome.OK, instruments.read(0), "", seconds(begin));
    } catch (ParameterFileException e) {
      return Optional.of(failed(pending, Outcome.FAILED, words(e), begin));
    } catch (RunFailedException e) {
      Outcome outcome =
          e.getCause() instanceof NonFiniteStateException ? Outcome.FAILED : Outcome.BROKEN;
      return Optional.of(failed(pending, outcome, e.getMessage(), begin));
    }
    return Optional.of(new Done(pending, result));
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
        new RunRequest(file, partition, Vectorization.NEVER, out, Optional.empty());
    return new PopulationRun(request).execute(observer, sharing, stop).complete();
  }

  private static Done failed(Pending pending, Outcome outcome, String words, long begin) {
    return new Done(pending, new PointResult(outcome, new double[0], words, seconds(begin)));
  }

  private static String words(ParameterFileException e) {
    return e.faults().stream().map(Fault::what).collect(Collectors.joining("; "));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }
}
