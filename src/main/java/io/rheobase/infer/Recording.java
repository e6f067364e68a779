package io.rheobase.infer;

import io.rheobase.experiment.Inference.Voltage.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What connections are inferred from: voltages, spike trains, and what is known of both. */
interface Recording {

  /** The neurons whose voltages were recorded. */
  List<Column> neurons();

  /** Samples of a voltage. */
  long samples();

  /** From one sample to the next (ms). */
  BigDecimal interval();

  /** Steps of the spike times from one sample to the next. */
  long steps();

  /**
   * Reads the voltages of some neurons.
   *
   * @return {@code [neuron][sample]} (mV)
   */
  double[][] voltages(List<Column> some) throws IOException;

  /** Reads the trains; their times count from the first sample on. */
  List<SpikeTrain> trains() throws IOException;

  /** What is known of the connections. */
  Optional<TrueKinds> truth();
}
