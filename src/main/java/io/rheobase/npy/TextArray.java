package io.rheobase.npy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

/** An array file of texts, in UTF-32 and filled up with zeros. */
public final class TextArray {

  private static final Charset UTF_32 = Charset.forName("UTF-32LE");

  private TextArray() {}

  /**
   * The whole file.
   *
   * @param texts in C order
   * @param shape length of each axis; empty for a single text
   */
  public static byte[] bytes(List<String> texts, List<Long> shape) {
    int longest = texts.stream().mapToInt(String::length).max().orElse(1);
    byte[] header = NpyHeader.ofTexts(longest, shape);
    ByteBuffer out = ByteBuffer.allocate(header.length + texts.size() * longest * Integer.BYTES);
    out.put(header);
    for (String text : texts) {
      int next = out.position() + longest * Integer.BYTES;
      out.put(text.getBytes(UTF_32)).position(next);
    }
    return out.array();
  }
}
