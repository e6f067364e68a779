package io.rheobase.hdf5;

import java.util.Arrays;

/** Bytes being put together, little-endian. */
final class Bytes {

  private byte[] bytes = new byte[256];
  private int length;

  int length() {
    return length;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }

  Bytes int8(int value) {
    return number(value, 1);
  }

  Bytes int16(int value) {
    return number(value, 2);
  }

  Bytes int32(int value) {
    return number(value, 4);
  }

  Bytes int64(long value) {
    return number(value, 8);
  }

  Bytes raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  /** Zeros up to the next multiple of {@code unit}. */
  Bytes pad(int unit) {
    int zeros = -length & unit - 1;
    reserve(zeros);
    Arrays.fill(bytes, length, length + zeros, (byte) 0);
    length += zeros;
    return this;
  }

  /** The checksum of all from {@code from} on. */
  Bytes checksum(int from) {
    return int32(Lookup3.hash(bytes, from, length));
  }

  private Bytes number(long value, int size) {
    reserve(size);
    for (int i = 0; i < size; i++) {
      bytes[length++] = (byte) (value >>> 8 * i);
    }
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
