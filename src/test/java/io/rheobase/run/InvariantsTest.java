package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not matter to a neuron, over files drawn at random: the same bits without it. */
class InvariantsTest {

  private static final int FILES = Integer.getInteger("invariants", 8);
  private static final long SEED = 20261122;

  @TempDir private Path scratch;

  /** Spike times by neuron, as they are written. */
  private Map<String, List<String>> trains(RandomFile file) throws IOException {
    Result result = file.file().run(scratch.resolve("out"));
    Map<String, List<String>> trains = new TreeMap<>();
    List<String> lines = Files.readAllLines(scratch.resolve("out").resolve("spikes.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      trains.computeIfAbsent(fields[1] + " " + fields[2], k -> new ArrayList<>()).add(fields[0]);
    }
    assertTrue(result.names().contains("manifest.json"));
    return trains;
  }

  private interface Change {
    RandomFile of(RandomFile file);
  }

  private void assertSameTrains(Change before, Change after) throws IOException {
    int spikes = 0;
    for (int i = 0; i < FILES; i++) {
      RandomFile file = before.of(RandomFile.of(SEED + i));
      Map<String, List<String>> expected = trains(file);
      Map<String, List<String>> found = trains(after.of(file));
      String text = file.text();
      expected.forEach((neuron, train) -> assertEquals(train, found.get(neuron), neuron + text));
      spikes += expected.size();
    }
    assertTrue(spikes > FILES, spikes + " neurons fired");
  }

  @Test
  void theOrderOfPopulationsDoesNotMatter() throws IOException {
    assertSameTrains(file -> file, RandomFile::inAnotherOrder);
  }

  @Test
  void anotherPopulationDoesNotMatter() throws IOException {
    assertSameTrains(file -> file, RandomFile::withAnother);
  }

  @Test
  void neuronsBesideDoNotMatterWhereNothingJoinsThem() throws IOException {
    assertSameTrains(RandomFile::withoutConnections, file -> file.withMoreNeurons(37));
  }

  @Test
  void unitsDoNotMatter() throws IOException {
    for (int i = 0; i < FILES; i++) {
      RandomFile file = RandomFile.of(SEED + i);
      Map<String, String> expected = file.file().run(scratch.resolve("out")).hashes();
      Map<String, String> found = file.inOtherUnits().file().run(scratch.resolve("out")).hashes();
      expected.remove("params.resolved.yaml");
      found.remove("params.resolved.yaml");
      assertEquals(expected, found, file.text());
    }
  }
}
