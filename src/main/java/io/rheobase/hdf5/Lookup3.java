package io.rheobase.hdf5;

/** Bob Jenkins' lookup3 hash, the checksum of HDF5's metadata. */
final class Lookup3 {

  private static final int INITIAL = 0xdeadbeef;
  private static final int BLOCK = 12;

  private Lookup3() {}

  /** The checksum of bytes {@code [from, to)}. */
  static int hash(byte[] bytes, int from, int to) {
    int a = INITIAL + (to - from);
    int b = a;
    int c = a;
    int at = from;
    for (; to - at > BLOCK; at += BLOCK) {
      a += word(bytes, at, to);
      b += word(bytes, at + 4, to);
      c += word(bytes, at + 8, to);
      a = a - c ^ Integer.rotateLeft(c, 4);
      c += b;
      b = b - a ^ Integer.rotateLeft(a, 6);
      a += c;
      c = c - b ^ Integer.rotateLeft(b, 8);
      b += a;
      a = a - c ^ Integer.rotateLeft(c, 16);
      c += b;
      b = b - a ^ Integer.rotateLeft(a, 19);
      a += c;
      c = c - b ^ Integer.rotateLeft(b, 4);
      b += a;
    }
    if (at == to) {
      return c;
    }
    a += word(bytes, at, to);
    b += word(bytes, at + 4, to);
    c += word(bytes, at + 8, to);
    c = (c ^ b) - Integer.rotateLeft(b, 14);
    a = (a ^ c) - Integer.rotateLeft(c, 11);
    b = (b ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    return (c ^ b) - Integer.rotateLeft(b, 24);
  }

  /** Four bytes, little-endian, with zeros for what lies beyond the end. */
  private static int word(byte[] bytes, int at, int to) {
    int word = 0;
    for (int i = Math.min(4, to - at) - 1; i >= 0; i--) {
      word = word << 8 | bytes[at + i] & 0xff;
    }
    return word;
  }
}
