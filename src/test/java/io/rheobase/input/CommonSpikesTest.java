package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CommonSpikesTest {

  private static final Extent SOME = new Extent(Targets.of(1, 20, 39), 2, 90);

  @Test
  void allTargetsFireAtTheSamplesOfTheWindowAsOftenAsTheyAreNamed() {
    int[][] counts = Trains.of(new CommonSpikes(SOME, 50, 1, 3, 50, 90, 50, 4, 89), 40, 100);
    for (int sample = 0; sample < 100; sample++) {
      int times = sample == 50 ? 3 : sample == 3 || sample == 4 || sample == 89 ? 1 : 0;
      int[] expected = new int[40];
      expected[1] = times;
      expected[20] = times;
      expected[39] = times;
      assertArrayEquals(expected, counts[sample], "sample " + sample);
    }
  }

  @Test
  void whereOneBeginsDoesNotMatter() {
    SpikeSource.BlockSpikes part = new CommonSpikes(Extent.EVERYTHING, 5, 5, 7, 9).over(0, 2);
    int[] samples = {7, 5, 5, 8, 9, 1, 7, 0, 100};
    int[] spikes = {2, 4, 4, 0, 2, 0, 2, 0, 0};
    for (int i = 0; i < samples.length; i++) {
      int[] found = new int[2];
      Trains.count(part, samples[i], found, 0);
      assertArrayEquals(new int[] {spikes[i] / 2, spikes[i] / 2}, found, "sample " + samples[i]);
    }
  }

  @Test
  void theInitialStateHasNoSpike() {
    assertEquals(0, new CommonSpikes(Extent.EVERYTHING, 0).over(0, 16).at(0));
  }
}
