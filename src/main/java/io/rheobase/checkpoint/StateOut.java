package io.rheobase.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes state, number after number; {@link StateIn} gives it back in the same order. Who writes
 * arrays writes them by neuron or by synapse in an order that no partition changes.
 */
public final class StateOut {

  private final ByteBuffer buffer = ByteBuffer.allocate(Format.PIECE);
  private final Pieces pieces;

  /** Takes the bytes of the state piece by piece. */
  @FunctionalInterface
  interface Pieces {
    /** Takes the first {@code length} bytes, at least one. */
    void take(byte[] bytes, int length) throws IOException;
  }

  StateOut(Pieces pieces) {
    this.pieces = pieces;
  }

  /** Writes a whole number. */
  public void number(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  /** Writes elements {@code [from, to)}. */
  public void longs(long[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      room(Long.BYTES).putLong(values[i]);
    }
  }

  /** Writes elements {@code [from, to)}, bit for bit. */
  public void doubles(double[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      room(Double.BYTES).putLong(Double.doubleToRawLongBits(values[i]));
    }
  }

  /** Writes elements {@code [from, to)}. */
  public void ints(int[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      room(Integer.BYTES).putInt(values[i]);
    }
  }

  /** Writes bytes and how many they are. */
  public void bytes(byte[] values) throws IOException {
    number(values.length);
    for (byte value : values) {
      room(1).put(value);
    }
  }

  /** Writes a text. */
  public void text(String text) throws IOException {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void flush() throws IOException {
    if (buffer.position() > 0) {
      pieces.take(buffer.array(), buffer.position());
      buffer.clear();
    }
  }
}
