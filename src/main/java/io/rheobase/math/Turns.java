package io.rheobase.math;

/**
 * The sine of an angle counted in 2⁻⁶⁴ turns: whole turns fall out of 64 bits by themselves, so an
 * angle that grows without end is reduced without error.
 */
public final class Turns {
  private static final int QUARTER_BITS = 62;
  private static final long EIGHTH = 1L << 61;
  private static final double UNIT = 0x1p-62;

  private Turns() {}

  /**
   * sin(2π·turns·2⁻⁶⁴), within 2.5 ulp.
   *
   * @param turns any long, read as unsigned or signed alike
   */
  public static double sin(long turns) {
    int quarter = (int) (turns + EIGHTH >>> QUARTER_BITS);
    double h = (turns - ((long) quarter << QUARTER_BITS)) * UNIT;
    double magnitude = (quarter & 1) == 0 ? QuarterTurns.sin(h) : QuarterTurns.cos(h);
    return quarter < 2 ? magnitude : -magnitude;
  }
}
