package io.rheobase.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the command line of a plain run, whose every word is an option of {@link RunOptions} with
 * its value: the library that reads all others takes a third of a short run's time to load. What is
 * not as plain as that is left to it, faults and help included.
 */
final class PlainRun {
  private PlainRun() {}

  /** The options, or nothing where the command line is not that of a plain run. */
  static Optional<RunOptions> options(String... args) {
    RunOptions options = new RunOptions();
    boolean vectors = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("-q") || args[i].equals("--quiet")) {
        options.quiet = true;
        continue;
      }
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i] : args[i].substring(0, equals);
      if (equals < 0 && i + 1 == args.length) {
        return Optional.empty();
      }
      String value = equals < 0 ? args[++i] : args[i].substring(equals + 1);
      boolean again = vectors;
      vectors |= name.equals("--simd");
      if (again && name.equals("--simd") || !set(options, name, value)) {
        return Optional.empty();
      }
    }
    return options.params == null ? Optional.empty() : Optional.of(options);
  }

  /** False where this is no option, was given before, or its value is not plain. */
  private static boolean set(RunOptions options, String name, String value) {
    if (value.isEmpty()
        || value.startsWith("-") && !value.equals("-")
        || value.startsWith("\"")
        || value.startsWith("@")) {
      return false;
    }
    switch (name) {
      case "--set" -> options.set.set.add(value);
      case "--params" -> {
        boolean again = options.params != null;
        options.params = value;
        return !again;
      }
      case "--seed" -> {
        boolean again = options.seed != null;
        options.seed = value;
        return !again;
      }
      case "--threads" -> {
        boolean again = options.threads != null;
        options.threads = value;
        return !again;
      }
      case "--out" -> {
        boolean again = options.out != null;
        options.out = path(value);
        return !again && options.out != null;
      }
      case "--simd" -> {
        for (RunOptions.SimdChoice choice : RunOptions.SimdChoice.values()) {
          if (choice.name().equals(value)) {
            options.simd = choice;
            return true;
          }
        }
        return false;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Path path(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
