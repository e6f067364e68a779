package io.rheobase.run;

import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Share;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.SliceSink;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.record.PartSpikes;
import io.rheobase.record.PartTrace;
import io.rheobase.record.ResultFile;
import io.rheobase.record.StepTime;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Simulates a share of the neurons of unconnected populations, and leaves what was recorded of them
 * in a folder of its own, to be joined with the other shards'.
 */
public final class ShardRun {

  private final RunRequest request;
  private final Experiment experiment;
  private final Shard shard;
  private final Partition partition;
  private final Path folder;
  private final String started = UtcTime.now();
  private final long startedNanos = System.nanoTime();
  private final List<ResultFile> files = new ArrayList<>();

  /**
   * Prepares a shard.
   *
   * @param request of the whole run
   * @throws ParameterFileException where neurons are connected, or do not fit into this machine
   */
  public ShardRun(RunRequest request, Shard shard) {
    this.request = request;
    this.experiment = request.file().experiment();
    this.shard = shard;
    this.partition = request.partition().of(new Share(shard.number() - 1, shard.count()));
    this.folder = ShardFolders.folder(request.out(), shard);
    requireUnconnected(request.file());
    Capacity.checkMemory(request.file(), Estimate.of(experiment, partition));
  }

  private static void requireUnconnected(ParameterFile file) {
    if (!file.experiment().connections().isEmpty()) {
      String first = file.experiment().connections().get(0).name();
      throw new ParameterFileException(
          List.of(
              new Fault(
                  file.places().of("connections." + first),
                  "neurons that are connected cannot be simulated apart, as --shard would",
                  "leave --shard out, or make shards of a sweep's points")),
          file.warnings());
    }
  }

  /** Where its recordings lie. */
  public Path folder() {
    return folder;
  }

  /** Its neurons. */
  public long neurons() {
    return experiment.populations().stream()
        .mapToLong(p -> partition.share().to(p.size()) - partition.share().from(p.size()))
        .sum();
  }

  /** Whether its recordings are complete already. */
  public boolean isDone() {
    try {
      return ShardFolders.isShardOf(experiment, folder);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs to the end, unless it is stopped.
   *
   * @param progress told the steps done, now and then
   * @param stop asked now and then; a true ends the run without a result
   * @return whether it was completed
   * @throws RunFailedException with the reason, where it fails
   */
  public boolean execute(LongConsumer progress, BooleanSupplier stop) {
    try (OutputFolder claimed = OutputFolder.claim(folder, PartFiles.names(experiment))) {
      return run(claimed, progress, stop);
    } catch (NonFiniteStateException e) {
      throw new RunFailedException(NonFiniteText.of(experiment, e), e);
    } catch (IOException e) {
      throw new RunFailedException(IoReason.of(e), e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e), e);
    }
  }

  private boolean run(OutputFolder claimed, LongConsumer progress, BooleanSupplier stop)
      throws Exception {
    ModelBinder binder =
        experiment.populations().size() > 1 ? new SameKernels() : ModelBinder.ALONE;
    try (Recordings recordings = new Recordings(experiment, partition);
        Engine engine = new EngineFactory(request.file(), partition, recordings, binder)) {
      List<SliceSink> sinks = new ArrayList<>();
      for (Population population : engine.populations()) {
        sinks.add(new PartSpikes(population, file(claimed, PartFiles.spikes(population.name()))));
      }
      for (PartFiles.Traced traced : PartFiles.traces(experiment, recordings)) {
        if (traced.trace().columns() > 0) {
          sinks.add(new PartTrace(traced.trace(), file(claimed, traced.file())));
        }
      }
      long simulationStarted = System.nanoTime();
      long steps =
          new Simulation(
                  engine.populations(), engine.streams(), sinks, partition, request.vectorization())
              .run(experiment.clock().steps(), progress, stop);
      if (steps < experiment.clock().steps()) {
        return false;
      }
      List<WrittenFile> written = new ArrayList<>();
      for (ResultFile file : files) {
        written.add(file.finish());
      }
      claimed.publish(new Manifest(provenance(simulationStarted), written, List.of()));
      return true;
    } finally {
      for (ResultFile file : files) {
        file.close();
      }
    }
  }

  private ResultFile file(OutputFolder claimed, String name) throws IOException {
    ResultFile file = new ResultFile(claimed.working(), name);
    files.add(file);
    return file;
  }

  private Manifest.Provenance provenance(long simulationStarted) {
    return new Manifest.Provenance(
        request.file().places().of("").source(),
        true,
        new StepTime(experiment.clock().dt()).text(0),
        new StepTime(experiment.clock().dt()).text(experiment.clock().steps()),
        Identity.sha256(ResolvedParameters.yaml(experiment)),
        Identity.ofRecordings(experiment),
        partition.threads(),
        partition.blockSize(),
        partition.sliceSteps(),
        started,
        (simulationStarted - startedNanos) / 1e9,
        (System.nanoTime() - simulationStarted) / 1e9,
        DataFiles.of(experiment),
        request.file().comments(),
        request.file().warnings().stream().map(Fault::toString).toList());
  }
}
