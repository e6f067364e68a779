package io.rheobase.run;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Recorder.Format;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What recorders of connections write. */
final class SynapseFileSize {

  /** The number of synapses differs from its mean by no more SDs than this. */
  private static final double SPREAD = 6;

  private static final double ARRAY_BYTES = 3 * 4 + 2 * 8;
  private static final double SONATA_BYTES = 7 * 8;
  private static final double MATRIX_BYTES = 4 + 8;
  private static final double LEAST_VALUE = 3;
  private static final double MOST_VALUE = 24;
  private static final double BINARY_VALUE = 8;

  /** The commas and the end of a row, and the shortest number in each of four columns. */
  private static final double LEAST_ROW = 6 + 2 + 2 * LEAST_VALUE;

  private final Experiment experiment;
  private final List<ConnectionSize> connections;

  SynapseFileSize(Experiment experiment, List<ConnectionSize> connections) {
    this.experiment = experiment;
    this.connections = connections;
  }

  private List<ConnectionSize> of(List<String> names) {
    return connections.stream().filter(c -> names.contains(c.connection().name())).toList();
  }

  /** Bytes of memory that a recorder of connections takes while it writes. */
  double memory(Recorder.Connections recorder) {
    return recorder.format() == Format.CSC
        ? of(recorder.connections()).stream().mapToDouble(ConnectionSize::synapses).sum()
            * MATRIX_BYTES
        : 0;
  }

  Estimate.FileSize of(Recorder.Connections recorder) {
    double least = 0;
    double most = 0;
    double leastBytes = 0;
    double mostBytes = 0;
    double delay = experiment.clock().dt().toPlainString().length() + 5.0;
    for (ConnectionSize size : of(recorder.connections())) {
      double spread = size.isMean() ? SPREAD * Math.sqrt(size.synapses()) : 0;
      double fewest = Math.max(0, size.synapses() - spread);
      double names =
          size.connection().from().population().length()
              + size.connection().to().population().length();
      double numbers = 2 * 10 + size.connection().name().length() + 1;
      boolean table = recorder.format() == Format.CSV;
      // A matrix has one weight for all synapses from one neuron to another.
      boolean matrix = recorder.format() == Format.CSC;
      double each =
          switch (recorder.format()) {
            case SONATA -> SONATA_BYTES;
            case CSC -> MATRIX_BYTES;
            default -> ARRAY_BYTES;
          };
      least += fewest;
      most += size.synapses() + spread;
      leastBytes += matrix ? 0 : fewest * (table ? names + LEAST_ROW : each);
      mostBytes +=
          (size.synapses() + spread) * (table ? names + 6 + numbers + MOST_VALUE + delay : each)
              + 4096;
    }
    if (recorder.format() == Format.CSC) {
      mostBytes += Integer.BYTES * (double) experiment.neurons();
    }
    return new Estimate.FileSize(recorder.name(), least, most, leastBytes, mostBytes);
  }

  Estimate.FileSize of(Recorder.Weights recorder) {
    double rows = recorder.samples();
    Map<String, Double> synapses = new TreeMap<>();
    double name = 0;
    for (ConnectionSize size : of(recorder.connections())) {
      synapses.merge(size.connection().name(), size.synapses(), Double::sum);
      name =
          Math.max(
              name,
              2 * size.connection().name().length()
                  + 2 * size.connection().from().population().length()
                  + 2 * size.connection().to().population().length()
                  + 80);
    }
    double columns =
        synapses.values().stream().mapToDouble(n -> Math.min(n, recorder.first())).sum();
    double spread = SPREAD * Math.sqrt(columns);
    double fewest = Math.max(0, columns - spread);
    boolean table = recorder.format() == Format.CSV;
    return new Estimate.FileSize(
        recorder.name(),
        rows,
        rows,
        rows * fewest * (table ? LEAST_VALUE + 1 : BINARY_VALUE),
        rows * ((columns + spread) * (table ? MOST_VALUE : BINARY_VALUE) + MOST_VALUE)
            + (columns + spread) * name
            + 4096);
  }
}
