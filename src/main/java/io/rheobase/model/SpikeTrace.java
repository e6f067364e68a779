package io.rheobase.model;

/**
 * What a trace of the threshold variable shows at a spike sample. It never changes the dynamics.
 */
public enum SpikeTrace {
  /** V_peak, of models whose threshold is {@code V >= V_peak}. */
  V_PEAK("V_peak"),
  /** The value after the reset. */
  RESET("reset"),
  /** The value that crossed the threshold. */
  VALUE("value");

  private final String text;

  SpikeTrace(String text) {
    this.text = text;
  }

  /** The word in the parameter file. */
  @Override
  public String toString() {
    return text;
  }
}
