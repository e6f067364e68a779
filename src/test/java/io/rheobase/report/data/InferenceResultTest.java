package io.rheobase.report.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceResultTest {

  @TempDir private Path folder;

  @Test
  void averagesBelongToTheirTrains() throws IOException {
    assertFalse(InferenceResult.isIn(folder));
    Files.writeString(
        folder.resolve("inference.csv"),
        """
        population,neuron,train_population,train_neuron,spikes,windows,found,truth,note
        cell,0,sources,3,10,10,excitatory,,
        cell,0,sources,4,10,10,unconnected,,
        """);
    Files.writeString(
        folder.resolve("inference.averages.csv"),
        """
        t_ms,sources[3],sources[3].shuffled_mean,sources[3].shuffled_sd,sources[4]
        0.0,-60.0,-61.0,0.5,-62.0
        0.1,-59.0,-61.0,0.4,-62.5
        """);
    assertTrue(InferenceResult.isIn(folder));
    InferenceResult result = InferenceResult.read(folder);
    assertArrayEquals(new double[] {0, 0.1}, result.t());
    assertEquals(2, result.trains().size());
    InferenceResult.Train first = result.trains().get(0);
    assertEquals("excitatory", first.found());
    assertArrayEquals(new double[] {-60, -59}, first.average());
    assertArrayEquals(new double[] {0.5, 0.4}, first.shuffledSd());
    assertEquals("unconnected", result.trains().get(1).found());
    assertEquals(0, result.trains().get(1).shuffledMean().length);
    assertEquals(0, result.falsePositive().length, "the truth is not known");
  }
}
