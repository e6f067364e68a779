package io.rheobase.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Loads the library of {@link Entries}, which the build has {@link EntryWriter} write: the loader
 * of the system takes libraries from files only, and the file is of no use after that.
 */
final class EntryLibrary {
  static final String RESOURCE = "entries.so";

  /** False as well on other systems and processors, and where no file can be written or loaded. */
  static final boolean IS_LOADED = load();

  private EntryLibrary() {}

  private static boolean load() {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      return false;
    }
    String name = "rheobase-" + Long.toHexString(System.nanoTime()) + ".so";
    Path file = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().resolve(name);
    try {
      write(file, FixedCode.read(EntryLibrary.class, RESOURCE));
    } catch (IOException e) {
      return false;
    }
    try {
      System.load(file.toString());
      return true;
    } catch (UnsatisfiedLinkError | IllegalCallerException e) {
      return false;
    } finally {
      delete(file);
    }
  }

  /** Nobody else may change the file. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
    try (WritableByteChannel channel =
        Files.newByteChannel(file, options, PosixFilePermissions.asFileAttribute(own))) {
      channel.write(ByteBuffer.wrap(bytes));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Whoever clears the folder of temporary files will find it.
    }
  }
}
