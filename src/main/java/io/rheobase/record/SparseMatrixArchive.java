package io.rheobase.record;

import io.rheobase.npy.NpyHeader;
import io.rheobase.npy.NpzLayout;
import io.rheobase.npy.TextArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A sparse matrix by columns as a NumPy archive, in the form of {@code scipy.sparse.save_npz} for a
 * {@code csc_array}: {@code indices}, {@code indptr}, {@code data}, {@code shape} and {@code
 * format}. Beside them stand {@code populations} (texts) and {@code first} (int64), the row and
 * column at which each begins.
 */
public final class SparseMatrixArchive {

  private static final int CHUNK = 1 << 13;

  private final ResultFile file;
  private final NpzLayout archive = new NpzLayout();

  /**
   * @param file takes the archive
   */
  public SparseMatrixArchive(ResultFile file) {
    this.file = file;
  }

  /**
   * Writes a square matrix.
   *
   * @param starts {@code [column + 1]}: where each begins in the other two arrays
   * @param rows {@code [value]}
   * @param values {@code [value]}, of which the last start says how many there are
   * @param populations of the rows and columns, in their order
   * @param first {@code [population]}: its first row
   */
  public void write(
      int[] starts, int[] rows, double[] values, List<String> populations, long[] first)
      throws IOException {
    int columns = starts.length - 1;
    int size = starts[columns];
    array("indices", NpyHeader.Type.INT32, size, (i, out) -> out.putInt(rows[i]));
    array("indptr", NpyHeader.Type.INT32, columns + 1, (i, out) -> out.putInt(starts[i]));
    array("data", NpyHeader.Type.FLOAT64, size, (i, out) -> out.putDouble(values[i]));
    array("shape", NpyHeader.Type.INT64, 2, (i, out) -> out.putLong(columns));
    array("first", NpyHeader.Type.INT64, first.length, (i, out) -> out.putLong(first[i]));
    texts("populations", populations, List.of((long) populations.size()));
    texts("format", List.of("csc"), List.of());
    write(archive.end());
  }

  @FunctionalInterface
  private interface Element {
    void put(int index, ByteBuffer out);
  }

  @FunctionalInterface
  private interface Bytes {
    void take(ByteBuffer bytes) throws IOException;
  }

  private void array(String name, NpyHeader.Type type, int length, Element element)
      throws IOException {
    NpyHeader header = new NpyHeader(type, List.of((long) length));
    CRC32 checksum = new CRC32();
    checksum.update(header.bytes());
    each(length, element, bytes -> checksum.update(bytes.array(), 0, bytes.position()));
    write(archive.begin(name, header.fileBytes(), checksum.getValue()));
    write(header.bytes());
    each(length, element, bytes -> file.write(bytes.array(), bytes.position()));
  }

  private static void each(int length, Element element, Bytes to) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(CHUNK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < length; from += CHUNK) {
      out.clear();
      for (int i = from; i < Math.min(length, from + CHUNK); i++) {
        element.put(i, out);
      }
      to.take(out);
    }
  }

  private void texts(String name, List<String> texts, List<Long> shape) throws IOException {
    byte[] array = TextArray.bytes(texts, shape);
    CRC32 checksum = new CRC32();
    checksum.update(array);
    write(archive.begin(name, array.length, checksum.getValue()));
    write(array);
  }

  private void write(byte[] bytes) throws IOException {
    file.write(bytes, bytes.length);
  }
}
