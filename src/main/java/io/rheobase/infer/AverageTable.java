package io.rheobase.infer;

import io.rheobase.experiment.Inference.Averages;
import io.rheobase.npy.NpyHeader;
import io.rheobase.record.ResultFile;
import io.rheobase.record.StepTime;
import io.rheobase.record.TextChunk;
import io.rheobase.run.Analysis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The averages behind the spikes of each train that was tested, with mean and standard deviation of
 * those of its shuffled trains, where these were made: a row for each sample of the window. As a
 * table, or as a NumPy array {@code [sample][column]} with its columns' names and the rows' times
 * beside it.
 */
final class AverageTable {

  private final int window;
  private final StepTime time;
  private final List<Column> columns = new ArrayList<>();

  private record Column(String name, double[] values) {}

  /**
   * @param window samples of an average
   * @param time of a sample behind the spike
   */
  AverageTable(List<NeuronResult> results, int window, StepTime time) {
    this.window = window;
    this.time = time;
    for (NeuronResult neuron : results) {
      for (TrainResult train : neuron.trains()) {
        if (train.test().isTested()) {
          String name = (results.size() > 1 ? neuron.name() + ":" : "") + train.train().name();
          add(name, train.test().average());
          add(name + ".shuffled_mean", train.test().shuffledMean());
          add(name + ".shuffled_sd", train.test().shuffledSd());
        }
      }
    }
  }

  private void add(String name, double[] values) {
    if (values.length > 0) {
      columns.add(new Column(name, values));
    }
  }

  /** The names of the files. */
  static List<String> names(String name, Averages format) {
    return format == Averages.CSV
        ? List.of(name + ".csv")
        : List.of(name + ".npy", name + ".columns.csv", name + ".t_ms.npy");
  }

  void write(String name, Averages format, Analysis.Files files) throws IOException {
    List<String> names = names(name, format);
    if (format == Averages.CSV) {
      table(files.create(names.get(0)));
    } else {
      array(files.create(names.get(0)));
      columns(files.create(names.get(1)));
      times(files.create(names.get(2)));
    }
  }

  private void table(ResultFile file) throws IOException {
    TextChunk text = new TextChunk();
    text.text("t_ms");
    columns.forEach(column -> text.character(',').text(column.name()));
    text.character('\n');
    for (int sample = 0; sample < window; sample++) {
      text.time(time, sample, time.maxChars(sample));
      for (Column column : columns) {
        text.character(',').decimal(column.values()[sample]);
      }
      text.character('\n');
      file.write(text);
      text.clear();
    }
  }

  private void array(ResultFile file) throws IOException {
    byte[] header = NpyHeader.table(window, columns.size()).bytes();
    file.write(header, header.length);
    for (int sample = 0; sample < window; sample++) {
      double[] row = new double[columns.size()];
      for (int column = 0; column < row.length; column++) {
        row[column] = columns.get(column).values()[sample];
      }
      write(row, file);
    }
  }

  private static void write(double[] numbers, ResultFile file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    file.write(bytes.array(), bytes.capacity());
  }

  private void columns(ResultFile file) throws IOException {
    TextChunk text = new TextChunk();
    text.text("column,name\n");
    for (int column = 0; column < columns.size(); column++) {
      text.integer(column).character(',').text(columns.get(column).name()).character('\n');
    }
    file.write(text);
  }

  private void times(ResultFile file) throws IOException {
    byte[] header = NpyHeader.vector(window).bytes();
    file.write(header, header.length);
    double[] times = new double[window];
    for (int sample = 0; sample < window; sample++) {
      times[sample] = time.milliseconds(sample);
    }
    write(times, file);
  }
}
