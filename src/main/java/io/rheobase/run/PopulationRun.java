package io.rheobase.run;

import io.rheobase.analysis.SpikeTrains;
import io.rheobase.engine.Halts;
import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.SliceSink;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.record.StepTime;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/** Runs an experiment and leaves its output folder. */
public final class PopulationRun {

  private static final String RATES = "rates.csv";
  private static final String SUMMARY = "summary.json";

  /** The file with the full form of the parameters. */
  static final String RESOLVED = "params.resolved.yaml";

  private final RunRequest request;
  private final List<Path> shards;
  private final Experiment experiment;
  private final StepTime time;
  private final List<Fault> warnings;
  private final String started = UtcTime.now();
  private final long startedNanos = System.nanoTime();

  /**
   * Prepares a run.
   *
   * @throws io.rheobase.params.ParameterFileException where it cannot fit into this machine
   */
  public PopulationRun(RunRequest request) {
    this(request, List.of());
  }

  /**
   * Prepares a run that others have simulated already, each some of the neurons.
   *
   * @param shards the folders of all of them, in order; none for a run of its own
   * @throws io.rheobase.params.ParameterFileException where it cannot fit into this machine
   */
  public PopulationRun(RunRequest request, List<Path> shards) {
    this.request = request;
    this.shards = List.copyOf(shards);
    this.experiment = request.file().experiment();
    this.time = new StepTime(experiment.clock().dt());
    this.warnings = new ArrayList<>(request.file().warnings());
    Estimate estimate = Estimate.of(experiment, request.partition());
    boolean unfinished = request.beginning() == Beginning.CHECKPOINT;
    double written = unfinished ? OutputFolder.written(request.out()) : 0;
    warnings.addAll(Capacity.check(request.file(), estimate, request.out(), written));
    Capacity.checkAnalyses(
        request.file(), estimate, request.analyses().stream().mapToDouble(Analysis::memory).sum());
  }

  /** Whether a folder holds a result that another can be compared with. */
  public static boolean isResult(Path folder) {
    try {
      return Manifest.filesListed(folder.resolve(Manifest.NAME)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a folder holds a result with the recordings of an experiment. */
  public static boolean isResultOf(Experiment experiment, Path folder) {
    try {
      Optional<List<WrittenFile>> listed = Manifest.filesListed(folder.resolve(Manifest.NAME));
      return listed.isPresent()
          && listed.get().stream()
              .map(WrittenFile::name)
              .collect(Collectors.toSet())
              .containsAll(Recordings.fileNames(experiment));
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a folder holds the result of a run that came to its end. */
  public static boolean isComplete(Path folder) {
    try {
      return Manifest.read(folder.resolve(Manifest.NAME))
          .filter(Manifest.Listing::complete)
          .isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Tidies up behind a run that died without a checkpoint; a complete result whose files did not
   * all have their names gets them.
   *
   * @throws RunFailedException where the folder cannot be used
   */
  public static void tidyUp(Path out) {
    try {
      if (OutputFolder.isUntidy(out)) {
        OutputFolder.claim(out, List.of()).close();
      }
    } catch (IOException e) {
      throw new RunFailedException(IoReason.of(e), e);
    }
  }

  /**
   * Whether a folder holds the complete result of a file.
   *
   * @throws RunFailedException where the folder cannot be used
   */
  public static boolean isDone(ParameterFile file, Path out) {
    tidyUp(out);
    try {
      return Manifest.read(out.resolve(Manifest.NAME))
          .filter(Manifest.Listing::complete)
          .map(listing -> listing.simulation().equals(Identity.ofRecordings(file.experiment())))
          .orElse(false);
    } catch (IOException e) {
      throw new RunFailedException(IoReason.of(e), e);
    }
  }

  /** How a run is best cut: the threads that its file asks for, or all cores. */
  public static Partition suitedPartition(ParameterFile file) {
    Experiment experiment = file.experiment();
    return Partition.suited(
        file.threads().orElse(Runtime.getRuntime().availableProcessors()),
        experiment.neurons(),
        experiment.clock().steps(),
        Estimate.recordedValues(experiment),
        Circuit.smallestDelay(experiment),
        Estimate.isStreamed(experiment));
  }

  /** What is doubtful about the run. */
  public List<Fault> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Runs to the end, or until it is stopped.
   *
   * @param progress told the steps done, now and then
   * @param stop asked now and then; a true ends the run with what it has
   * @throws RunFailedException with the reason, where it fails
   */
  public RunResult execute(LongConsumer progress, BooleanSupplier stop) {
    ModelBinder binder =
        experiment.populations().size() > 1 ? new SameKernels() : ModelBinder.ALONE;
    return execute(Observer.NONE, binder, progress, stop);
  }

  /**
   * Runs while someone looks at it.
   *
   * @param sharing of kernels with other runs
   */
  public RunResult execute(Observer observer, ModelSharing sharing, BooleanSupplier stop) {
    return execute(observer, sharing, steps -> {}, stop);
  }

  private RunResult execute(
      Observer observer, ModelBinder binder, LongConsumer progress, BooleanSupplier stop) {
    try {
      try (OutputFolder folder = claim()) {
        try {
          return run(folder, observer, binder, progress, stop);
        } catch (NonFiniteStateException e) {
          folder.abandon();
          throw new RunFailedException(NonFiniteText.of(experiment, e), e);
        }
      }
    } catch (IOException e) {
      throw new RunFailedException(IoReason.of(e), e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e), e);
    }
  }

  private OutputFolder claim() {
    return request.beginning() == Beginning.CHECKPOINT
        ? OutputFolder.claimUnfinished(request.out(), names())
        : OutputFolder.claim(request.out(), names());
  }

  /** The names of the files that follow from a simulation, whatever is made of it. */
  static List<String> recordedFiles(Experiment experiment) {
    List<String> names = new ArrayList<>(Recordings.fileNames(experiment));
    names.addAll(List.of(RATES, SUMMARY));
    return names;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(recordedFiles(experiment));
    names.add(RESOLVED);
    request.analyses().forEach(analysis -> names.addAll(analysis.fileNames()));
    return names;
  }

  private RunResult run(
      OutputFolder folder,
      Observer observer,
      ModelBinder binder,
      LongConsumer progress,
      BooleanSupplier stop)
      throws Exception {
    try (Passage passage = Passage.begin(request, folder);
        Recordings recordings =
            new Recordings(experiment, request.partition(), observer.watched(), 1);
        Engine engine = engine(recordings, binder)) {
      RunFiles files = passage.files();
      List<SliceSink> sinks =
          new ArrayList<>(
              recordings.sinks(
                  engine.populations(), new Recordings.Output(files::growing, files::spool)));
      Circuit circuit = new Circuit(experiment, engine.populations(), request.partition(), stop);
      warnings.addAll(circuit.doubts(request.file().places()));
      List<DegreeSummary> degrees = DegreeSummary.of(circuit.connectivities());
      ConnectionRecordings connections =
          new ConnectionRecordings(
              experiment,
              circuit,
              engine.populations(),
              request.partition(),
              files::whole,
              files::growing);
      sinks.addAll(connections.sinks());
      List<SpikeTrains> trains = engine.populations().stream().map(SpikeTrains::new).toList();
      sinks.addAll(trains);
      RunState state = new RunState(engine.populations(), circuit, sinks);
      Halts halts = passage.goOn(state, recordings.spooled());
      sinks.addAll(observer.sinks(engine.populations(), recordings::traces));

      long simulationStarted = System.nanoTime();
      long steps =
          new Simulation(
                  engine.populations(),
                  engine.streams(),
                  sinks,
                  request.partition(),
                  request.vectorization(),
                  circuit.smallestDelay())
              .run(
                  passage.first(),
                  experiment.clock().steps(),
                  progress,
                  folder.watching(stop),
                  halts);
      if (steps < experiment.clock().steps() && passage.isResumable()) {
        return interrupted(passage, steps, trains, degrees, secondsSince(simulationStarted));
      }
      recordings.complete();
      connections.complete();
      String resolved = ResolvedParameters.yaml(experiment);
      writeTables(files, trains, steps, resolved);
      List<WrittenFile> written = new ArrayList<>(files.finished());
      double simulationSeconds = secondsSince(simulationStarted);
      boolean complete = steps == experiment.clock().steps() && analyse(folder, files, stop);
      if (!complete && passage.isResumable()) {
        return interrupted(passage, steps, trains, degrees, simulationSeconds);
      }
      if (complete) {
        written.addAll(files.finished());
      }
      Manifest manifest =
          new Manifest(
              provenance(
                  complete,
                  passage.first(),
                  steps,
                  resolved,
                  (simulationStarted - startedNanos) / 1e9,
                  simulationSeconds),
              written,
              complete ? passage.finalState() : List.of());
      Optional<Difference> difference = compare(folder, written, complete);
      Path published = request.out();
      if (complete) {
        folder.publish(manifest);
      } else {
        published = folder.publishPartial(manifest);
      }
      return result(
          published, complete, passage, steps, trains, degrees, simulationSeconds, difference);
    }
  }

  private Engine engine(Recordings recordings, ModelBinder binder) throws IOException {
    return shards.isEmpty()
        ? new EngineFactory(request.file(), request.partition(), recordings, binder)
        : new JoinedShards(experiment, request.partition(), recordings, shards);
  }

  private RunResult interrupted(
      Passage passage,
      long steps,
      List<SpikeTrains> trains,
      List<DegreeSummary> degrees,
      double seconds) {
    return result(request.out(), false, passage, steps, trains, degrees, seconds, Optional.empty());
  }

  private RunResult result(
      Path folder,
      boolean complete,
      Passage passage,
      long steps,
      List<SpikeTrains> trains,
      List<DegreeSummary> degrees,
      double simulationSeconds,
      Optional<Difference> difference) {
    double durationMs = until(steps).doubleValue();
    return new RunResult(
        folder,
        complete,
        !complete && passage.isResumable(),
        passage.first(),
        steps,
        trains.stream().map(train -> RateSummary.of(train, durationMs)).toList(),
        degrees,
        simulationSeconds,
        difference);
  }

  /** False where it was stopped. */
  private boolean analyse(OutputFolder folder, RunFiles files, BooleanSupplier stop)
      throws Exception {
    for (Analysis analysis : request.analyses()) {
      if (!analysis.write(folder.working(), files::whole, stop)) {
        return false;
      }
    }
    return true;
  }

  private void writeTables(RunFiles files, List<SpikeTrains> trains, long steps, String resolved)
      throws IOException {
    Tables tables = new Tables(experiment, trains, until(steps).doubleValue());
    tables.rates(files.whole(RATES));
    tables.summary(files.whole(SUMMARY), steps);
    files.whole(RESOLVED).write(resolved);
  }

  private BigDecimal until(long steps) {
    return experiment.clock().dt().multiply(BigDecimal.valueOf(steps));
  }

  private Optional<Difference> compare(
      OutputFolder folder, List<WrittenFile> written, boolean complete) throws IOException {
    return complete && request.expected().isPresent()
        ? Comparison.first(request.expected().get(), folder.working()::resolve, written)
        : Optional.empty();
  }

  private Manifest.Provenance provenance(
      boolean complete,
      long first,
      long steps,
      String resolved,
      double setupSeconds,
      double simulationSeconds) {
    List<DataFile> inputs = DataFiles.of(experiment);
    return new Manifest.Provenance(
        request.file().places().of("").source(),
        complete,
        time.text(first),
        time.text(steps),
        Identity.sha256(resolved),
        Identity.ofRecordings(experiment),
        request.partition().threads(),
        request.partition().blockSize(),
        request.partition().sliceSteps(),
        started,
        setupSeconds,
        simulationSeconds,
        inputs,
        request.file().comments(),
        warnings.stream().map(Fault::toString).toList());
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
