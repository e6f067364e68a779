package io.rheobase.run;

import io.rheobase.record.WrittenFile;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * An output folder that a run has claimed. The run writes into a working folder inside it, which is
 * also the mark of a claim; final names appear only when everything is complete.
 *
 * <p>From the moment the working folder holds a manifest the new result is complete; should the
 * process die between the renames that follow, the next claim carries them out.
 */
final class OutputFolder implements AutoCloseable {

  private static final String WORKING = ".rheobase";
  private static final long LOOK_NANOS = 1_000_000_000;
  private static final String SUPERSEDED = "superseded.json";
  private static final String CHECKPOINT = "checkpoint.bin";

  private final Path out;
  private final Path working;
  private final FolderLock lock;
  private final List<Path> created;
  private boolean published;
  private boolean sealed;
  private boolean abandoned;

  private OutputFolder(Path out, FolderLock lock, List<Path> created) {
    this.out = out;
    this.working = out.resolve(WORKING);
    this.lock = lock;
    this.created = created;
  }

  /**
   * Claims a folder; it is created where it does not exist.
   *
   * @param names of the files that will be published
   * @throws RunFailedException where it belongs to something else, or to another run, or holds the
   *     checkpoint of an unfinished one
   */
  static OutputFolder claim(Path out, List<String> names) {
    return claim(out, names, false);
  }

  /**
   * Claims a folder with what an unfinished run left in it.
   *
   * @param names of the files that will be published
   * @throws RunFailedException where there is no such run, or another is using it
   */
  static OutputFolder claimUnfinished(Path out, List<String> names) {
    return claim(out, names, true);
  }

  private static OutputFolder claim(Path out, List<String> names, boolean unfinished) {
    List<Path> created = new ArrayList<>();
    try {
      requireOurs(out);
      for (Path folder = out;
          folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
          folder = folder.getParent()) {
        created.add(folder);
      }
      Files.createDirectories(out);
      OutputFolder folder =
          new OutputFolder(out, FolderLock.take(out, out.resolve(WORKING)), created);
      try {
        folder.recover();
        folder.requireCheckpoint(unfinished);
        requireReplaceable(out, names);
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
      return folder;
    } catch (IOException e) {
      remove(created);
      throw new RunFailedException(
          "the output folder " + out + " cannot be used: " + IoReason.of(e), e);
    }
  }

  private static void requireOurs(Path out) throws IOException {
    if (Files.exists(out, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(out)) {
      throw new RunFailedException(
          "the output folder " + out + " cannot be used: a file of that name exists");
    }
    if (!Files.isDirectory(out)
        || Files.isDirectory(out.resolve(WORKING), LinkOption.NOFOLLOW_LINKS)
        || Manifest.filesListed(out.resolve(Manifest.NAME)).isPresent()) {
      return;
    }
    try (Stream<Path> content = Files.list(out)) {
      if (content.findAny().isPresent()) {
        throw new RunFailedException(
            "the output folder "
                + out
                + " is not empty and holds no result of ours: choose another with --out");
      }
    }
  }

  /** Finishes what a run that died while it published had begun, and clears what others left. */
  private void recover() throws IOException {
    Optional<Manifest.Listing> listing = Manifest.read(working.resolve(Manifest.NAME));
    if (listing.isPresent()) {
      sealed = true;
      Path target = listing.get().complete() ? out : partial();
      Files.createDirectories(target);
      publishTo(target, listing.get().files());
    }
    if (listing.isPresent() || !hasCheckpoint(out)) {
      clearWorking();
    }
  }

  private void requireCheckpoint(boolean wanted) {
    if (hasCheckpoint(out) == wanted) {
      return;
    }
    throw new RunFailedException(
        wanted
            ? "there is no checkpoint in " + working
            : out
                + " holds a run that was interrupted and can go on: sim run --resume "
                + out
                + " (to begin anew, choose another --out or delete "
                + working
                + ")");
  }

  /** Where the checkpoint of an unfinished run lies in an output folder. */
  static Path checkpoint(Path out) {
    return out.resolve(WORKING).resolve(CHECKPOINT);
  }

  /** Whether something lies there: what cannot be read is no reason to clear the rest away. */
  static boolean hasCheckpoint(Path out) {
    return Files.exists(checkpoint(out), LinkOption.NOFOLLOW_LINKS);
  }

  /** Where the checkpoint of this run lies. */
  Path checkpoint() {
    return working.resolve(CHECKPOINT);
  }

  /** Bytes that an unfinished run has written into a folder. */
  static double written(Path out) {
    try (Stream<Path> content = Files.list(out.resolve(WORKING))) {
      return content.map(Path::toFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Whether a run into a folder died and left nothing to go on from: a claim tidies up. */
  static boolean isUntidy(Path out) throws IOException {
    return Files.isDirectory(out.resolve(WORKING), LinkOption.NOFOLLOW_LINKS)
        && (!hasCheckpoint(out)
            || Manifest.read(out.resolve(WORKING).resolve(Manifest.NAME)).isPresent());
  }

  /** Removes from the working folder what is not wanted of an unfinished run. */
  void keepOnly(Set<String> names) throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(working)) {
      for (Path path : content) {
        String name = path.getFileName().toString();
        if (!name.equals(FolderLock.NAME) && !name.equals(CHECKPOINT) && !names.contains(name)) {
          Files.delete(path);
        }
      }
    }
  }

  /** Gives the checkpoint up, if there is one: going on from it would fail again. */
  void abandon() {
    abandoned = true;
  }

  private void clearWorking() throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(working)) {
      for (Path path : content) {
        if (!path.getFileName().toString().equals(FolderLock.NAME)) {
          Files.delete(path);
        }
      }
    }
  }

  private static void requireReplaceable(Path target, List<String> names) throws IOException {
    Path manifest = target.resolve(Manifest.NAME);
    Optional<List<WrittenFile>> listed = Manifest.filesListed(manifest);
    if (listed.isEmpty() && Files.exists(manifest, LinkOption.NOFOLLOW_LINKS)) {
      throw notOurs(manifest);
    }
    Set<String> ours = names(listed.orElse(List.of()));
    for (String name : names) {
      Path path = target.resolve(name);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          && (!ours.contains(name) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
        throw notOurs(path);
      }
    }
  }

  private static RunFailedException notOurs(Path path) {
    return new RunFailedException(
        path + " exists and is no result of ours: move it away, or choose another --out");
  }

  private static Set<String> names(List<WrittenFile> files) {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.name()));
    return names;
  }

  /** Where the run writes its files, under their final names. */
  Path working() {
    return working;
  }

  /**
   * Asks the same as another, and now and then whether the folder is still there: files that are
   * open can be written where nobody will find them.
   *
   * @return what throws a {@link RunFailedException} where the folder went away
   */
  BooleanSupplier watching(BooleanSupplier stop) {
    long[] next = {System.nanoTime() + LOOK_NANOS};
    return () -> {
      if (System.nanoTime() - next[0] > 0) {
        next[0] = System.nanoTime() + LOOK_NANOS;
        if (!Files.isDirectory(working)) {
          throw new RunFailedException(
              "the folder " + working + " went away while the run was writing into it");
        }
      }
      return stop.getAsBoolean();
    };
  }

  /** Replaces the result in the folder by the complete one in the working folder. */
  void publish(Manifest manifest) throws IOException {
    seal(manifest.json());
    publishTo(out, manifest.files());
    published = true;
  }

  /**
   * Adds figures to the result in the folder, in place of those of the same names.
   *
   * @param figures that lie in the working folder
   */
  void addFigures(List<WrittenFile> figures) throws IOException {
    Path manifest = out.resolve(Manifest.NAME);
    List<WrittenFile> all = new ArrayList<>(figures);
    Set<String> added = names(figures);
    Manifest.read(manifest).orElseThrow().figures().stream()
        .filter(figure -> !added.contains(figure.name()))
        .forEach(all::add);
    seal(Manifest.withFigures(Files.readString(manifest), all));
    for (WrittenFile figure : figures) {
      Files.move(
          working.resolve(figure.name()),
          out.resolve(figure.name()),
          StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(working.resolve(Manifest.NAME), manifest, StandardCopyOption.ATOMIC_MOVE);
    sealed = false;
    published = true;
    sync(out);
  }

  /**
   * Leaves an interrupted run's files beside the folder, which keeps what it held.
   *
   * @return where they are
   */
  Path publishPartial(Manifest manifest) throws IOException {
    Path partial = partial();
    if (Files.exists(partial) && Manifest.filesListed(partial.resolve(Manifest.NAME)).isEmpty()) {
      throw new RunFailedException(
          "the run was interrupted; its files were not kept, since "
              + partial
              + " exists and is not ours");
    }
    requireReplaceable(partial, manifest.files().stream().map(WrittenFile::name).toList());
    Files.createDirectories(partial);
    seal(manifest.json());
    publishTo(partial, manifest.files());
    return partial;
  }

  private Path partial() {
    return out.resolveSibling(out.getFileName() + ".partial");
  }

  private void seal(String manifest) throws IOException {
    Path path = working.resolve(Manifest.NAME);
    Path draft = working.resolve(Manifest.NAME + ".draft");
    Files.writeString(draft, manifest, StandardOpenOption.CREATE_NEW);
    sync(draft);
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    sealed = true;
    sync(working);
    // What is complete does not go on; and its files will lie elsewhere.
    Files.deleteIfExists(checkpoint());
  }

  private void publishTo(Path target, List<WrittenFile> files) throws IOException {
    Path superseded = working.resolve(SUPERSEDED);
    Path manifest = target.resolve(Manifest.NAME);
    if (Files.exists(manifest)) {
      Files.move(manifest, superseded, StandardCopyOption.ATOMIC_MOVE);
      sync(target);
    }
    Set<String> obsolete = names(Manifest.filesListed(superseded).orElse(List.of()));
    for (WrittenFile file : files) {
      obsolete.remove(file.name());
      if (Files.exists(working.resolve(file.name()))) {
        Files.move(
            working.resolve(file.name()),
            target.resolve(file.name()),
            StandardCopyOption.ATOMIC_MOVE);
      }
    }
    for (String name : obsolete) {
      Files.deleteIfExists(target.resolve(name));
    }
    sync(target);
    Files.move(working.resolve(Manifest.NAME), manifest, StandardCopyOption.ATOMIC_MOVE);
    sealed = false;
    sync(target);
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Gives the folder back: without a result it is as it was before the claim. A complete result
   * that could not be published stays in the working folder, for the next claim to finish, and so
   * does a checkpoint.
   */
  @Override
  public void close() {
    boolean keeps = sealed || !published && !abandoned && hasCheckpoint(out);
    try {
      if (!keeps) {
        clearWorking();
        Files.deleteIfExists(working.resolve(FolderLock.NAME));
        Files.deleteIfExists(working);
      }
      lock.close();
    } catch (IOException e) {
      System.getLogger(OutputFolder.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + working + ": " + IoReason.of(e));
    }
    if (!published && !keeps) {
      remove(created);
    }
  }

  private static void remove(List<Path> folders) {
    for (Path folder : folders) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        return;
      }
    }
  }
}
