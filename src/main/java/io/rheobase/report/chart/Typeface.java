package io.rheobase.report.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The one typeface of all figures, brought along, so that they look the same on every machine, and
 * are drawn on machines that have no fonts and no fontconfig.
 */
final class Typeface {

  private static final String RESOURCE = "/io/rheobase/report/Arimo-Regular.ttf";
  private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

  /** Names no font of the machine: the JDK then asks no fontconfig, which may be missing. */
  private static final String NO_FONTS = "version=1\nsequence.allfonts=default\n";

  private static Font font;

  private Typeface() {}

  /**
   * The font in a size.
   *
   * @param size in units of a figure
   */
  static synchronized Font size(float size) {
    if (font == null) {
      font = load();
    }
    return font.deriveFont(size);
  }

  private static Font load() {
    System.setProperty("java.awt.headless", "true");
    Path configuration = null;
    try (InputStream in = Typeface.class.getResourceAsStream(RESOURCE)) {
      boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
      if (linux && System.getProperty(FONT_CONFIGURATION) == null) {
        configuration = Files.createTempFile("rheobase", ".properties");
        Files.writeString(configuration, NO_FONTS, StandardCharsets.ISO_8859_1);
        System.setProperty(FONT_CONFIGURATION, configuration.toString());
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new CannotDrawException("the figures' font cannot be read: " + e.getMessage(), e);
    } catch (FontFormatException | RuntimeException | LinkageError | InternalError e) {
      throw new CannotDrawException(
          "this Java cannot draw text (" + e + "): it lacks a library, such as freetype", e);
    } finally {
      remove(configuration);
    }
  }

  private static void remove(Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
