package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row is found where it is, whether its start is kept or looked for. */
class RowIndexTest {

  private static final int MANY = 70_000;

  /** Rows of a Poisson network: most have none or one synapse, a few have hundreds. */
  private static int[] starts(int rows, double mean) {
    Random random = new Random(rows);
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      int length = random.nextInt(1000) == 0 ? 300 : (int) (-mean * Math.log(random.nextDouble()));
      // A stretch of neurons without any synapse.
      starts[row + 1] = starts[row] + (row % 2000 < 600 ? 0 : length);
    }
    return starts;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 70_000})
  void rowsThatAreLookedForAreThoseThatAreKept(int rows) {
    int[] starts = starts(rows, 0.7);
    RowIndex index = RowIndex.sparse(starts);
    assertNull(index.starts());
    assertEquals(rows, index.rows());
    for (int row = 0; row < rows; row++) {
      assertEquals(starts[row + 1] - starts[row], index.end(row) - index.begin(row));
      if (starts[row] < starts[row + 1]) {
        assertEquals(starts[row], index.begin(row));
      }
    }
  }

  @Test
  void startsAreKeptWhereTheyTakeLess() {
    assertNotNull(RowIndex.of(starts(MANY, 3)).starts());
    assertNotNull(RowIndex.of(starts(1000, 0.1)).starts());
    assertNull(RowIndex.of(starts(MANY, 0.7)).starts());
  }

  @Test
  void bytesAreAsForeseen() {
    for (double mean : new double[] {0.7, 3}) {
      int[] starts = starts(MANY, mean);
      assertEquals(RowIndex.bytes(MANY, starts[MANY]), RowIndex.of(starts).bytes(), 16);
    }
  }

  /** In 35 blocks, whose starts would take 140 bytes a neuron. */
  @Test
  void aSparseNetworkTakesFiveBytesASynapseAtMost() {
    Wiring wiring = Wirings.of(MANY, MANY, new Rule.FixedIndegree(10));
    Connectivity connectivity = Built.connectivity(wiring, 2000);
    assertTrue(connectivity.bytes() <= 5 * connectivity.size());
    double estimate = MemoryEstimate.of(wiring, 2000).bytes();
    assertEquals(connectivity.bytes(), estimate, 0.01 * estimate);
  }

  @Test
  void whatIsLookedForArrivesAsWhatIsKept() {
    Wiring wiring = Wirings.of(MANY, MANY, new Rule.FixedIndegree(3));
    double[] dense = arrivals(Built.connectivity(wiring, 60_000));
    double[] sparse = arrivals(Built.connectivity(wiring, 2000));
    assertArrayEquals(dense, sparse);
  }

  /** What arrives after 15 steps where every third neuron fires. */
  private static double[] arrivals(Connectivity connectivity) {
    SpikeHistory history = new SpikeHistory(MANY, MANY, 16);
    int[] spikes = new int[MANY / 3];
    for (int i = 0; i < spikes.length; i++) {
      spikes[i] = 3 * i;
    }
    history.write(0, 1, spikes, 0, spikes.length);
    double[] sums = new double[MANY];
    for (Synapses block : connectivity.blocks()) {
      double[] into = new double[block.count()];
      BlockProjection projection = StaticProjection.of(block, history);
      for (int sample = 1; sample <= 16; sample++) {
        projection.arrive(sample, into);
      }
      System.arraycopy(into, 0, sums, block.first(), into.length);
    }
    return sums;
  }
}
