package io.rheobase.engine;

/**
 * What a trace of the threshold's variable shows at a spike's sample. It never changes the
 * dynamics.
 *
 * @param kind what
 * @param peak V_peak (mV), where that is shown
 */
public record SpikeValue(Kind kind, double peak) {

  /** The value that crossed the threshold. */
  public static final SpikeValue CROSSING = new SpikeValue(Kind.CROSSING, Double.NaN);

  /** The value after the reset. */
  public static final SpikeValue RESET = new SpikeValue(Kind.RESET, Double.NaN);

  /** What is shown. */
  public enum Kind {
    /** The value that crossed the threshold. */
    CROSSING,
    /** V_peak. */
    PEAK,
    /** The value after the reset. */
    RESET
  }

  /**
   * V_peak.
   *
   * @param value mV
   */
  public static SpikeValue peak(double value) {
    return new SpikeValue(Kind.PEAK, value);
  }

  double of(double crossing, double afterReset) {
    return switch (kind) {
      case CROSSING -> crossing;
      case PEAK -> peak;
      case RESET -> afterReset;
    };
  }
}
