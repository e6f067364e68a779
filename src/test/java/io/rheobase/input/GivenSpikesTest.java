package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.random.StreamKey;
import io.rheobase.random.Uniform;
import org.junit.jupiter.api.Test;

class GivenSpikesTest {

  private static final int NEURONS = 100;
  private static final int SAMPLES = 400;

  @Test
  void neuronsFireAtTheirSamplesAsOftenAsTheyAreNamed() {
    long[] samples = {7, 3, 3, 7, 3, 1};
    int[] neurons = {20, 17, 0, 2, 17, 33};
    int[][] counts = Trains.of(new GivenSpikes(34, samples, neurons), 34, 9);
    int[][] expected = new int[9][34];
    expected[1][33] = 1;
    expected[3][0] = 1;
    expected[3][17] = 2;
    expected[7][2] = 1;
    expected[7][20] = 1;
    assertArrayEquals(expected, counts);
  }

  @Test
  void neitherOrderNorBlocksNorTheBeginningMatter() {
    StreamKey key = StreamKey.of(1, "test", "spikes", "given");
    long[] samples = new long[5000];
    int[] neurons = new int[samples.length];
    int[][] expected = new int[SAMPLES][NEURONS];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 1 + (int) (Uniform.at(key, 0, i, 0) * (SAMPLES - 1));
      neurons[i] = (int) (Uniform.at(key, 0, i, 1) * NEURONS);
      expected[(int) samples[i]][neurons[i]]++;
    }
    GivenSpikes source = new GivenSpikes(NEURONS, samples, neurons);
    assertArrayEquals(expected, Trains.of(source, NEURONS, SAMPLES));
    for (int begin : new int[] {200, 399, 1}) {
      SpikeSource.BlockSpikes part = source.over(0, NEURONS);
      for (int from : new int[] {begin, begin, 1, begin}) {
        for (int sample = from; sample < SAMPLES; sample += 3) {
          int[] found = new int[NEURONS];
          Trains.count(part, sample, found, 0);
          assertArrayEquals(expected[sample], found);
        }
      }
    }
  }

  @Test
  void aSourceMayBeSilent() {
    SpikeSource.BlockSpikes part = new GivenSpikes(3, new long[0], new int[0]).over(0, 3);
    assertEquals(0, part.at(0));
    assertEquals(0, part.at(5));
  }

  @Test
  void samplesMayBeFarAway() {
    long far = 1L << 50;
    SpikeSource.BlockSpikes part =
        new GivenSpikes(1000, new long[] {far, 9}, new int[] {999, 1}).over(0, 1000);
    assertEquals(1, part.at(far));
    assertEquals(999, part.neurons()[0]);
    assertEquals(0, part.at(Long.MAX_VALUE));
    assertEquals(1, part.at(9));
    GivenSpikes beyond = new GivenSpikes(1000, new long[] {1L << 54}, new int[] {0});
    assertThrows(IllegalArgumentException.class, () -> beyond.over(0, 1000));
  }

  @Test
  void impossibleSpikesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new GivenSpikes(3, new long[] {0}, new int[] {0}));
    assertThrows(
        IllegalArgumentException.class, () -> new GivenSpikes(3, new long[] {1}, new int[] {3}));
    assertThrows(
        IllegalArgumentException.class, () -> new GivenSpikes(3, new long[] {1}, new int[] {-1}));
    assertThrows(
        IllegalArgumentException.class, () -> new GivenSpikes(3, new long[] {1, 2}, new int[] {0}));
  }
}
