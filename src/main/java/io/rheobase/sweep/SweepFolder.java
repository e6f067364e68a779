package io.rheobase.sweep;

import io.rheobase.record.ResultFile;
import io.rheobase.record.WrittenFile;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.SweepManifest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The folder of a sweep: journals, which several processes may write side by side, each its own;
 * the tables that are made of them; and what is stored of single points.
 */
final class SweepFolder {

  private static final String JOURNALS = "journal";
  private static final String POINTS = "points";
  private static final String DRAFT = ".draft@";

  /** A process has one draft in a folder: its threads publish one after another. */
  private static final Object PUBLISHING = new Object();

  private final Path out;

  private SweepFolder(Path out) {
    this.out = out;
  }

  /** A table of the folder. */
  interface Table {
    /** Its file name. */
    String name();

    /** Writes it. */
    void write(ResultFile file) throws IOException;
  }

  /**
   * The folder of a sweep; it need not exist.
   *
   * @throws RunFailedException where it belongs to something else
   */
  static SweepFolder at(Path out) {
    try {
      boolean exists = Files.exists(out, LinkOption.NOFOLLOW_LINKS);
      if (exists && !Files.isDirectory(out)) {
        throw new RunFailedException(
            "the output folder " + out + " cannot be used: a file of that name exists");
      }
      if (exists
          && !Files.isDirectory(out.resolve(JOURNALS))
          && !SweepManifest.isIn(out)
          && !isEmpty(out)) {
        throw new RunFailedException(
            "the output folder "
                + out
                + " is not empty and holds no sweep of ours: choose another with --out");
      }
      return new SweepFolder(out);
    } catch (IOException e) {
      throw cannotBeUsed(out, e);
    }
  }

  static RunFailedException cannotBeUsed(Path out, IOException e) {
    return new RunFailedException(
        "the output folder " + out + " cannot be used: " + e.getMessage(), e);
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }

  Path path() {
    return out;
  }

  /** Where the recordings of a point are. */
  Path point(PointId id) {
    return out.resolve(POINTS).resolve(id.shortName());
  }

  /** Where journals are written; it is made where it is not there. */
  Path journals() throws IOException {
    return Files.createDirectories(out.resolve(JOURNALS));
  }

  /** What all journals say at this moment, in the order of their names. */
  List<JournalFile> read() throws IOException {
    Path folder = out.resolve(JOURNALS);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<JournalFile> journals = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().endsWith(JournalFile.SUFFIX)) {
          journals.add(JournalFile.read(file));
        }
      }
    }
    return journals;
  }

  /**
   * Replaces the tables: each is written aside, made safe and renamed; the manifest comes last.
   * Tables of an earlier manifest that are not written any more go.
   *
   * @param manifest of the files that were written
   */
  void publish(List<Table> tables, Function<List<WrittenFile>, SweepManifest> manifest)
      throws IOException {
    synchronized (PUBLISHING) {
      publishAlone(tables, manifest);
    }
  }

  private void publishAlone(List<Table> tables, Function<List<WrittenFile>, SweepManifest> manifest)
      throws IOException {
    Files.createDirectories(out);
    removeAbandonedDrafts();
    Path draft = out.resolve(DRAFT + host() + "-" + ProcessHandle.current().pid());
    clear(draft);
    Files.createDirectories(draft);
    try {
      List<WrittenFile> written = new ArrayList<>();
      for (Table table : tables) {
        try (ResultFile file = new ResultFile(draft, table.name())) {
          table.write(file);
          written.add(file.finish());
        }
      }
      try (ResultFile file = new ResultFile(draft, SweepManifest.NAME)) {
        file.write(manifest.apply(written).json());
        file.finish();
      }
      Set<String> obsolete = new HashSet<>(SweepManifest.filesOf(out));
      for (WrittenFile file : written) {
        obsolete.remove(file.name());
        move(draft, file.name());
      }
      for (String name : obsolete) {
        Files.deleteIfExists(out.resolve(name));
      }
      move(draft, SweepManifest.NAME);
      sync(out);
    } finally {
      clear(draft);
    }
  }

  private void move(Path draft, String name) throws IOException {
    Files.move(draft.resolve(name), out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** What processes of this host that are gone left behind. */
  private void removeAbandonedDrafts() throws IOException {
    String own = DRAFT + host() + "-";
    try (Stream<Path> content = Files.list(out)) {
      for (Path path : content.toList()) {
        String name = path.getFileName().toString();
        if (name.startsWith(own) && !isAlive(name.substring(own.length()))) {
          clear(path);
        }
      }
    }
  }

  private static boolean isAlive(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static void clear(Path draft) throws IOException {
    try (Stream<Path> files = Files.list(draft)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(draft);
  }

  /** The name of this machine. */
  static String host() {
    String named = System.getenv("HOSTNAME");
    if (named != null && !named.isBlank()) {
      return named.strip();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }
}
