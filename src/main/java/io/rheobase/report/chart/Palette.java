package io.rheobase.report.chart;

import java.awt.Color;

/**
 * Colours that people with any colour vision tell apart.
 *
 * <p>Sources: Okabe &amp; Ito 2008, Color Universal Design, for lines and marks; viridis (van der
 * Walt &amp; Smith 2015, CC0) for magnitudes; the blue-to-red scale "vik" in the manner of Crameri
 * 2018, for magnitudes with a sign.
 */
public final class Palette {

  /** Text, axes, and data that need no colour of their own. */
  public static final Color INK = new Color(0x22, 0x22, 0x22);

  /** What stands behind the data. */
  public static final Color FAINT = new Color(0xB3, 0xB3, 0xB3);

  public static final Color PAPER = Color.WHITE;

  public static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  public static final Color VERMILLION = new Color(0xD5, 0x5E, 0x00);
  public static final Color GREEN = new Color(0x00, 0x9E, 0x73);
  public static final Color PURPLE = new Color(0xCC, 0x79, 0xA7);
  public static final Color ORANGE = new Color(0xE6, 0x9F, 0x00);
  public static final Color SKY = new Color(0x56, 0xB4, 0xE9);
  public static final Color GREY = new Color(0x85, 0x85, 0x85);

  private static final Color[] SERIES = {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, INK, GREY};

  /** Viridis at equal distances. */
  private static final int[] MAGNITUDE = {
    0x440154, 0x481A6C, 0x472F7D, 0x414487, 0x39568C, 0x31688E, 0x2A788E, 0x23888E, 0x1F988B,
    0x22A884, 0x35B779, 0x54C568, 0x7AD151, 0xA5DB36, 0xD2E21B, 0xFDE725
  };

  private static final int[] SIGNED = {
    0x00418A, 0x4E8CBF, 0xB5CDDF, 0xF2F2F0, 0xE6BFA4, 0xC87A4A, 0x8A2D06
  };

  private Palette() {}

  /** The colour of the nth thing among equals, from 0; after eight they come again. */
  public static Color series(int n) {
    return SERIES[n % SERIES.length];
  }

  /**
   * A colour of the scale of magnitudes.
   *
   * @param fraction from 0 to 1
   */
  public static Color magnitude(double fraction) {
    return between(MAGNITUDE, fraction);
  }

  /**
   * A colour of the scale of magnitudes with a sign.
   *
   * @param fraction from 0, most negative, to 1
   */
  public static Color signed(double fraction) {
    return between(SIGNED, fraction);
  }

  private static Color between(int[] scale, double fraction) {
    double place = Math.max(0, Math.min(1, fraction)) * (scale.length - 1);
    int low = Math.min((int) place, scale.length - 2);
    double part = place - low;
    return new Color(
        mixed(scale[low] >> 16, scale[low + 1] >> 16, part),
        mixed(scale[low] >> 8, scale[low + 1] >> 8, part),
        mixed(scale[low], scale[low + 1], part));
  }

  private static int mixed(int low, int high, double part) {
    return (int) Math.round((low & 0xFF) * (1 - part) + (high & 0xFF) * part);
  }
}
