package io.rheobase.report.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Images as PNG files, with their resolution, which the JDK's writer hides behind a tree of
 * metadata.
 *
 * <p>Source: Portable Network Graphics, third edition, W3C 2025.
 */
final class PngImage {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int TRUE_COLOR = 2;
  private static final int INDEXED = 3;
  private static final int LEVEL = 4;
  private static final double INCHES_A_METRE = 39.37007874015748;

  private PngImage() {}

  /**
   * The file.
   *
   * @param image of 24-bit colours, or of at most 256 indexed colours
   * @param dotsPerInch its resolution; 0 where it has none
   */
  static byte[] bytes(BufferedImage image, double dotsPerInch) {
    boolean indexed = image.getColorModel() instanceof IndexColorModel;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(image.getWidth()).putInt(image.getHeight());
    header.put((byte) 8).put((byte) (indexed ? INDEXED : TRUE_COLOR));
    chunk(out, "IHDR", header.array());
    if (dotsPerInch > 0) {
      int dotsPerMetre = (int) Math.round(dotsPerInch * INCHES_A_METRE);
      chunk(
          out,
          "pHYs",
          ByteBuffer.allocate(9).putInt(dotsPerMetre).putInt(dotsPerMetre).put((byte) 1).array());
    }
    if (indexed) {
      palette(out, (IndexColorModel) image.getColorModel());
    }
    chunk(out, "IDAT", deflated(indexed ? indexedRows(image) : colorRows(image)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void palette(ByteArrayOutputStream out, IndexColorModel colors) {
    int size = colors.getMapSize();
    byte[] palette = new byte[3 * size];
    byte[] opacity = new byte[size];
    for (int i = 0; i < size; i++) {
      palette[3 * i] = (byte) colors.getRed(i);
      palette[3 * i + 1] = (byte) colors.getGreen(i);
      palette[3 * i + 2] = (byte) colors.getBlue(i);
      opacity[i] = (byte) colors.getAlpha(i);
    }
    chunk(out, "PLTE", palette);
    chunk(out, "tRNS", opacity);
  }

  /** Each row begins with its filter: none. */
  private static byte[] indexedRows(BufferedImage image) {
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[] rows = new byte[(width + 1) * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      System.arraycopy(pixels, y * width, rows, y * (width + 1) + 1, width);
    }
    return rows;
  }

  private static byte[] colorRows(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    byte[] rows = new byte[(3 * width + 1) * image.getHeight()];
    int at = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i % width == 0) {
        at++;
      }
      rows[at++] = (byte) (pixels[i] >> 16);
      rows[at++] = (byte) (pixels[i] >> 8);
      rows[at++] = (byte) pixels[i];
    }
    return rows;
  }

  private static byte[] deflated(byte[] rows) {
    Deflater deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
