package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The rows of traces as little-endian numbers, {@code [row][column]}: two preallocated buffers, so
 * that one slice is laid out while the one before is written. Chunks of a slice fill different rows
 * of one buffer.
 */
final class TraceRows {

  private final TraceColumns columns;
  private final boolean single;
  private final int rowBytes;
  private final byte[][] bytes;
  private long written;

  /**
   * @param single float32 rather than float64
   */
  TraceRows(TraceColumns columns, boolean single) {
    this.columns = columns;
    this.single = single;
    int size = single ? Float.BYTES : Double.BYTES;
    this.rowBytes = Math.multiplyExact(size, columns.count());
    this.bytes = new byte[2][Math.multiplyExact(size, columns.capacity())];
  }

  /** Lays out rows {@code [from, to)} of a slice. */
  void format(Slice slice, int from, int to) {
    ByteBuffer out = ByteBuffer.wrap(bytes[slice.parity()]).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[columns.count()];
    for (int row = from; row < to; row++) {
      columns.row(slice, row, values);
      out.position(row * rowBytes);
      if (single) {
        for (double value : values) {
          out.putFloat((float) value);
        }
      } else {
        out.asDoubleBuffer().put(values);
      }
    }
  }

  void write(Slice slice, ResultFile file) throws IOException {
    int rows = columns.sampling().rows(slice);
    file.write(bytes[slice.parity()], rows * rowBytes);
    written += rows;
  }

  void save(StateOut out) throws IOException {
    out.number(written);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param rows of the whole run
   */
  void load(long rows, StateIn in) throws IOException {
    written = in.upTo(rows, "a number of rows written");
  }

  /** Number of rows written. */
  long written() {
    return written;
  }
}
