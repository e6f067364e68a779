package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTableTest {

  @TempDir Path folder;

  private NumberTable table(String text) throws IOException {
    Path file = folder.resolve("v.csv");
    Files.writeString(file, text);
    return new NumberTable("v.csv", file);
  }

  @Test
  void readsTheColumnsThatAreAskedFor() throws IOException {
    String text = "\uFEFFt_ms, \"a[0]\",a[1],b[2]\r\n0.0,-60,1e-3, 7 \r\n\r\n0.1,-60.5,2.5e2,-8.";
    try (NumberTable table = table(text)) {
      assertEquals(List.of("t_ms", "a[0]", "a[1]", "b[2]"), table.header());
      double[] row = new double[2];
      assertTrue(table.next(new int[] {1, 3}, row));
      assertArrayEquals(new double[] {-60, 7}, row);
      assertTrue(table.next(new int[] {0, 2}, row));
      assertArrayEquals(new double[] {0.1, 250}, row);
      assertFalse(table.next(new int[] {1, 3}, row));
    }
  }

  @Test
  void linesMayBeLongerThanTheBuffer() throws IOException {
    String zeros = "0,".repeat(60_000);
    try (NumberTable table = table("h," + "x,".repeat(60_000) + "last\n1," + zeros + "42\n")) {
      double[] row = new double[1];
      assertTrue(table.next(new int[] {60_001}, row));
      assertEquals(42, row[0]);
    }
  }

  @Test
  void numbersReadBackToTheSameBits() throws IOException {
    double[] numbers = {Math.PI, -59.19526599224414, 4.9e-324, 1.7976931348623157e308, 0.1 + 0.2};
    StringBuilder text = new StringBuilder("x\n");
    for (double number : numbers) {
      text.append(number).append('\n');
    }
    try (NumberTable table = table(text.toString())) {
      double[] row = new double[1];
      for (double number : numbers) {
        assertTrue(table.next(new int[] {0}, row));
        assertEquals(number, row[0]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,x       | v.csv:3:3: V must be a finite number, found `x`",
        "1,        | v.csv:3:3: V must be a finite number, found nothing",
        "1         | v.csv:3:2: V must be a finite number, found nothing",
        "1,NaN     | v.csv:3:3: V must be a finite number, found `NaN`",
        "1,1e999   | v.csv:3:3: V must be a finite number, found `1e999`",
        "1,\"5\"   | v.csv:3:3: V must be a finite number, found `\"5\"`",
        "1,0x10    | v.csv:3:3: V must be a finite number, found `0x10`",
        "1,5f      | v.csv:3:3: V must be a finite number, found `5f`",
      })
  void whatIsNoNumberIsToldWithItsPlace(String row, String message) throws IOException {
    try (NumberTable table = table("t_ms,V\n0,1\n" + row + "\n")) {
      double[] values = new double[1];
      int[] column = {1};
      assertTrue(table.next(column, values));
      ParameterFileException e =
          assertThrows(ParameterFileException.class, () -> table.next(column, values));
      assertEquals(message, e.faults().get(0).toString());
    }
  }

  @Test
  void emptyFileHasNoHeader() throws IOException {
    try (NumberTable table = table("\n\n")) {
      assertEquals(List.of(), table.header());
    }
  }
}
