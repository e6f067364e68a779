package io.rheobase.report.data;

import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a run's recordings. */
public final class Recordings {

  private final Run run;

  public Recordings(Run run) {
    this.run = run;
  }

  /** Reads all spikes of a recorder. */
  public void spikes(Recorder.Spikes recorder, SpikeSink sink) throws IOException {
    int[] sizes = run.experiment().populations().stream().mapToInt(Population::size).toArray();
    try {
      SpikeFile.read(
          run.folder(),
          recorder,
          run.populationNames(),
          (t, population, neuron) -> {
            if (neuron < 0 || neuron >= sizes[population]) {
              throw new UncheckedIOException(
                  new IOException(
                      recorder.name() + " names a neuron that the parameters do not: " + neuron));
            }
            sink.spike(t, population, neuron);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Takes the rows of recorded variables. */
  public interface RowSink {

    /** Learns what the columns are, before the first row. */
    void columns(List<TraceColumn> columns);

    /**
     * Which columns of a row are wanted, {@code [column]}.
     *
     * @param row its number, from 0
     */
    boolean[] wanted(long row);

    /**
     * Takes a row.
     *
     * @param row its number, from 0
     * @param t its time (ms)
     * @param values {@code [column]}; only those that are wanted are set
     */
    void row(long row, double t, double[] values);
  }

  /** A file of recorded variables. */
  public record TraceFile(Path path, Recorder.Variables recorder, String variable) {}

  /** The files of a recorder of variables: one, but for SONATA. */
  public List<TraceFile> files(Recorder.Variables recorder) {
    if (recorder.format() != Recorder.Format.SONATA) {
      return List.of(
          new TraceFile(
              run.folder().resolve(recorder.name() + "." + recorder.format()), recorder, ""));
    }
    List<TraceFile> files = new ArrayList<>();
    List<String> populations =
        recorder.of().stream().map(target -> target.population()).distinct().toList();
    boolean single = recorder.variables().size() == 1 && populations.size() == 1;
    for (String population : populations) {
      for (String variable : recorder.variables()) {
        String name = single ? "" : "." + population + "." + variable;
        files.add(
            new TraceFile(
                run.folder().resolve(recorder.name() + name + ".h5"), recorder, variable));
      }
    }
    return files;
  }

  /** Reads a file of recorded variables. */
  public void traces(TraceFile file, RowSink sink) throws IOException {
    try (TraceReader reader = open(file)) {
      sink.columns(reader.columns());
      double[] values = new double[reader.columns().size()];
      for (long row = 0; reader.next(); row++) {
        reader.values(sink.wanted(row), values);
        sink.row(row, reader.t(), values);
      }
    }
  }

  private static TraceReader open(TraceFile file) throws IOException {
    Recorder.Variables recorder = file.recorder();
    return switch (recorder.format()) {
      case NPY -> new NpyTraces(file.path().getParent(), recorder.name());
      case SONATA -> SonataFile.report(file.path(), file.variable());
      default -> new CsvTraces(file.path(), recorder.variables().get(0));
    };
  }

  /** A histogram that was recorded: of one time. */
  public record Histogram(double t, double[] edges, double[] counts) {}

  /** The histograms of a recorder. */
  public List<Histogram> histograms(Recorder.Histogram recorder) throws IOException {
    List<Histogram> histograms = new ArrayList<>();
    try (Bytes table = new Bytes(run.folder().resolve(recorder.name() + ".csv"))) {
      if (table.hasRow()) {
        table.skipRow();
      }
      double[] edges = new double[recorder.bins() + 1];
      double[] counts = new double[recorder.bins()];
      for (int row = 0; table.hasRow(); row++) {
        int bin = row % recorder.bins();
        double t = table.number();
        edges[bin] = table.number();
        edges[bin + 1] = table.number();
        counts[bin] = table.number();
        if (bin == recorder.bins() - 1) {
          histograms.add(new Histogram(t, edges.clone(), counts.clone()));
        }
      }
    }
    return histograms;
  }

  /** The columns of a table of rates: {@code t_ms} and a rate (Hz) for each population. */
  public List<Curve> rates(Recorder.PopulationRate recorder) throws IOException {
    List<Doubles> columns = new ArrayList<>();
    try (Bytes table = new Bytes(run.folder().resolve(recorder.name() + ".csv"))) {
      if (table.hasRow()) {
        do {
          table.skip();
          columns.add(new Doubles());
        } while (!table.rowEnded());
      }
      while (table.hasRow()) {
        for (Doubles column : columns) {
          column.add(table.number());
        }
      }
    }
    List<Curve> rates = new ArrayList<>();
    for (int i = 1; i < columns.size(); i++) {
      rates.add(new Curve(columns.get(0).array(), columns.get(i).array()));
    }
    return rates;
  }
}
