package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of broken-flat has, beside it, all that is to be said of it: NAME.expected holds a
 * line {@code line:column: message} for each fault, in order, with the name of the text in front
 * where it is not the parameter file, and {@code warning: } in front of a warning. NAME.set holds
 * options {@code --set}, one a line.
 */
class BrokenFlatFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/broken-flat");

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFaultIsNamedWhereItStandsInOnePass(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(FOLDER.resolve(name + ".yaml"));
    List<ParameterFile.Override> overrides = overrides(FOLDER.resolve(name + ".set"));
    ParameterFileException broken =
        assertThrows(
            ParameterFileException.class,
            () -> ParameterFile.read(name + ".yaml", bytes, FOLDER, overrides));
    assertFalse(broken.faults().isEmpty());
    assertEquals(
        Files.readString(FOLDER.resolve(name + ".expected")),
        String.join("\n", lines(name, broken)) + "\n");
    for (Fault fault : broken.faults()) {
      assertFalse(fault.fix().isBlank(), () -> "without a fix: " + fault);
      assertTrue(fault.what().length() < 200, () -> "hard to read: " + fault);
    }
  }

  private static List<ParameterFile.Override> overrides(Path options) throws IOException {
    if (!Files.exists(options)) {
      return List.of();
    }
    return Files.readAllLines(options).stream()
        .map(line -> line.replace("\\n", "\n").split("=", 2))
        .map(set -> new ParameterFile.Override(set[0], set[1], "--set " + set[0] + "=" + set[1]))
        .toList();
  }

  private static List<String> lines(String name, ParameterFileException broken) {
    List<String> lines = new ArrayList<>();
    for (Fault fault : broken.faults()) {
      lines.add(line(name, fault));
    }
    for (Fault warning : broken.warnings()) {
      lines.add("warning: " + line(name, warning));
    }
    return lines;
  }

  private static String line(String name, Fault fault) {
    return fault.toString().replaceFirst("^" + name + "\\.yaml:", "");
  }
}
