package io.rheobase.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jhdf.HdfFile;
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

class Hdf5FileTest {

  @TempDir Path folder;

  /** Values of Jenkins' own driver5 in lookup3.c. */
  @Test
  void checksumIsLookup3() {
    assertEquals(0xdeadbeef, Lookup3.hash(new byte[0], 0, 0));
    byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0x17770551, Lookup3.hash(text, 0, text.length));
  }

  @Test
  void anotherReaderFindsGroupsDatasetsAndAttributes() throws IOException {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group inner = root.group("outer").group("inner");
    inner.attribute("sorting", List.of("none", "by_id", "by_time"), 2);
    inner.put("doubles", Hdf5Dataset.of(0.5, -1e300, 3).attribute("units", "ms"));
    inner.put("longs", Hdf5Dataset.of(0L, 1L << 40));
    inner.put("ints", Hdf5Dataset.of(7));
    inner.put("late", Hdf5Dataset.streamed(Hdf5Type.FLOAT32, 2, 3).attribute("units", "mV"));
    inner.put("later", Hdf5Dataset.streamed(Hdf5Type.UINT64, 2));
    inner.put("never", Hdf5Dataset.streamed(Hdf5Type.FLOAT64, 0));
    ByteBuffer data = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    for (float value = 1; value <= 6; value++) {
      data.putFloat(value);
    }
    data.putLong(10).putLong(20);
    Path path = file(root.fileStart(), data.array());
    try (HdfFile file = new HdfFile(path)) {
      assertEquals("by_time", file.getByPath("/outer/inner").getAttribute("sorting").getData());
      assertArrayEquals(
          new double[] {0.5, -1e300, 3}, (double[]) data(file, "/outer/inner/doubles"));
      assertEquals(
          "ms", file.getDatasetByPath("/outer/inner/doubles").getAttribute("units").getData());
      assertArrayEquals(
          new float[][] {{1, 2, 3}, {4, 5, 6}}, (float[][]) data(file, "/outer/inner/late"));
      assertArrayEquals(new int[] {0}, file.getDatasetByPath("/outer/inner/never").getDimensions());
    }
    Dump.assumePresent();
    String dump = Dump.of(path);
    assertEquals("(0): 0, 1099511627776", Dump.data(dump, "longs"));
    assertEquals("(0): 7", Dump.data(dump, "ints"));
    assertEquals("(0): 10, 20", Dump.data(dump, "later"));
    assertEquals("(0,0): 1, 2, 3, (1,0): 4, 5, 6", Dump.data(dump, "late"));
  }

  @Test
  void theStartIsAsLongForAnyLengthOfStreamedData() {
    Hdf5Group empty = new Hdf5Group().put("x", Hdf5Dataset.streamed(Hdf5Type.FLOAT64, 0));
    Hdf5Group full = new Hdf5Group().put("x", Hdf5Dataset.streamed(Hdf5Type.FLOAT64, 1L << 40));
    assertEquals(empty.fileStart().length, full.fileStart().length);
  }

  @Test
  void namesTooLongForALinkAreRefused() {
    Hdf5Group root = new Hdf5Group();
    root.group("x".repeat(256));
    assertThrows(IllegalArgumentException.class, root::fileStart);
  }

  private static Object data(HdfFile file, String path) {
    return file.getDatasetByPath(path).getData();
  }

  private Path file(byte[] start, byte[] data) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(start);
    bytes.write(data);
    return Files.write(folder.resolve("test.h5"), bytes.toByteArray());
  }
}
