package io.rheobase.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyRowsTest {

  @TempDir Path folder;

  @Test
  void readsWhatItsOwnHeaderDescribes() throws IOException {
    Path file = file(NpyHeader.table(3, 2).bytes(), doubles(1, 2, 3, 4, 5, 6));
    assertEquals(NpyHeader.table(3, 2).fileBytes(), Files.size(file));
    try (NpyRows rows = new NpyRows("I.npy", file)) {
      assertEquals(3, rows.rows());
      assertEquals(2, rows.columns());
      double[] two = new double[4];
      assertTrue(rows.next(two, 0));
      assertTrue(rows.next(two, 2));
      assertArrayEquals(new double[] {1, 2, 3, 4}, two);
      assertTrue(rows.next(two, 0));
      assertFalse(rows.next(two, 0));
    }
  }

  /** The header as numpy.save writes it for np.zeros((2, 1), np.float32). */
  @Test
  void readsSingleNumbersAsNumPyWritesThem() throws IOException {
    byte[] header = numpyHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }");
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(0.5f).putFloat(-2.25f);
    try (NpyRows rows = new NpyRows("I.npy", file(header, data.array()))) {
      double[] value = new double[1];
      assertTrue(rows.next(value, 0));
      assertEquals(0.5, value[0]);
      assertTrue(rows.next(value, 0));
      assertEquals(-2.25, value[0]);
    }
  }

  @Test
  void aVectorIsATableOfOneColumn() throws IOException {
    try (NpyRows rows = new NpyRows("I.npy", file(NpyHeader.vector(2).bytes(), doubles(7, 8)))) {
      assertEquals(2, rows.rows());
      assertEquals(1, rows.columns());
    }
  }

  @Test
  void rowsLongerThanTheBufferAreReadWhole() throws IOException {
    double[] values = new double[3 * 20_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Path file = file(NpyHeader.table(3, 20_001).bytes(), doubles(values));
    try (NpyRows rows = new NpyRows("I.npy", file)) {
      double[] read = new double[values.length];
      for (int row = 0; row < 3; row++) {
        assertTrue(rows.next(read, row * 20_001));
      }
      assertArrayEquals(values, read);
    }
  }

  @Test
  void writtenHeadersAreThoseThatNumPyReads() {
    byte[] bytes = NpyHeader.table(11, 4).bytes();
    assertEquals(128, bytes.length);
    assertEquals(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (11, 4), }",
        new String(bytes, 10, 118, StandardCharsets.US_ASCII).strip());
    assertEquals('\n', bytes[127]);
    assertEquals(118, bytes[8]);
    assertTrue(
        new String(NpyHeader.vector(5).bytes(), StandardCharsets.ISO_8859_1)
            .contains("'shape': (5,)"));
    assertEquals(
        128,
        new NpyHeader(NpyHeader.Type.FLOAT64, List.of(Long.MAX_VALUE, Long.MAX_VALUE))
            .bytes()
            .length);
  }

  @Test
  void brokenFilesAreRefusedWithTheReason() throws IOException {
    refused("is no .npy file", "t_ms,E[0]\n0.0,1\n".getBytes(StandardCharsets.US_ASCII));
    refused("ends within its .npy header", new byte[] {(byte) 0x93, 'N', 'U'});
    refused("version 9", new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 9, 0, 0, 0});
    refused(
        "claims a length of",
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 0, 0, 0, 0x7f});
    refused("no descr", numpyHeader("{'fortran_order': False, 'shape': (1, 1), }"));
    refused("no shape", numpyHeader("{'descr': '<f8', 'fortran_order': False, }"));
    refused(
        "the shape (2, x)",
        numpyHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (2, x)}"));
    refused(
        "of type >f8", numpyHeader("{'descr': '>f8', 'fortran_order': False, 'shape': (1, 1), }"));
    refused(
        "Fortran order", numpyHeader("{'descr': '<f8', 'fortran_order': True, 'shape': (1, 1), }"));
    refused(
        "3 axes", numpyHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1, 1), }"));
    refused(
        "promises 2 rows of 1, it has 0 numbers",
        numpyHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }"));
  }

  @Test
  void numbersThatAreNotFiniteAreRefusedWhereTheyStand() throws IOException {
    Path file = file(NpyHeader.table(1, 2).bytes(), doubles(1, Double.NaN));
    try (NpyRows rows = new NpyRows("I.npy", file)) {
      IOException failure = assertThrows(IOException.class, () -> rows.next(new double[2], 0));
      assertEquals("I.npy: row 0, column 1 is NaN", failure.getMessage());
    }
  }

  private void refused(String reason, byte[] bytes) throws IOException {
    Path file = file(bytes, new byte[0]);
    IOException failure = assertThrows(IOException.class, () -> new NpyRows("I.npy", file).close());
    assertTrue(failure.getMessage().startsWith("I.npy"), failure.getMessage());
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
  }

  private Path file(byte[] header, byte[] data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(header);
    bytes.write(data);
    return Files.write(folder.resolve("I.npy"), bytes.toByteArray());
  }

  private static byte[] numpyHeader(String dictionary) {
    int length = (dictionary.length() + 11 + 63) / 64 * 64 - 10;
    ByteBuffer out = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) length);
    out.put(
        (dictionary + " ".repeat(length - 1 - dictionary.length()) + "\n")
            .getBytes(StandardCharsets.US_ASCII));
    return out.array();
  }

  private static byte[] doubles(double... values) {
    ByteBuffer out =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.asDoubleBuffer().put(values);
    return out.array();
  }
}
