package io.rheobase.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Gives back what {@link StateOut} took, in the same order. */
public final class StateIn {

  private static final int LONGEST_BYTES = 1 << 28;

  private final ByteBuffer buffer = ByteBuffer.allocate(Format.PIECE).limit(0);
  private final Pieces pieces;

  /** Gives the bytes of the state piece by piece, as they were taken. */
  @FunctionalInterface
  interface Pieces {
    /**
     * Reads the next piece.
     *
     * @return its length; 0 where there is none
     */
    int next(byte[] into) throws IOException;
  }

  StateIn(Pieces pieces) {
    this.pieces = pieces;
  }

  /** Reads a whole number. */
  public long number() throws IOException {
    return have(Long.BYTES).getLong();
  }

  /**
   * Reads a number that must be this one.
   *
   * @param what it counts, for the message
   * @throws CheckpointException where it is another
   */
  public void expect(long value, String what) throws IOException {
    long found = number();
    if (found != value) {
      throw new CheckpointException(
          "it is of another network: " + what + " " + found + ", now " + value);
    }
  }

  /**
   * Reads a number that can only be in {@code [0, greatest]}.
   *
   * @param what it is, for the message
   * @throws CheckpointException where it is not
   */
  public long upTo(long greatest, String what) throws IOException {
    long found = number();
    if (found < 0 || found > greatest) {
      throw notWritten(what + " " + found + ", which is not in 0.." + greatest);
    }
    return found;
  }

  private static CheckpointException notWritten(String why) {
    return new CheckpointException("it is not what was written: " + why);
  }

  /** Reads elements {@code [from, to)}. */
  public void longs(long[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      values[i] = have(Long.BYTES).getLong();
    }
  }

  /** Reads elements {@code [from, to)}. */
  public void doubles(double[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      values[i] = Double.longBitsToDouble(have(Double.BYTES).getLong());
    }
  }

  /** Reads elements {@code [from, to)}. */
  public void ints(int[] values, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      values[i] = have(Integer.BYTES).getInt();
    }
  }

  /** Reads bytes; takes no more memory than there are, whatever their number claims. */
  public byte[] bytes() throws IOException {
    int left = (int) upTo(LONGEST_BYTES, "a number of bytes");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(left, Format.PIECE));
    while (left > 0) {
      ByteBuffer some = have(1);
      int taken = Math.min(left, some.remaining());
      bytes.write(some.array(), some.position(), taken);
      some.position(some.position() + taken);
      left -= taken;
    }
    return bytes.toByteArray();
  }

  /** Reads a text. */
  public String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private ByteBuffer have(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      int length = pieces.next(buffer.array());
      if (buffer.hasRemaining() || length < bytes) {
        throw notWritten("a section ends too soon");
      }
      buffer.position(0).limit(length);
    }
    return buffer;
  }

  /** Whether everything was read. */
  boolean isAtEnd() throws IOException {
    return !buffer.hasRemaining() && pieces.next(buffer.array()) == 0;
  }
}
