package io.rheobase.run;

import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Simulation;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs an experiment that leaves nothing but what an observer makes of it. */
public final class MemoryRun {

  private final ParameterFile file;
  private final Experiment experiment;
  private final Partition partition;
  private final ModelSharing sharing;

  /**
   * @param file what to simulate; its recorders are left out
   * @param partition how to cut it; no result depends on it
   * @param sharing of kernels with other runs
   */
  public MemoryRun(ParameterFile file, Partition partition, ModelSharing sharing) {
    this.experiment = file.experiment().recording(List.of());
    this.file = file.with(experiment);
    this.partition = partition;
    this.sharing = sharing;
  }

  /**
   * Runs to the end, or until it is stopped.
   *
   * @param stop asked now and then
   * @return whether it came to the end
   * @throws RunFailedException with the reason, where it fails
   */
  public boolean execute(Observer observer, BooleanSupplier stop) {
    try (Recordings recordings = new Recordings(experiment, partition, observer.watched(), 1);
        EngineFactory factory = new EngineFactory(file, partition, recordings, sharing)) {
      Circuit circuit = new Circuit(experiment, factory.populations(), partition, stop);
      long steps =
          new Simulation(
                  factory.populations(),
                  factory.streams(),
                  observer.sinks(factory.populations(), recordings::traces),
                  partition,
                  sharing.vectorization(),
                  circuit.smallestDelay())
              .run(experiment.clock().steps(), done -> {}, stop);
      return steps == experiment.clock().steps();
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
}
