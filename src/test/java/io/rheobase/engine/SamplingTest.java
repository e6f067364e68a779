package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {

  @Test
  void everySampleIsARow() {
    assertEquals(101, Sampling.ALL.rows(100));
    assertEquals(37, Sampling.ALL.sample(37));
  }

  @Test
  void everyFewSamplesBeginWithTheFirstOfTheWindow() {
    Sampling tenth = new Sampling.Every(0, Long.MAX_VALUE, 10);
    assertEquals(11, tenth.rows(100));
    assertEquals(11, tenth.rows(109));
    Sampling window = new Sampling.Every(5, 25, 10);
    assertEquals(3, window.rows(100));
    assertEquals(2, window.rows(24));
    assertEquals(0, window.rows(4));
    assertEquals(25, window.sample(2));
  }

  @Test
  void slicesShareTheRowsOut() {
    for (Sampling sampling :
        List.of(
            Sampling.ALL,
            new Sampling.Every(0, Long.MAX_VALUE, 7),
            new Sampling.Every(13, 60, 4),
            new Sampling.Chosen(0, 1, 50, 99, 100))) {
      for (int sliceSteps : new int[] {1, 3, 7, 100}) {
        long row = 0;
        for (long first = 0; first < 100; first += sliceSteps) {
          Slice slice =
              new Slice(first / sliceSteps, first, (int) Math.min(sliceSteps, 100 - first));
          int rows = sampling.rows(slice);
          int found = 0;
          for (int j = 0; j < slice.samples(); j++) {
            long sample = slice.firstSample() + j;
            int at = sampling.row(slice, sample);
            if (at >= 0) {
              assertEquals(found++, at);
              assertEquals(sample, sampling.sample(slice, at));
              assertEquals(sample, sampling.sample(row++));
            }
          }
          assertEquals(found, rows);
          assertTrue(rows <= sampling.mostRows(sliceSteps + 1));
        }
        assertEquals(sampling.rows(100), row);
      }
    }
  }

  /** A slice has no more memory than it may need, wherever the window begins. */
  @Test
  void aSliceHasRoomForTheRowsItMayMake() {
    Sampling tenth = new Sampling.Every(3, Long.MAX_VALUE, 10);
    assertEquals(1, tenth.mostRows(1));
    assertEquals(1, tenth.mostRows(10));
    assertEquals(2, tenth.mostRows(11));
    assertEquals(3, tenth.mostRows(21));
    assertEquals(21, Sampling.ALL.mostRows(21));
    Sampling chosen = new Sampling.Chosen(1, 2, 100);
    assertEquals(2, chosen.mostRows(2));
    assertEquals(3, chosen.mostRows(1000));
    assertEquals(6, new Trace(0, new int[] {4, 9}, tenth, SpikeValue.CROSSING, 21).capacity());
  }

  @Test
  void aWindowMayBeOneSample() {
    assertEquals(1, new Sampling.Every(5, 5, 1).rows(100));
    assertEquals(1, new Sampling.Every(0, 0, 1).rows(100));
  }

  @Test
  void impossibleSamplesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sampling.Every(-1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Sampling.Every(0, 10, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sampling.Every(5, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> new Sampling.Chosen(3, 3));
    assertThrows(IllegalArgumentException.class, () -> new Sampling.Chosen(-1));
  }
}
