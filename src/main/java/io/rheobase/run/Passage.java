package io.rheobase.run;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.checkpoint.CheckpointReader;
import io.rheobase.engine.Halts;
import io.rheobase.experiment.Experiment;
import io.rheobase.record.SonataSpikes;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run begins, and what it leaves to go on from. What an earlier run left is held against
 * this one, and all its files against their hashes, before anything is changed.
 */
final class Passage implements AutoCloseable {

  private final RunRequest request;
  private final OutputFolder folder;
  private final Optional<CheckpointReader> reader;
  private final Optional<SavedRun> from;
  private final RunFiles files;

  private Passage(
      RunRequest request,
      OutputFolder folder,
      Optional<CheckpointReader> reader,
      Optional<SavedRun> from) {
    this.request = request;
    this.folder = folder;
    this.reader = reader;
    this.from = from;
    this.files = new RunFiles(folder.working(), from, path(request, folder));
  }

  /**
   * Reads where the run begins.
   *
   * @throws CheckpointException with the reason, where it cannot begin there
   */
  static Passage begin(RunRequest request, OutputFolder folder) throws IOException {
    if (request.beginning() == Beginning.START) {
      return new Passage(request, folder, Optional.empty(), Optional.empty());
    }
    Path path = path(request, folder);
    CheckpointReader reader = SavedRun.mended(path, () -> CheckpointReader.open(path));
    try {
      SavedRun saved = SavedRun.mended(path, () -> SavedRun.read(reader));
      Experiment experiment = request.file().experiment();
      if (request.beginning() == Beginning.CHECKPOINT) {
        saved.require(experiment);
      } else {
        Experiment before = saved.origin().read().experiment();
        saved.require(before);
        Continuation.require(saved.sample(), before, experiment);
      }
      return new Passage(request, folder, Optional.of(reader), Optional.of(saved));
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static Path path(RunRequest request, OutputFolder folder) {
    return request.beginning() == Beginning.END
        ? request.out().resolve(SavedRun.FINAL_STATE)
        : folder.checkpoint();
  }

  /** The files of the run. */
  RunFiles files() {
    return files;
  }

  /** The sample that the run begins at. */
  long first() {
    return from.map(SavedRun::sample).orElse(0L);
  }

  /** Whether the run leaves a checkpoint where it is stopped. */
  boolean isResumable() {
    return request.keeping().flatMap(Keeping::every).isPresent();
  }

  /**
   * Loads the state and has the recordings go on, where the run does.
   *
   * @param state of the run, as it is at sample 0; its recordings have begun
   * @param spooled files that are put together at the end from others
   * @return what keeps the state from now on
   */
  Halts goOn(RunState state, Map<String, SonataSpikes> spooled) throws IOException {
    if (from.isPresent()) {
      SavedRun.mended(
          path(request, folder),
          () -> {
            state.load(from.get().sample(), reader.orElseThrow());
            return state;
          });
      Map<String, RunFiles.Place> places = places(spooled);
      files.goOn(name -> places.getOrDefault(name, place(name)));
      folder.keepOnly(files.names());
    } else if (request.keeping().isPresent()) {
      files.begin();
    }
    return request
        .keeping()
        .<Halts>map(
            keeping ->
                new Checkpointing(
                    keeping,
                    request.file().experiment(),
                    !request.analyses().isEmpty(),
                    folder.checkpoint(),
                    files,
                    state))
        .orElse(Halts.NONE);
  }

  private RunFiles.Place place(String name) {
    Path lies = request.beginning() == Beginning.END ? request.out() : folder.working();
    return new RunFiles.Place(lies.resolve(name), 0);
  }

  /** A finished run has put its growing files together: they lie inside of others. */
  private Map<String, RunFiles.Place> places(Map<String, SonataSpikes> spooled) {
    Map<String, RunFiles.Place> places = new HashMap<>();
    if (request.beginning() == Beginning.END) {
      spooled.forEach(
          (name, spikes) -> {
            List<Long> counts =
                spikes.counted().stream()
                    .map(part -> from.orElseThrow().file(part).orElseThrow().bytes() / Long.BYTES)
                    .toList();
            spikes
                .places(counts)
                .forEach(
                    (part, offset) ->
                        places.put(part, new RunFiles.Place(request.out().resolve(name), offset)));
          });
    }
    return places;
  }

  /** The state at the end as a file of the result; nothing where it is not to be kept. */
  List<WrittenFile> finalState() throws IOException {
    if (request.keeping().filter(Keeping::finalState).isEmpty()) {
      return List.of();
    }
    Path kept = folder.working().resolve(SavedRun.FINAL_STATE);
    try {
      Files.createLink(kept, folder.checkpoint());
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.copy(folder.checkpoint(), kept);
    }
    return List.of(WrittenFile.of(kept));
  }

  @Override
  public void close() throws IOException {
    if (reader.isPresent()) {
      reader.get().close();
    }
    files.close();
  }
}
