package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.GivenSpikes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {

  /** One behind the other, aligned, none larger than another by more than the alignment. */
  @Test
  void sharesAreNearlyEqualAndLeaveNoNeuronOut() {
    for (int size : new int[] {1, 15, 16, 17, 100, 1000, 4096, Integer.MAX_VALUE}) {
      for (int count : new int[] {1, 2, 3, 7}) {
        int end = 0;
        for (int number = 0; number < count; number++) {
          Share share = new Share(number, count);
          assertEquals(end, share.from(size));
          end = share.to(size);
          assertTrue(end == size || end % 16 == 0);
          long even = (long) size / count;
          assertTrue(Math.abs(end - share.from(size) - even) <= 16, size + ", " + share);
        }
        assertEquals(size, end);
      }
    }
  }

  @Test
  void aShareThatThereIsNotIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Share(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Share(2, 2));
    assertThrows(IllegalArgumentException.class, () -> new Share(0, 0));
  }

  @Test
  void aPopulationHasTheNeuronsOfItsShare() throws Exception {
    Partition half = new Partition(1, 16, 10).of(new Share(1, 2));
    Population population =
        Population.ofSources(
            "source", 70, new GivenSpikes(70, new long[] {3, 3}, new int[] {31, 69}), half);
    assertEquals(32, population.blocks().get(0).first());
    assertEquals(6, population.blocks().get(2).count());
    Watched watched = new Watched(population);
    new Simulation(List.of(population), List.of(), List.of(watched), half, Vectorization.NEVER)
        .run(10, done -> {}, () -> false);
    assertEquals(List.of(new Watched.Spike(3, 69)), watched.spikes());
  }

  @Test
  void noBlockIsWithoutNeurons() {
    GivenSpikes none = new GivenSpikes(96, new long[0], new int[0]);
    Partition partition = new Partition(1, 32, 10);
    assertEquals(3, Population.ofSources("source", 96, none, partition).blocks().size());
    for (int number = 0; number < 7; number++) {
      Partition share = partition.of(new Share(number, 7));
      for (Block block : Population.ofSources("source", 20, none, share).blocks()) {
        assertTrue(block.count() > 0);
      }
    }
  }
}
