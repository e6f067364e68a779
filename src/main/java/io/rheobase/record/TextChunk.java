package io.rheobase.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ASCII text being put together; it grows to the largest chunk that it ever held and stays. */
public final class TextChunk {

  private byte[] bytes = new byte[1 << 12];
  private int length;

  /** Empties the chunk. */
  public void clear() {
    length = 0;
  }

  /** The text, valid up to {@link #length()}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** Appends a double: its shortest decimal that reads back to the same double. */
  public TextChunk decimal(double value) {
    reserve(ShortestDecimal.MAX_CHARS);
    length = ShortestDecimal.write(value, bytes, length);
    return this;
  }

  /** Appends a number that is not negative. */
  public TextChunk integer(long value) {
    reserve(WholeNumber.MAX_CHARS);
    length = WholeNumber.write(value, bytes, length);
    return this;
  }

  /**
   * Appends the time of a sample (ms).
   *
   * @param room what {@link StepTime#maxChars} gives for the last sample
   */
  public TextChunk time(StepTime time, long sample, int room) {
    reserve(room);
    length = time.write(sample, bytes, length);
    return this;
  }

  /** Appends bytes as they are. */
  public TextChunk text(byte[] ascii) {
    reserve(ascii.length);
    System.arraycopy(ascii, 0, bytes, length, ascii.length);
    length += ascii.length;
    return this;
  }

  /** Appends what stands in the chunk already. */
  public TextChunk again(int from, int count) {
    reserve(count);
    System.arraycopy(bytes, from, bytes, length, count);
    length += count;
    return this;
  }

  /** Appends ASCII text. */
  public TextChunk text(String ascii) {
    return text(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Appends one ASCII character. */
  public TextChunk character(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /**
   * Makes room for bytes that are written from {@link #length()} on, of which {@link #extend} tells
   * then.
   *
   * @return the array
   */
  byte[] room(int more) {
    reserve(more);
    return bytes;
  }

  /** Takes up what was written up to a place. */
  void extend(int to) {
    length = to;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
