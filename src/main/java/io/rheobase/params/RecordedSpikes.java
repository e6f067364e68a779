package io.rheobase.params;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Recorder;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Spikes as a recorder of this program has written them. */
public final class RecordedSpikes {

  private static final List<String> HEADER = List.of("t_ms", "population", "neuron");

  private final Recorder.Spikes recorder;
  private final double dt;

  /** Takes note of a spike. */
  @FunctionalInterface
  public interface Visitor {
    /** A neuron of a population spikes at a sample. */
    void spike(String population, int neuron, long sample);
  }

  /**
   * @param clock of the run
   */
  public RecordedSpikes(Recorder.Spikes recorder, Clock clock) {
    this.recorder = recorder;
    this.dt = clock.dt().doubleValue();
  }

  /**
   * Reads all spikes, those of a neuron in the order of time.
   *
   * @param folder with the files of the run
   * @throws IOException where the file is not what the recorder writes
   */
  public void forEach(Path folder, Visitor visitor) throws IOException {
    if (recorder.format() == Recorder.Format.SONATA) {
      sonata(folder.resolve(recorder.name() + ".h5"), visitor);
    } else {
      table(folder.resolve(recorder.name() + ".csv"), visitor);
    }
  }

  private void table(Path path, Visitor visitor) throws IOException {
    try (CsvTable table = new CsvTable(path.toString(), path)) {
      if (!table.header().equals(HEADER)) {
        throw new IOException(path + " does not begin with " + String.join(",", HEADER));
      }
      while (table.next()) {
        OptionalDouble time =
            table.fields() == HEADER.size() ? table.number(0) : OptionalDouble.empty();
        OptionalDouble neuron = time.isPresent() ? table.number(2) : time;
        if (neuron.isEmpty()) {
          throw new IOException(table.at(0) + ": this is no spike");
        }
        visitor.spike(table.text(1), (int) neuron.getAsDouble(), sample(time.getAsDouble()));
      }
    }
  }

  private void sonata(Path path, Visitor visitor) throws IOException {
    try {
      ForeignHdf5.ask(
          path,
          file -> {
            visit(file, visitor);
            return null;
          });
    } catch (ForeignHdf5.Broken e) {
      throw new IOException(path + " is no file of spikes: " + e.getMessage(), e);
    }
  }

  private void visit(HdfFile file, Visitor visitor) throws IOException {
    for (Node node : ((Group) file.getChild("spikes")).getChildren().values()) {
      Group population = (Group) node;
      Dataset times = (Dataset) population.getChild("timestamps");
      Dataset neurons = (Dataset) population.getChild("node_ids");
      if (times.getSize() == 0) {
        continue;
      }
      Object time = ForeignHdf5.numbers(file, times);
      Object neuron = ForeignHdf5.numbers(file, neurons);
      for (int i = 0; i < times.getSize(); i++) {
        visitor.spike(
            population.getName(),
            ((Number) Array.get(neuron, i)).intValue(),
            sample(((Number) Array.get(time, i)).doubleValue()));
      }
    }
  }

  private long sample(double ms) {
    return (long) Math.rint(ms / dt);
  }
}
