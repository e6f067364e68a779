package io.rheobase.infer;

/** What of a spike-triggered average is compared with those of shuffled trains. */
public enum Statistic {
  /** Its greatest value less its least (mV). A large one speaks for a connection. */
  PEAK_TO_PEAK("peak_to_peak", false),
  /** Its mean over the window (mV). One far from that of the shuffled trains, on either side. */
  MEAN("mean", true),
  /**
   * The area between it and its value at the spike (mV·ms), positive where it lies above. One far
   * from that of the shuffled trains, on either side.
   */
  AREA("area", true);

  private final String text;
  private final boolean twoSided;

  Statistic(String text, boolean twoSided) {
    this.text = text;
    this.twoSided = twoSided;
  }

  /** Whether small values speak for a connection as large ones do. */
  public boolean isTwoSided() {
    return twoSided;
  }

  /** Its name with its unit, as a column would have it. */
  public String column() {
    return this == AREA ? "area_mV_ms" : text + "_mV";
  }

  /** The word in the parameter file. */
  @Override
  public String toString() {
    return text;
  }
}
