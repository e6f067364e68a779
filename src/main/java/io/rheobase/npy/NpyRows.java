package io.rheobase.npy;

import io.rheobase.input.CurrentRows;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The rows of an array file {@code [row][column]} of floats or integers of 32 or 64 bits, streamed.
 * A vector is a table of one column.
 */
public final class NpyRows implements CurrentRows {

  private static final int BUFFER = 1 << 16;

  /** Columns that an array without rows may have. */
  private static final int WIDEST_EMPTY = 1 << 16;

  private final String name;
  private final FileChannel channel;
  private final NpyHeader.Type type;
  private final long rows;
  private final int columns;
  private final ByteBuffer buffer;
  private long row;

  /**
   * Opens a file.
   *
   * @param name of the file, for messages
   * @throws IOException where it cannot be read, its header is broken, its elements have another
   *     type or order, or it is shorter than its header says
   */
  public NpyRows(String name, Path path) throws IOException {
    this.name = name;
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      NpyHeader header = NpyHeader.read(name, channel);
      int axes = header.shape().size();
      if (axes < 1 || axes > 2) {
        throw new IOException(name + " has " + axes + " axes, expected two: [row][column]");
      }
      this.type = header.type();
      this.rows = header.shape().get(0);
      long width = axes == 1 ? 1 : header.shape().get(1);
      this.columns = (int) Math.min(width, Integer.MAX_VALUE);
      requireData(width);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    this.buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    buffer.limit(0);
  }

  /** A row must be in the file, too, before there is memory for one. */
  private void requireData(long width) throws IOException {
    long has = (channel.size() - channel.position()) / type.bytes();
    if (width == 0 && rows > 0) {
      throw new IOException(name + " has " + rows + " rows of no column");
    }
    if (width > Math.max(has, WIDEST_EMPTY) || width > 0 && has / width < rows) {
      throw new IOException(
          name
              + " is cut off: its header promises "
              + rows
              + " rows of "
              + width
              + ", it has "
              + has
              + " numbers");
    }
  }

  /** Number of rows. */
  public long rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException also where a number is not finite
   */
  @Override
  public boolean next(double[] current, int at) throws IOException {
    if (row == rows) {
      return false;
    }
    for (int column = 0; column < columns; column++) {
      if (buffer.remaining() < type.bytes()) {
        refill();
      }
      double value =
          switch (type) {
            case FLOAT64 -> buffer.getDouble();
            case FLOAT32 -> buffer.getFloat();
            case INT64 -> buffer.getLong();
            case INT32 -> buffer.getInt();
          };
      if (!Double.isFinite(value)) {
        throw new IOException(name + ": row " + row + ", column " + column + " is " + value);
      }
      current[at + column] = value;
    }
    row++;
    return true;
  }

  private void refill() throws IOException {
    buffer.compact();
    while (buffer.position() < type.bytes()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(name + " became shorter while it was in use");
      }
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
