package io.rheobase.checkpoint;

/**
 * The layout of a checkpoint, big-endian: eight bytes that say what it is, its version (int), then
 * sections; at the end {@link #END} and the SHA-256 of all that stands before. A section is {@link
 * #SECTION}, the length of its name (short) and the name, pieces of a length (int) from 1 to {@link
 * #PIECE} each, the length 0, and the CRC-32 (int) of the name and the pieces.
 */
final class Format {

  /** As that of PNG: a transfer as text would change it. */
  static final byte[] MAGIC = {(byte) 0x89, 'R', 'H', 'B', '\r', '\n', 0x1A, '\n'};

  static final int VERSION = 1;
  static final byte SECTION = 'S';
  static final byte END = 'E';
  static final int PIECE = 1 << 16;
  static final int LONGEST_NAME = 256;

  private Format() {}
}
