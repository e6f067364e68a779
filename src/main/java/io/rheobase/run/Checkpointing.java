package io.rheobase.run;

import io.rheobase.checkpoint.CheckpointWriter;
import io.rheobase.engine.Halts;
import io.rheobase.experiment.Experiment;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the checkpoints of a run: now and then, when one is asked for, where the run is stopped,
 * and at its end where its state is to stay or something is still to be made of its recordings.
 */
final class Checkpointing implements Halts {

  private final Keeping keeping;
  private final Experiment experiment;
  private final boolean analysed;
  private final Path path;
  private final RunFiles files;
  private final RunState state;
  private long last = System.nanoTime();

  /**
   * @param analysed whether something is made of the recordings when the run is over
   * @param path of the checkpoint
   */
  Checkpointing(
      Keeping keeping,
      Experiment experiment,
      boolean analysed,
      Path path,
      RunFiles files,
      RunState state) {
    this.keeping = keeping;
    this.experiment = experiment;
    this.analysed = analysed;
    this.path = path;
    this.files = files;
    this.state = state;
  }

  @Override
  public boolean isDue(long sample, boolean isLast) {
    boolean keeps = keeping.every().isPresent();
    if (isLast) {
      boolean ended = sample == experiment.clock().steps();
      return ended ? keeping.finalState() || keeps && analysed : keeps;
    }
    return keeps && (keeping.asked().getAsBoolean() || isTime(keeping.every().get()));
  }

  private boolean isTime(Duration every) {
    return System.nanoTime() - last >= every.toNanos();
  }

  /** The recordings are on the disk before the checkpoint says how long they are. */
  @Override
  public void take(long sample) throws IOException {
    SavedRun run = SavedRun.of(experiment, keeping.origin(), sample, files.prefixes());
    try (CheckpointWriter writer = new CheckpointWriter(path)) {
      writer.section(SavedRun.SECTION, run::save);
      state.save(sample, writer);
      writer.complete();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "the checkpoint " + path + " could not be written: " + e.getMessage(), e);
    }
    last = System.nanoTime();
  }
}
