package io.rheobase.engine;

import io.rheobase.model.PerNeuron;

/**
 * What a trace of the threshold's variable shows at a spike's sample. It never changes the
 * dynamics.
 *
 * @param kind what
 * @param peak V_peak (mV), where that is shown; else zero
 */
public record SpikeValue(Kind kind, PerNeuron peak) {

  /** The value that crossed the threshold. */
  public static final SpikeValue CROSSING = new SpikeValue(Kind.CROSSING, PerNeuron.ZERO);

  /** The value after the reset. */
  public static final SpikeValue RESET = new SpikeValue(Kind.RESET, PerNeuron.ZERO);

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
  public static SpikeValue peak(PerNeuron value) {
    return new SpikeValue(Kind.PEAK, value);
  }

  double of(int neuron, double crossing, double afterReset) {
    return switch (kind) {
      case CROSSING -> crossing;
      case PEAK -> peak.of(neuron);
      case RESET -> afterReset;
    };
  }
}
