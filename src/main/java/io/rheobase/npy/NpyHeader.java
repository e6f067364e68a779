package io.rheobase.npy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of an array file. Format: NumPy enhancement proposal 1, versions 1.0 to 3.0.
 *
 * @param type of the elements
 * @param shape length of each axis
 */
public record NpyHeader(Type type, List<Long> shape) {

  /** The element types that are read. */
  public enum Type {
    /** IEEE 754 double, little-endian. */
    FLOAT64("<f8", Double.BYTES),
    /** IEEE 754 single, little-endian. */
    FLOAT32("<f4", Float.BYTES),
    /** Signed 64-bit integer, little-endian. */
    INT64("<i8", Long.BYTES),
    /** Signed 32-bit integer, little-endian. */
    INT32("<i4", Integer.BYTES);

    private final String descriptor;
    private final int bytes;

    Type(String descriptor, int bytes) {
      this.descriptor = descriptor;
      this.bytes = bytes;
    }

    /** Size of an element. */
    public int bytes() {
      return bytes;
    }
  }

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Length of what is written: the same for any shape, so that a shape can be corrected. */
  private static final int WRITTEN = 128;

  private static final int PREAMBLE = 10;
  private static final int LONGEST = 1 << 16;

  private static final Pattern DESCRIPTOR =
      Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)");
  private static final Pattern ORDER =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");

  public NpyHeader {
    shape = List.copyOf(shape);
  }

  /** The header of a float64 array {@code [rows][columns]}. */
  public static NpyHeader table(long rows, long columns) {
    return new NpyHeader(Type.FLOAT64, List.of(rows, columns));
  }

  /** The header of a float64 array {@code [length]}. */
  public static NpyHeader vector(long length) {
    return new NpyHeader(Type.FLOAT64, List.of(length));
  }

  /** The header as it stands in a file: 128 bytes, in C order, version 1.0. */
  public byte[] bytes() {
    return bytes(type.descriptor, shape);
  }

  /**
   * The header of an array of texts, 128 bytes.
   *
   * @param characters of each, 4 bytes a character (UTF-32, little-endian, filled with zeros)
   * @param shape length of each axis; empty for a single text
   */
  public static byte[] ofTexts(int characters, List<Long> shape) {
    return bytes("<U" + characters, shape);
  }

  private static byte[] bytes(String descriptor, List<Long> shape) {
    StringBuilder text = new StringBuilder("{'descr': '").append(descriptor);
    text.append("', 'fortran_order': False, 'shape': (");
    for (int axis = 0; axis < shape.size(); axis++) {
      text.append(axis == 0 ? "" : " ").append(shape.get(axis));
      text.append(shape.size() == 1 || axis < shape.size() - 1 ? "," : "");
    }
    text.append("), }");
    byte[] bytes = new byte[WRITTEN];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (WRITTEN - PREAMBLE));
    out.put(text.toString().getBytes(StandardCharsets.US_ASCII));
    bytes[WRITTEN - 1] = '\n';
    return bytes;
  }

  /** Size of a whole file with this header. */
  public long fileBytes() {
    long elements = shape.stream().reduce(1L, Math::multiplyExact);
    return Math.addExact(WRITTEN, Math.multiplyExact(elements, type.bytes()));
  }

  /**
   * Reads a header; the channel then stands at the first element.
   *
   * @param name of the file, for messages
   * @throws IOException where it is no array of floats or integers of 32 or 64 bits, little-endian,
   *     in C order
   */
  static NpyHeader read(String name, ReadableByteChannel channel) throws IOException {
    ByteBuffer start = read(name, channel, MAGIC.length + 2);
    for (byte expected : MAGIC) {
      if (start.get() != expected) {
        throw new IOException(name + " is no .npy file: it does not begin with \\x93NUMPY");
      }
    }
    int version = start.get();
    if (version < 1 || version > 3) {
      throw new IOException(name + ": .npy version " + version + ", 1 to 3 can be read");
    }
    int length =
        version == 1
            ? Short.toUnsignedInt(read(name, channel, Short.BYTES).getShort())
            : read(name, channel, Integer.BYTES).getInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException(name + ": the .npy header claims a length of " + length);
    }
    String text = StandardCharsets.UTF_8.decode(read(name, channel, length)).toString();
    return new NpyHeader(type(name, text), shape(name, text));
  }

  private static ByteBuffer read(String name, ReadableByteChannel channel, int bytes)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(name + " ends within its .npy header");
      }
    }
    return buffer.flip();
  }

  private static Type type(String name, String text) throws IOException {
    if (find(name, text, ORDER, "fortran_order").equals("True")) {
      throw new IOException(
          name + " is in Fortran order; np.save(…, np.ascontiguousarray(a)) writes C order");
    }
    String descriptor = find(name, text, DESCRIPTOR, "descr");
    for (Type type : Type.values()) {
      if (type.descriptor.equals(descriptor)) {
        return type;
      }
    }
    throw new IOException(
        name
            + " has elements of type "
            + descriptor
            + ", expected <f8 (float64), <f4 (float32), <i8 (int64) or <i4 (int32)");
  }

  private static List<Long> shape(String name, String text) throws IOException {
    String axes = find(name, text, SHAPE, "shape");
    List<Long> shape = new ArrayList<>();
    for (String axis : axes.split(",")) {
      if (!axis.isBlank()) {
        try {
          shape.add(axis(axis.strip()));
        } catch (NumberFormatException e) {
          throw new IOException(name + ": the .npy header has the shape (" + axes + ")", e);
        }
      }
    }
    return shape;
  }

  /** A length: not negative, and no sign before it. */
  private static long axis(String digits) {
    if (!Character.isDigit(digits.charAt(0))) {
      throw new NumberFormatException(digits);
    }
    return Long.parseLong(digits);
  }

  private static String find(String name, String text, Pattern pattern, String key)
      throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException(name + ": the .npy header has no " + key);
    }
    return found.group(1);
  }
}
