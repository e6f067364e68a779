package io.rheobase.infer;

import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Voltage;
import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A recording from elsewhere. */
final class FileRecording implements Recording {

  private final Inference inference;
  private final Voltage.FromFile voltage;

  /**
   * @param inference whose voltage and trains are in files
   */
  FileRecording(Inference inference) {
    this.inference = inference;
    this.voltage = (Voltage.FromFile) inference.voltage();
  }

  @Override
  public List<Column> neurons() {
    return voltage.neurons();
  }

  @Override
  public long samples() {
    return voltage.samples();
  }

  @Override
  public BigDecimal interval() {
    return voltage.interval();
  }

  @Override
  public long steps() {
    return 1;
  }

  @Override
  public double[][] voltages(List<Column> some) throws IOException {
    String name = voltage.file().name();
    boolean array = name.toLowerCase(Locale.ROOT).endsWith(".npy");
    double[][] read =
        new TraceFile(name, voltage.file().path(), array, voltage.samples()).read(some);
    if (voltage.unit().scale() != 0) {
      convert(read, voltage.unit());
    }
    return read;
  }

  private static void convert(double[][] voltages, Unit unit) {
    double millivolts = unit.toCoherent(BigDecimal.ONE);
    for (double[] neuron : voltages) {
      for (int sample = 0; sample < neuron.length; sample++) {
        neuron[sample] *= millivolts;
      }
    }
  }

  @Override
  public List<SpikeTrain> trains() {
    return FileTrains.of((Inference.Trains.FromFile) inference.trains(), voltage.samples() - 1L);
  }

  @Override
  public Optional<TrueKinds> truth() {
    return inference.truth() instanceof Inference.Truth.FromFile table
        ? Optional.of(new FileKinds(table))
        : Optional.empty();
  }
}
