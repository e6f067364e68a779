package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The spikes of sources, counted, for a population cut in blocks. */
final class Trains {

  private static final int[] BLOCK_SIZES = {16, 48, 1024};

  private Trains() {}

  /**
   * How often each neuron fires at each sample, the same in blocks of every size.
   *
   * @return {@code [sample][neuron]}
   */
  static int[][] of(SpikeSource source, int neurons, int samples) {
    int[][] expected = of(source, neurons, samples, BLOCK_SIZES[0]);
    for (int blockSize : BLOCK_SIZES) {
      int[][] counts = of(source, neurons, samples, blockSize);
      for (int sample = 0; sample < samples; sample++) {
        assertArrayEquals(expected[sample], counts[sample], "blocks of " + blockSize);
      }
    }
    return expected;
  }

  /** How often each neuron fires at each sample, in blocks of one size. */
  static int[][] of(SpikeSource source, int neurons, int samples, int blockSize) {
    int[][] counts = new int[samples][neurons];
    for (int first = 0; first < neurons; first += blockSize) {
      SpikeSource.BlockSpikes part = source.over(first, Math.min(blockSize, neurons - first));
      for (int sample = 0; sample < samples; sample++) {
        count(part, sample, counts[sample], first);
      }
    }
    return counts;
  }

  /** Adds the spikes of a sample, which must be in the order of their neurons. */
  static void count(SpikeSource.BlockSpikes part, long sample, int[] counts, int first) {
    int spikes = part.at(sample);
    int[] found = part.neurons();
    for (int i = 0; i < spikes; i++) {
      assertTrue(i == 0 || found[i - 1] <= found[i], "ascending");
      counts[first + found[i]]++;
    }
  }
}
