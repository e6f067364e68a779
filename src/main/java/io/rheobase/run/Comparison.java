package io.rheobase.run;

import io.rheobase.record.WrittenFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares the data files of two results byte by byte. */
final class Comparison {

  private static final int SHOWN = 120;

  private Comparison() {}

  /** The data files of a folder that holds a result, as its manifest lists them. */
  static List<WrittenFile> dataFiles(Path expected) throws IOException {
    return Manifest.read(expected.resolve(Manifest.NAME))
        .map(Manifest.Listing::data)
        .orElseThrow(
            () ->
                new RunFailedException(
                    expected + " holds no result to compare with (no manifest of ours)"));
  }

  /**
   * The first difference, or empty where there is none.
   *
   * @param expected folder with the earlier result
   * @param found where each file of this run lies
   * @param written what this run wrote
   */
  static Optional<Difference> first(
      Path expected, Function<String, Path> found, List<WrittenFile> written) throws IOException {
    Set<String> names = new HashSet<>();
    List<WrittenFile> files = dataFiles(expected);
    for (WrittenFile file : files) {
      names.add(file.name());
    }
    List<String> order = new ArrayList<>();
    written.forEach(file -> order.add(file.name()));
    for (WrittenFile file : files) {
      if (!order.contains(file.name())) {
        return Optional.of(
            new Difference(file.name(), "is in " + expected + ", this run does not write it"));
      }
    }
    for (String name : order) {
      if (!names.contains(name)) {
        return Optional.of(
            new Difference(name, "is written by this run, " + expected + " does not have it"));
      }
      Optional<String> words = difference(expected.resolve(name), found.apply(name));
      if (words.isPresent()) {
        return Optional.of(new Difference(name, words.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(Path expected, Path found) throws IOException {
    long at = Files.mismatch(expected, found);
    if (at < 0) {
      return Optional.empty();
    }
    Line expectedLine = lineAt(expected, at);
    Line foundLine = lineAt(found, at);
    return Optional.of(
        "differs first in line "
            + foundLine.number()
            + " (byte "
            + at
            + "):\n  expected "
            + expectedLine.shown(at)
            + "\n  found    "
            + foundLine.shown(at));
  }

  private record Line(long number, long start, String text, boolean exists) {

    /** The line, or the stretch of it around the byte. */
    String shown(long at) {
      if (!exists) {
        return "the end of the file";
      }
      if (text.length() <= SHOWN) {
        return text;
      }
      int from = (int) Math.max(0, Math.min(at - start - SHOWN / 2, text.length() - SHOWN));
      return (from > 0 ? "…" : "")
          + text.substring(from, Math.min(text.length(), from + SHOWN))
          + "…";
    }
  }

  private static Line lineAt(Path file, long at) throws IOException {
    long number = 1;
    long start = 0;
    StringBuilder text = new StringBuilder();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (long position = 0; ; position++) {
        int b = in.read();
        if (b < 0) {
          return new Line(number, start, text.toString(), position > at || text.length() > 0);
        }
        if (b == '\n') {
          if (position >= at) {
            return new Line(number, start, text.toString(), true);
          }
          number++;
          start = position + 1;
          text.setLength(0);
        } else {
          text.append((char) b);
        }
      }
    }
  }
}
