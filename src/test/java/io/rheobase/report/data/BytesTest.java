package io.rheobase.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesTest {

  @TempDir private Path folder;

  private Bytes table(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return new Bytes(file);
  }

  @Test
  void numbersOfAnySizeAreReadAcrossTheEndsOfTheBuffer() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    double[] numbers = new double[60_000];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      double size = Math.pow(10, random.nextInt(-300, 300));
      numbers[i] = i % 3 == 0 ? random.nextDouble(-100, 100) : random.nextDouble(-1, 1) * size;
      text.append(numbers[i]).append(i % 4 == 3 ? '\n' : ',');
    }
    try (Bytes table = table(text.toString())) {
      for (int i = 0; i < numbers.length; i++) {
        if (i % 4 == 0) {
          assertTrue(table.hasRow());
        }
        assertEquals(numbers[i], table.number(), 2 * Math.ulp(numbers[i]));
        assertEquals(i % 4 == 3, table.rowEnded());
      }
      assertFalse(table.hasRow());
    }
  }

  @Test
  void emptyCellsAreNoNumbers() throws IOException {
    try (Bytes table = table("1,,nan,-2e1\r\n3")) {
      assertTrue(table.hasRow());
      assertEquals(1, table.number());
      assertTrue(Double.isNaN(table.number()));
      assertTrue(Double.isNaN(table.number()));
      assertEquals(-20, table.number());
      assertTrue(table.rowEnded());
      assertTrue(table.hasRow());
      assertEquals(3, table.number());
      assertFalse(table.hasRow());
    }
  }

  @Test
  void aCellIsPassedOverOnlyWhereItIsTheWholeCell() throws IOException {
    try (Bytes table = table("exc,excite,7\n")) {
      assertTrue(table.hasRow());
      assertTrue(table.skipIf("exc".getBytes()));
      assertFalse(table.skipIf("exc".getBytes()));
      assertEquals("excite", table.text());
      assertEquals(7, table.whole());
    }
  }
}
