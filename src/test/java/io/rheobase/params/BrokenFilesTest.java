package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faulty files of the full form, each with the messages that it gives beside it. After a change of
 * wording {@code -Dregenerate=true} writes the messages anew: read the difference.
 */
class BrokenFilesTest {

  private static final Path FOLDER = Path.of("src/test/resources/broken");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .collect(Collectors.toList())
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyFaultIsToldWithItsPlaceAndItsMending(Path file) throws IOException {
    String found = messages(file);
    Path expected = FOLDER.resolve(file.getFileName().toString().replace(".yaml", ".expected"));
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(expected, found);
    }
    assertEquals(Files.readString(expected), found);
  }

  private static String messages(Path file) throws IOException {
    try {
      ParameterFile.read(
          file.getFileName().toString(), Files.readAllBytes(file), FOLDER, List.of());
      return "no fault\n";
    } catch (ParameterFileException e) {
      return Stream.concat(
              e.warnings().stream().map(fault -> text("warning", fault)),
              e.faults().stream().map(fault -> text("error", fault)))
          .collect(Collectors.joining());
    }
  }

  private static String text(String kind, Fault fault) {
    return fault.at()
        + ": "
        + kind
        + ": "
        + fault.what()
        + "\n"
        + (fault.fix().isEmpty() ? "" : "  fix: " + fault.fix() + "\n");
  }

  @Test
  void noFileOfTheCorpusIsSound() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> expected =
          files.filter(file -> file.toString().endsWith(".expected")).sorted().toList();
      assertTrue(expected.size() >= 80);
      for (Path file : expected) {
        assertTrue(Files.readString(file).contains(": error: "), file.toString());
      }
    }
  }
}
