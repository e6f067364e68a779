package io.rheobase.run;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.record.RecordedPrefix;
import io.rheobase.record.ResultFile;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that a run writes into its working folder. */
final class RunFiles implements AutoCloseable {

  private final Path working;
  private final Optional<SavedRun> from;
  private final Path checkpoint;
  private final boolean inPlace;
  private final List<ResultFile> results = new ArrayList<>();
  private final List<ResultFile> growing = new ArrayList<>();
  private final List<ResultFile> all = new ArrayList<>();

  /**
   * @param from where the run goes on, if it does
   * @param checkpoint that it goes on from; where it lies in the working folder, so do the files
   */
  RunFiles(Path working, Optional<SavedRun> from, Path checkpoint) {
    this.working = working;
    this.from = from;
    this.checkpoint = checkpoint;
    this.inPlace = from.isPresent() && checkpoint.startsWith(working);
  }

  /** A file of the result that is written at once, anew where the run that goes on had begun it. */
  ResultFile whole(String name) throws IOException {
    if (inPlace) {
      Files.deleteIfExists(working.resolve(name));
    }
    ResultFile file = new ResultFile(working, name);
    results.add(file);
    all.add(file);
    return file;
  }

  /** A file of the result that grows with the run. */
  ResultFile growing(String name) throws IOException {
    ResultFile file = spool(name);
    results.add(file);
    return file;
  }

  /** A file that grows with the run and is no part of the result. */
  ResultFile spool(String name) throws IOException {
    ResultFile file = from.isPresent() ? goingOn(from.get(), name) : new ResultFile(working, name);
    growing.add(file);
    all.add(file);
    return file;
  }

  private ResultFile goingOn(SavedRun saved, String name) throws IOException {
    return SavedRun.mended(
        checkpoint,
        () -> {
          RecordedPrefix prefix =
              saved
                  .file(name)
                  .orElseThrow(
                      () -> new CheckpointException("the checkpoint knows no file " + name));
          return inPlace ? ResultFile.resumed(working, prefix) : ResultFile.copied(working, prefix);
        });
  }

  /** Says where the bytes of a file lie that is to go on. */
  @FunctionalInterface
  interface Sources {
    /** The place of a file. */
    Place of(String name);
  }

  /**
   * Where a file's bytes lie.
   *
   * @param path of the file that holds them
   * @param offset in it
   */
  record Place(Path path, long offset) {}

  /**
   * Has every growing file go on, after all of them are what they were.
   *
   * @throws CheckpointException where one is not; none is changed then
   */
  void goOn(Sources sources) throws IOException {
    for (ResultFile file : growing) {
      Place place = sources.of(file.name());
      SavedRun.mended(
          checkpoint,
          () -> {
            file.verify(place.path(), place.offset());
            return file;
          });
    }
    for (ResultFile file : growing) {
      file.goOn();
    }
  }

  /** The names of the files that there are so far. */
  Set<String> names() {
    return all.stream().map(ResultFile::name).collect(Collectors.toSet());
  }

  /** Takes what the growing files hold as their beginnings. */
  void begin() throws IOException {
    for (ResultFile file : growing) {
      file.begin();
    }
  }

  /** What of the growing files is on the disk now. */
  List<RecordedPrefix> prefixes() throws IOException {
    List<RecordedPrefix> prefixes = new ArrayList<>();
    for (ResultFile file : growing) {
      prefixes.add(file.prefix());
    }
    return prefixes;
  }

  /** Completes the files of the result that were made since this was last asked. */
  List<WrittenFile> finished() throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    for (ResultFile file : results) {
      written.add(file.finish());
    }
    results.clear();
    return written;
  }

  @Override
  public void close() throws IOException {
    for (ResultFile file : all) {
      file.close();
    }
  }
}
