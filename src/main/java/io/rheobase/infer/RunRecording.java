package io.rheobase.infer;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Voltage;
import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.experiment.Recorder;
import io.rheobase.params.NumberTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run has recorded. */
final class RunRecording implements Recording {

  private static final String VARIABLE = "V";

  private final Experiment experiment;
  private final Inference inference;
  private final Path folder;
  private final Recorder.Variables recorder;
  private final List<Column> neurons;

  /**
   * @param experiment with an inference
   * @param folder with the files of the run
   * @throws IOException where they are not what its recorders write
   */
  RunRecording(Experiment experiment, Path folder) throws IOException {
    this.experiment = experiment;
    this.inference = experiment.inference().orElseThrow();
    this.folder = folder;
    this.recorder =
        recorder(((Voltage.Recorded) inference.voltage()).recorder(), Recorder.Variables.class);
    this.neurons = find(columns());
  }

  private <T extends Recorder> T recorder(String name, Class<T> kind) {
    return experiment.recorders().stream()
        .filter(r -> r.name().equals(name))
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private Path file(String ending) {
    return folder.resolve(recorder.name() + ending);
  }

  private boolean isTable() {
    return recorder.format() == Recorder.Format.CSV;
  }

  /** The names of the columns of numbers. */
  private List<String> columns() throws IOException {
    if (isTable()) {
      try (NumberTable table = new NumberTable(file(".csv").toString(), file(".csv"))) {
        return table.header();
      }
    }
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(file(".columns.csv"))) {
      names.add(line.split(",")[1]);
    }
    return names.subList(1, names.size());
  }

  private List<Column> find(List<String> columns) throws IOException {
    String ending = recorder.variables().size() > 1 ? "." + VARIABLE : "";
    List<Column> found = new ArrayList<>();
    for (int index = 0; index < columns.size(); index++) {
      String name = columns.get(index);
      int open = name.indexOf('[');
      int close = name.indexOf(']');
      if (open > 0 && close > open && name.substring(close + 1).equals(ending)) {
        int neuron = Integer.parseInt(name.substring(open + 1, close));
        found.add(new Column(name, index, name.substring(0, open), neuron));
      }
    }
    if (found.isEmpty()) {
      throw new IOException("the files of " + recorder.name() + " name no neuron");
    }
    return found;
  }

  @Override
  public List<Column> neurons() {
    return neurons;
  }

  @Override
  public long samples() {
    return recorder.samples();
  }

  @Override
  public BigDecimal interval() {
    return experiment.clock().at(recorder.every());
  }

  @Override
  public long steps() {
    return recorder.every();
  }

  @Override
  public double[][] voltages(List<Column> some) throws IOException {
    Path path = file(isTable() ? ".csv" : ".npy");
    return new TraceFile(path.toString(), path, !isTable(), (int) recorder.samples()).read(some);
  }

  @Override
  public List<SpikeTrain> trains() throws IOException {
    if (inference.trains() instanceof Inference.Trains.FromFile file) {
      return FileTrains.of(file, recorder.window().steps());
    }
    Inference.Trains.Recorded asked = (Inference.Trains.Recorded) inference.trains();
    return RunTrains.read(
        asked,
        recorder(asked.recorder(), Recorder.Spikes.class),
        experiment.clock(),
        recorder.window(),
        folder);
  }

  @Override
  public Optional<TrueKinds> truth() {
    return RunTruth.of(experiment, neurons);
  }
}
