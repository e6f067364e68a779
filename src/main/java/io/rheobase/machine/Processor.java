package io.rheobase.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What instructions the processor has, as Linux says it. */
final class Processor {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final List<String> FLAGS = flags();

  private Processor() {}

  /** Whether it has all extensions of these names. */
  static boolean has(String... extensions) {
    return FLAGS.containsAll(Arrays.asList(extensions));
  }

  private static List<String> flags() {
    try (BufferedReader lines = Files.newBufferedReader(CPU, StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("flags")) {
          return Arrays.asList(line.split(" "));
        }
      }
      return List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
