package io.rheobase.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * 64-bit numbers that gather in a file until their count is known. They are collected in one of two
 * buffers, which grow to the largest slice and stay, while the other is written.
 */
final class NumberSpool implements AutoCloseable {

  private final ResultFile file;
  private final ByteBuffer[] buffers = new ByteBuffer[2];

  NumberSpool(ResultFile file) {
    this.file = file;
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
    file.write(buffers[parity].array(), buffers[parity].position());
    buffers[parity].clear();
  }

  /** Number of numbers written. */
  long count() {
    return file.size() / Long.BYTES;
  }

  /** Name of the file. */
  String name() {
    return file.name();
  }

  void copyTo(ResultFile other) throws IOException {
    file.copyTo(other);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
