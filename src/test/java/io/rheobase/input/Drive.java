package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.util.Arrays;

/** The currents of sources, step by step, for a population cut in blocks. */
final class Drive {

  private static final int[] BLOCK_SIZES = {16, 48, 1024};

  private Drive() {}

  /**
   * @return {@code [step][neuron]}
   */
  static double[][] of(CurrentSource source, int neurons, int steps) {
    double[][] expected = of(source, neurons, steps, BLOCK_SIZES[0]);
    for (int blockSize : BLOCK_SIZES) {
      double[][] current = of(source, neurons, steps, blockSize);
      for (int step = 0; step < steps; step++) {
        assertArrayEquals(expected[step], current[step], "blocks of " + blockSize);
      }
    }
    return expected;
  }

  private static double[][] of(CurrentSource source, int neurons, int steps, int blockSize) {
    double[][] all = new double[steps][neurons];
    for (int first = 0; first < neurons; first += blockSize) {
      int count = Math.min(blockSize, neurons - first);
      CurrentSource.BlockCurrent part = source.over(first, count);
      double[] current = new double[count];
      for (int step = 0; step < steps; step++) {
        Arrays.fill(current, 0);
        part.add(step, current);
        System.arraycopy(current, 0, all[step], first, count);
      }
    }
    return all;
  }

  /** The currents of a streamed source, loaded as the engine does. */
  static double[][] streamed(StreamedCurrent source, int neurons, int steps, int sliceSteps)
      throws IOException {
    double[][] all = new double[steps][neurons];
    CurrentSource.BlockCurrent part = source.over(0, neurons);
    source.load(0, Math.min(sliceSteps, steps));
    for (int first = 0; first < steps; first += sliceSteps) {
      source.turn();
      int next = first + sliceSteps;
      if (next < steps) {
        source.load(next, Math.min(sliceSteps, steps - next));
      }
      for (int step = first; step < Math.min(next, steps); step++) {
        part.add(step, all[step]);
      }
    }
    return all;
  }

  /** One neuron's current over the steps. */
  static double[] column(double[][] currents, int neuron) {
    double[] column = new double[currents.length];
    for (int step = 0; step < column.length; step++) {
      column[step] = currents[step][neuron];
    }
    return column;
  }
}
