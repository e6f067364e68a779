package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleFilesTest {

  private static final Path EXAMPLES = Path.of("examples");

  private static ParameterFile read(String name) throws IOException {
    return ParameterFile.read(
        name, Files.readAllBytes(EXAMPLES.resolve(name)), EXAMPLES, List.of());
  }

  @Test
  void everyExampleIsSound() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        read(file.getFileName().toString());
      }
    }
  }

  @Test
  void anAliasedPopulationIsLikeTheOneThatItStandsFor() throws IOException {
    ParameterFile network = read("network-coba.yaml");
    assertEquals(
        network.experiment().population("exc").orElseThrow().parameters(),
        network.experiment().population("inh").orElseThrow().parameters());
  }

  @ParameterizedTest
  @ValueSource(strings = {"full.yaml", "flat.yaml"})
  void theFilesToStartFromAreBeyondDoubt(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/io/rheobase/init/" + name)) {
      ParameterFile file = ParameterFile.read(name, in.readAllBytes(), Path.of(""), List.of());
      assertEquals(List.of(), file.warnings());
      assertTrue(file.experiment().neurons() > 0);
    }
  }
}
