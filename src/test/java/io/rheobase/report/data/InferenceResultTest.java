package io.rheobase.report.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        population,neuron,train_population,train_neuron,spikes,windows,p_adjusted,found,truth,note
        cell,0,sources,3,10,10,0.01,excitatory,,
        cell,0,sources,4,10,10,0.5,unconnected,,
        cell,0,sources,5,0,0,,,,no spikes
        """);
    Files.writeString(folder.resolve("inference.json"), "{\"alpha\": 0.05}");
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
    assertEquals(3, result.trains().size());
    assertEquals(0.05, result.alpha());
    InferenceResult.Train first = result.trains().get(0);
    assertEquals("excitatory", first.found());
    assertArrayEquals(new double[] {-60, -59}, first.average());
    assertArrayEquals(new double[] {0.5, 0.4}, first.shuffledSd());
    assertEquals("unconnected", result.trains().get(1).found());
    assertEquals(0, result.trains().get(1).shuffledMean().length);
    assertEquals(0.01, first.p());
    InferenceResult.Train untested = result.trains().get(2);
    assertTrue(Double.isNaN(untested.p()));
    assertEquals(0, untested.average().length);
    assertTrue(result.characteristic().isEmpty(), "the truth is not known");
  }

  @Test
  void theCharacteristicHasACurveForEachKindThatOccurs() throws IOException {
    Files.writeString(
        folder.resolve("inference.csv"),
        """
        population,neuron,train_population,train_neuron,spikes,windows,p_adjusted,found,truth,note
        cell,0,sources,0,10,10,0.01,excitatory,excitatory,
        cell,0,sources,1,10,10,0.5,unconnected,unconnected,
        """);
    Files.writeString(
        folder.resolve("inference.roc.csv"),
        """
        alpha,false_positive_rate,true_positive_rate,true_positive_rate_excitatory,\
        true_positive_rate_inhibitory
        0.0,0.0,0.0,0.0,
        0.01,0.0,1.0,1.0,
        1.0,1.0,1.0,1.0,
        """);
    Files.writeString(
        folder.resolve("inference.json"),
        """
        {"alpha": 0.05, "found": {"excitatory": 1}, "auc": 1.0, "auc_excitatory": 0.75,
        "auc_inhibitory": null}
        """);
    InferenceResult result = InferenceResult.read(folder);
    InferenceResult.Characteristic known = result.characteristic().orElseThrow();
    assertArrayEquals(new double[] {0, 0, 1}, known.falsePositive());
    assertEquals(
        List.of("connected", "excitatory"),
        known.curves().stream().map(InferenceResult.Detection::kind).toList());
    assertEquals(0.75, known.curves().get(1).area());
    assertEquals("unconnected", result.trains().get(1).truth());
  }
}
