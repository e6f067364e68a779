package io.rheobase.hdf5;

/** The types of numbers that are written, all little-endian. */
public enum Hdf5Type {
  /** IEEE 754 single. */
  FLOAT32(4),
  /** IEEE 754 double. */
  FLOAT64(8),
  /** Unsigned 32-bit integer. */
  UINT32(4),
  /** Unsigned 64-bit integer. */
  UINT64(8);

  private final int bytes;

  Hdf5Type(int bytes) {
    this.bytes = bytes;
  }

  /** Size of a number. */
  public int bytes() {
    return bytes;
  }

  /** The datatype message. */
  byte[] message() {
    return switch (this) {
      case FLOAT32 -> floating(31, 23, 8, 127);
      case FLOAT64 -> floating(63, 52, 11, 1023);
      case UINT32, UINT64 -> unsigned(bytes);
    };
  }

  private byte[] floating(int sign, int mantissaBits, int exponentBits, int bias) {
    return new Bytes()
        .int8(0x11)
        .int8(0x20)
        .int8(sign)
        .int8(0)
        .int32(bytes)
        .int16(0)
        .int16(8 * bytes)
        .int8(mantissaBits)
        .int8(exponentBits)
        .int8(0)
        .int8(mantissaBits)
        .int32(bias)
        .toArray();
  }

  /** The datatype message of an unsigned integer of this many bytes. */
  static byte[] unsigned(int bytes) {
    return new Bytes()
        .int8(0x10)
        .int8(0)
        .int8(0)
        .int8(0)
        .int32(bytes)
        .int16(0)
        .int16(8 * bytes)
        .toArray();
  }
}
