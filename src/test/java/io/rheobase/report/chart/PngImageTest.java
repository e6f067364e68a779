package io.rheobase.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngImageTest {

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static BufferedImage readBack(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  @Test
  void anotherReaderSeesTheSameColours() throws IOException {
    BufferedImage image = new BufferedImage(37, 11, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 37 * 11; i++) {
      image.setRGB(i % 37, i / 37, 0x010305 * i);
    }
    assertArrayEquals(pixels(image), pixels(readBack(PngImage.bytes(image, 300))));
  }

  @Test
  void indexedColoursKeepTheirOpacity() throws IOException {
    byte[] levels = {0, 50, (byte) 200};
    byte[] alpha = {0, (byte) 128, (byte) 255};
    IndexColorModel colors = new IndexColorModel(8, 3, levels, levels, levels, alpha);
    BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_BYTE_INDEXED, colors);
    for (int i = 0; i < 20; i++) {
      image.getRaster().setSample(i % 5, i / 5, 0, i % 3);
    }
    assertArrayEquals(pixels(image), pixels(readBack(PngImage.bytes(image, 0))));
  }

  @Test
  void theResolutionStandsInTheFile() {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    ByteBuffer file = ByteBuffer.wrap(PngImage.bytes(image, 300));
    int physical = 8 + 25 + 8;
    assertEquals(0x70485973, file.getInt(physical - 4), "pHYs");
    assertEquals(11811, file.getInt(physical), "dots per metre");
  }
}
