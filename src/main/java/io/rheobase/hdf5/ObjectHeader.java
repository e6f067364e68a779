package io.rheobase.hdf5;

import java.nio.charset.StandardCharsets;

/** The header of a group or dataset: its messages. */
final class ObjectHeader {

  private static final int ATTRIBUTE = 0x0C;

  /** The size of the messages takes four bytes; no times, no order of attributes. */
  private static final int FLAGS = 0x02;

  private static final int LONGEST_MESSAGE = 0xffff;

  private final Bytes messages = new Bytes();

  void add(int type, byte[] message) {
    if (message.length > LONGEST_MESSAGE) {
      throw new IllegalArgumentException("a message of " + message.length + " bytes");
    }
    messages.int8(type).int16(message.length).int8(0).raw(message);
  }

  void add(Hdf5Attribute attribute) {
    add(ATTRIBUTE, attribute.message());
  }

  byte[] toArray() {
    return new Bytes()
        .raw("OHDR".getBytes(StandardCharsets.US_ASCII))
        .int8(2)
        .int8(FLAGS)
        .int32(messages.length())
        .raw(messages.toArray())
        .checksum(0)
        .pad(8)
        .toArray();
  }
}
