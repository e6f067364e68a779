package io.rheobase.record;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * 64-bit numbers that gather in a file until their count is known. They are collected in one of two
 * buffers, which grow to the largest slice and stay, while the other is written.
 */
final class NumberSpool implements AutoCloseable {

  private static final int COPY_BYTES = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer[] buffers = new ByteBuffer[2];
  private long count;

  /**
   * @param path of the file, which must not exist and vanishes with {@link #close}
   */
  NumberSpool(Path path) throws IOException {
    this.channel =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.DELETE_ON_CLOSE);
    Arrays.setAll(buffers, parity -> allocate(1 << 12));
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void clear(int parity) {
    buffers[parity].clear();
  }

  void add(int parity, long number) {
    if (!buffers[parity].hasRemaining()) {
      ByteBuffer larger = allocate(Math.multiplyExact(2, buffers[parity].capacity()));
      buffers[parity] = larger.put(buffers[parity].flip());
    }
    buffers[parity].putLong(number);
  }

  /** Writes what was collected in a buffer. */
  void write(int parity) throws IOException {
    ByteBuffer buffer = buffers[parity].flip();
    count += buffer.remaining() / Long.BYTES;
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Number of numbers written. */
  long count() {
    return count;
  }

  void copyTo(ResultFile file) throws IOException {
    ByteBuffer buffer = allocate(COPY_BYTES);
    for (long at = 0; at < count * Long.BYTES; at += buffer.position()) {
      buffer.clear();
      if (channel.read(buffer, at) < 0) {
        throw new EOFException("spikes were lost before they were put together");
      }
      file.write(buffer.array(), buffer.position());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
