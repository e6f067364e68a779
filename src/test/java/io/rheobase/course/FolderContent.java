package io.rheobase.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that lies in and below a folder, to tell whether it was touched.
 *
 * @param entries what each path is: the hash of a file, the target of a link, a folder
 */
public record FolderContent(Map<String, String> entries) {
  /** What is there now; links are not followed. */
  public static FolderContent of(Path folder) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        entries.put(folder.relativize(path).toString(), kind(path));
      }
    }
    return new FolderContent(entries);
  }

  private static String kind(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    return Files.isDirectory(path) ? "folder" : Result.sha256(path);
  }

  /** The paths, sorted. */
  public List<String> paths() {
    return List.copyOf(entries.keySet());
  }
}
