package io.rheobase.params;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy array file.
 *
 * <p>Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
 *
 * @param type of an element, such as {@code <f8}
 * @param columnsFirst whether the array is in Fortran order
 * @param shape sizes of its dimensions
 */
record NpyHeader(String type, boolean columnsFirst, List<Long> shape) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,20})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]{0,80})\\)");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /**
   * Reads the header.
   *
   * @throws IOException if this is no such file
   */
  static NpyHeader read(DataInputStream in) throws IOException {
    byte[] begin = in.readNBytes(8);
    if (begin.length < 8 || !Arrays.equals(begin, 0, 6, MAGIC, 0, 6)) {
      throw new IOException("not a NumPy array file");
    }
    int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    if (begin[6] >= 2) {
      length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
    }
    if (length < 0 || length > LONGEST) {
      throw new IOException("a NumPy header of " + length + " bytes");
    }
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      throw new IOException("not an array of numbers");
    }
    List<Long> sizes = new ArrayList<>();
    for (String size : shape.group(1).split(",")) {
      if (!size.isBlank()) {
        sizes.add(size.strip().length() > 15 ? Long.MAX_VALUE : Long.parseLong(size.strip()));
      }
    }
    return new NpyHeader(type.group(1), order.group(1).equals("True"), sizes);
  }
}
