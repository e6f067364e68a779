package io.rheobase.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** An array of a file. Its data are at hand, or streamed behind everything else. */
public final class Hdf5Dataset implements Hdf5Object {

  private static final int SIMPLE = 1;
  private static final int DATASPACE = 0x01;
  private static final int DATATYPE = 0x03;
  private static final int FILL_VALUE = 0x05;
  private static final int LAYOUT = 0x08;
  private static final int CONTIGUOUS = 1;

  /** Space allocated late, a fill value written if one is set, none set. */
  private static final int NO_FILL = 0x0A;

  private static final int ALIGNMENT = 8;

  private final Hdf5Type type;
  private final long[] shape;
  private final byte[] data;
  private final List<Hdf5Attribute> attributes = new ArrayList<>();

  private Hdf5Dataset(Hdf5Type type, byte[] data, long... shape) {
    this.type = type;
    this.data = data;
    this.shape = shape.clone();
  }

  /** An array whose data are streamed. */
  public static Hdf5Dataset streamed(Hdf5Type type, long... shape) {
    return new Hdf5Dataset(type, null, shape);
  }

  /** A vector of doubles. */
  public static Hdf5Dataset of(double... values) {
    ByteBuffer data = buffer(values.length * Double.BYTES);
    data.asDoubleBuffer().put(values);
    return new Hdf5Dataset(Hdf5Type.FLOAT64, data.array(), values.length);
  }

  /** A vector of unsigned 64-bit integers. */
  public static Hdf5Dataset of(long... values) {
    ByteBuffer data = buffer(values.length * Long.BYTES);
    data.asLongBuffer().put(values);
    return new Hdf5Dataset(Hdf5Type.UINT64, data.array(), values.length);
  }

  /** A vector of unsigned 32-bit integers. */
  public static Hdf5Dataset of(int... values) {
    ByteBuffer data = buffer(values.length * Integer.BYTES);
    data.asIntBuffer().put(values);
    return new Hdf5Dataset(Hdf5Type.UINT32, data.array(), values.length);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds a text to it. */
  public Hdf5Dataset attribute(String name, String text) {
    attributes.add(Hdf5Attribute.text(name, text));
    return this;
  }

  long dataBytes() {
    long bytes = type.bytes();
    for (long axis : shape) {
      bytes = Math.multiplyExact(bytes, axis);
    }
    return bytes;
  }

  @Override
  public void append(Bytes out, Hdf5Group.Addresses addresses) {
    addresses.note(this, out.length());
    if (data == null) {
      addresses.noteStreamed(this);
      out.raw(header(addresses.ofStreamed(this)));
    } else {
      int headerBytes = header(0).length;
      out.raw(header(out.length() + headerBytes)).raw(data).pad(ALIGNMENT);
    }
  }

  /**
   * @param address of the data
   */
  private byte[] header(long address) {
    ObjectHeader header = new ObjectHeader();
    header.add(DATASPACE, Hdf5Attribute.dataspace(shape, SIMPLE));
    header.add(DATATYPE, type.message());
    header.add(FILL_VALUE, new Bytes().int8(3).int8(NO_FILL).toArray());
    long bytes = dataBytes();
    header.add(
        LAYOUT,
        new Bytes()
            .int8(3)
            .int8(CONTIGUOUS)
            .int64(bytes == 0 ? UNDEFINED : address)
            .int64(bytes)
            .toArray());
    attributes.forEach(header::add);
    return header.toArray();
  }
}
