package io.rheobase.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A named value of a group or dataset.
 *
 * @param name ASCII
 * @param type datatype message
 * @param value the bytes of one element
 */
record Hdf5Attribute(String name, byte[] type, byte[] value) {

  private static final int SCALAR = 0;

  /** A text of fixed length. */
  static Hdf5Attribute text(String name, String text) {
    byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] type = new Bytes().int8(0x13).int8(0).int8(0).int8(0).int32(value.length).toArray();
    return new Hdf5Attribute(name, type, value);
  }

  /**
   * One of an enumeration's names, stored as a byte.
   *
   * @param names of the values 0, 1, …
   */
  static Hdf5Attribute enumerated(String name, List<String> names, int value) {
    Bytes type = new Bytes().int8(0x18).int16(names.size()).int8(0).int32(1);
    type.raw(Hdf5Type.unsigned(1));
    for (String each : names) {
      byte[] text = (each + "\0").getBytes(StandardCharsets.US_ASCII);
      type.raw(new Bytes().raw(text).pad(8).toArray());
    }
    for (int i = 0; i < names.size(); i++) {
      type.int8(i);
    }
    return new Hdf5Attribute(name, type.toArray(), new byte[] {(byte) value});
  }

  byte[] message() {
    byte[] text = (name + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] space = dataspace(new long[0], SCALAR);
    return new Bytes()
        .int8(3)
        .int8(0)
        .int16(text.length)
        .int16(type.length)
        .int16(space.length)
        .int8(0)
        .raw(text)
        .raw(type)
        .raw(space)
        .raw(value)
        .toArray();
  }

  /** A dataspace message. */
  static byte[] dataspace(long[] shape, int kind) {
    Bytes message = new Bytes().int8(2).int8(shape.length).int8(0).int8(kind);
    for (long axis : shape) {
      message.int64(axis);
    }
    return message.toArray();
  }
}
