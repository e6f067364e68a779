package io.rheobase.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processor of this machine, as Linux describes it. */
public final class Processor {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final String NAME = "model name";
  private static final String EXTENSIONS = "flags";
  private static final Map<String, String> LINES = lines();

  private Processor() {}

  /** Its name; {@code unknown} where the system does not say it. */
  public static String name() {
    return LINES.getOrDefault(NAME, "unknown");
  }

  /** Whether it has all extensions of these names. */
  static boolean has(String... extensions) {
    List<String> all = Arrays.asList(LINES.getOrDefault(EXTENSIONS, "").split(" "));
    return all.containsAll(Arrays.asList(extensions));
  }

  /** What is said of the first processor, which is all that is read. */
  private static Map<String, String> lines() {
    Map<String, String> lines = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(CPU, StandardCharsets.UTF_8)) {
      for (String line = in.readLine();
          line != null && !lines.containsKey(EXTENSIONS);
          line = in.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          lines.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException e) {
      // There is no such file on other systems.
    }
    return lines;
  }
}
