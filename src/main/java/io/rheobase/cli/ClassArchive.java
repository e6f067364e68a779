package io.rheobase.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The archive of loaded classes that the build leaves beside the jar: a JVM that maps it starts
 * sooner and compiles less. It is of one jar, in its place, and of one JVM; its name says which.
 * The JVM checks that once more, and does without where it does not fit.
 */
final class ClassArchive {

  private ClassArchive() {}

  /** The jar that this JVM runs; empty where it runs classes in folders. */
  static Optional<Path> jar() {
    String classPath = System.getProperty("java.class.path", "");
    return classPath.endsWith(".jar") && classPath.indexOf(File.pathSeparatorChar) < 0
        ? Optional.of(Path.of(classPath).toAbsolutePath().normalize())
        : Optional.empty();
  }

  /** What the name of an archive of a jar begins with, for this JVM. */
  static String prefix(Path jar) throws IOException {
    String key =
        String.join(
            "\n",
            jar.toString(),
            Long.toString(Files.size(jar)),
            Files.getLastModifiedTime(jar).toString(),
            System.getProperty("java.home"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"));
    return baseName(jar) + "-" + Integer.toHexString(key.hashCode()) + "-";
  }

  /** What the names of all archives of a jar begin with. */
  static String baseName(Path jar) {
    return jar.getFileName().toString().replaceFirst("\\.jar$", "");
  }

  /** The name says the length too: a JVM that maps an archive cut short would crash. */
  static String suffix(Path archive) throws IOException {
    return Files.size(archive) + ".jsa";
  }

  /** The archive of the jar that this JVM runs; empty where there is none. */
  static Optional<Path> find() throws IOException {
    Optional<Path> jar = jar();
    return jar.isPresent() ? find(jar.get()) : Optional.empty();
  }

  static Optional<Path> find(Path jar) throws IOException {
    Path folder = jar.getParent();
    String prefix = prefix(jar);
    // The flag takes two archives with this between them.
    boolean nameable = folder.toString().indexOf(File.pathSeparatorChar) < 0;
    // A pattern of files would cost a start more than a list of them does.
    String[] names = nameable ? folder.toFile().list() : null;
    for (String name : names == null ? new String[0] : names) {
      if (name.startsWith(prefix) && name.endsWith(".jsa")) {
        Path archive = folder.resolve(name);
        if (Files.isReadable(archive) && name.endsWith("-" + suffix(archive))) {
          return Optional.of(archive);
        }
      }
    }
    return Optional.empty();
  }

  /** The flags by which a JVM uses the archive of the jar that this one runs, if there is one. */
  static List<String> flags() {
    try {
      return find().map(ClassArchive::flags).orElse(List.of());
    } catch (IOException e) {
      // Without an archive everything is the same, a little later.
      return List.of();
    }
  }

  /** The flags by which a JVM uses an archive. */
  static List<String> flags(Path archive) {
    return quietly("-XX:SharedArchiveFile=" + archive);
  }

  /** The flags by which a JVM writes what it has loaded into an archive when it ends. */
  static List<String> flagsToWrite(Path archive) {
    return quietly("-XX:ArchiveClassesAtExit=" + archive);
  }

  /** An archive that does not fit is no matter to speak of. */
  private static List<String> quietly(String flag) {
    return List.of(flag, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }
}
