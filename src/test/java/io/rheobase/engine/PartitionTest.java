package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** How a run is cut: no result depends on it, memory and speed do. */
class PartitionTest {

  private static final int ALONE = Simulation.UNCONNECTED;

  @Test
  void theSmallestAndTheLargestPartsAreAllowed() {
    assertEquals(1, new Partition(1, 16, 1).threads());
    assertEquals(65536, new Partition(1, 65536, 1 << 15).blockSize());
    int[][] impossible = {
      {0, 16, 1}, {1, 0, 1}, {1, 65552, 1}, {1, 17, 1}, {1, 16, 0}, {1, 16, (1 << 15) + 1}
    };
    for (int[] p : impossible) {
      assertThrows(IllegalArgumentException.class, () -> new Partition(p[0], p[1], p[2]));
    }
  }

  @Test
  void aShareIsCutAsTheWholeIs() {
    assertEquals(
        new Partition(3, 48, 7, new Share(1, 2)), new Partition(3, 48, 7).of(new Share(1, 2)));
  }

  @Test
  void smallRunsHaveOneThread() {
    assertEquals(4, Partition.suited(4, 128, 1_000_000, 0, ALONE, false).threads());
    assertEquals(1, Partition.suited(4, 127, 1_000_000, 0, ALONE, false).threads());
    assertEquals(4, Partition.suited(4, 1000, 2000, 0, ALONE, false).threads());
    assertEquals(1, Partition.suited(4, 1000, 1999, 0, ALONE, false).threads());
  }

  /** Threads meet once a smallest delay. */
  @Test
  void aNetworkHasSeveralThreadsIfItsMeetingsAreFarApart() {
    assertEquals(4, Partition.suited(4, 4000, 100_000, 0, 5, false).threads());
    assertEquals(1, Partition.suited(4, 4000, 100_000, 0, 4, false).threads());
  }

  @Test
  void everyThreadOfANetworkHasABlockOfItsOwn() {
    assertEquals(new Partition(4, 1008, 262), Partition.suited(4, 4000, 100_000, 0, 15, false));
    assertEquals(32768, Partition.suited(1, 100_000, 100_000, 0, 15, false).blockSize());
  }

  @Test
  void neuronsThatAreNotConnectedAreCutSmaller() {
    assertEquals(new Partition(4, 256, 2097), Partition.suited(4, 4000, 100_000, 0, ALONE, false));
    assertEquals(1024, Partition.suited(1, 100_000, 100_000, 0, ALONE, false).blockSize());
    assertEquals(16, Partition.suited(1, 1, 100, 0, ALONE, false).blockSize());
  }

  /**
   * A slice holds 2^23 neuron-steps, 2^20 if it is connected or streamed, and 2^19 recorded values
   * at most, or is one step.
   */
  @Test
  void whatASliceHoldsIsLimited() {
    assertEquals(8192, Partition.suited(1, 1, 100_000, 0, ALONE, false).sliceSteps());
    assertEquals(8192, Partition.suited(1, 1, 100_000, 1, ALONE, false).sliceSteps());
    assertEquals(100, Partition.suited(1, 1, 100, 0, ALONE, false).sliceSteps());
    assertEquals(838, Partition.suited(1, 10_000, 100_000, 0, ALONE, false).sliceSteps());
    assertEquals(52, Partition.suited(1, 1000, 100_000, 10_000, ALONE, false).sliceSteps());
    assertEquals(1, Partition.suited(1, 10_000_000, 100_000, 0, ALONE, false).sliceSteps());
    assertEquals(1, Partition.suited(1, 1, 100, 1 << 20, ALONE, false).sliceSteps());
    assertEquals(104, Partition.suited(1, 10_000, 100_000, 0, ALONE, true).sliceSteps());
    assertEquals(104, Partition.suited(1, 10_000, 100_000, 0, 15, false).sliceSteps());
  }
}
