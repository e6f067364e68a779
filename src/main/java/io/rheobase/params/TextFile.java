package io.rheobase.params;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that the parameter file names, looked up in its folder. */
final class TextFile {

  private final Given.Word name;
  private final Path folder;
  private final Faults faults;

  TextFile(Given.Word name, Path folder, Faults faults) {
    this.name = name;
    this.folder = folder;
    this.faults = faults;
  }

  /** Where it lies; nothing after a fault. */
  Optional<Path> path() {
    try {
      Path path = folder.resolve(name.text());
      if (Files.isDirectory(path)) {
        faults.error(name.at(), path + " is a folder, not a file", "");
        return Optional.empty();
      }
      if (isSpecial(path)) {
        faults.error(name.at(), path + " is a pipe or a device, not a file", "");
        return Optional.empty();
      }
      return Optional.of(path);
    } catch (InvalidPathException e) {
      faults.error(name.at(), "this is no file name: " + Wording.shown(name.text()), "");
      return Optional.empty();
    }
  }

  /** Whether reading may wait for ever, or never end. */
  static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /** All of a small file; nothing after a fault. */
  Optional<byte[]> read() {
    Optional<Path> path = path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path.get())) {
      byte[] bytes = in.readNBytes(YamlText.MAX_BYTES + 1);
      if (bytes.length > YamlText.MAX_BYTES) {
        faults.error(name.at(), path.get() + " is larger than 16 MB", "");
        return Optional.empty();
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  /** Reports that a file cannot be read. */
  void unreadable(Path path, IOException e) {
    String what =
        e instanceof NoSuchFileException
            ? "there is no file " + path
            : e instanceof AccessDeniedException
                ? "the file " + path + " may not be read"
                : "the file " + path + " cannot be read: " + e.getMessage();
    faults.error(
        name.at(),
        what,
        e instanceof NoSuchFileException
            ? "a name is looked up in the folder of the parameter file"
            : "");
  }
}
