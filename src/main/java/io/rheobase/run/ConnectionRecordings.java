package io.rheobase.run;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Sampling;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.WeightTrace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Recorder.Format;
import io.rheobase.network.BlockProjection;
import io.rheobase.network.Connectivity;
import io.rheobase.network.NetworkMatrix;
import io.rheobase.network.Synapses;
import io.rheobase.record.ConnectionArrays;
import io.rheobase.record.ConnectionTable;
import io.rheobase.record.ResultFile;
import io.rheobase.record.SonataEdges;
import io.rheobase.record.SparseMatrixArchive;
import io.rheobase.record.StepTime;
import io.rheobase.record.SynapseColumns;
import io.rheobase.record.SynapseRows;
import io.rheobase.record.WeightArray;
import io.rheobase.record.WeightTable;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixSparseCSC;

/** The recorders of connections: what was built, and how weights change. */
final class ConnectionRecordings {

  private final Experiment experiment;
  private final Circuit circuit;
  private final Map<String, Population> populations = new LinkedHashMap<>();
  private final Partition partition;
  private final Recordings.Files whole;
  private final Recordings.Files growing;
  private final StepTime time;
  private final List<WeightSink> weights = new ArrayList<>();

  /**
   * @param whole makes files that are written at once
   * @param growing makes files that grow with the run
   */
  ConnectionRecordings(
      Experiment experiment,
      Circuit circuit,
      List<Population> populations,
      Partition partition,
      Recordings.Files whole,
      Recordings.Files growing) {
    this.experiment = experiment;
    this.circuit = circuit;
    populations.forEach(population -> this.populations.put(population.name(), population));
    this.partition = partition;
    this.whole = whole;
    this.growing = growing;
    this.time = new StepTime(experiment.clock().dt());
  }

  /** Writes the connections and makes the sinks of their weights. */
  List<SliceSink> sinks() throws IOException {
    for (Recorder recorder : experiment.recorders()) {
      if (recorder instanceof Recorder.Connections connections) {
        write(connections);
      } else if (recorder instanceof Recorder.Weights changing) {
        weights.add(new WeightSink(changing));
      }
    }
    return List.copyOf(weights);
  }

  /** Completes the files, after the last slice. */
  void complete() throws IOException {
    for (WeightSink sink : weights) {
      sink.complete();
    }
  }

  private void write(Recorder.Connections recorder) throws IOException {
    if (recorder.format() == Format.CSC) {
      writeMatrix(recorder);
      return;
    }
    List<SynapseRows> rows = rows(recorder.connections());
    String unit = unit(recorder.connections());
    ResultFile file = whole.create(recorder.fileName());
    switch (recorder.format()) {
      case CSV -> new ConnectionTable(unit, time).write(rows, file);
      case SONATA -> new SonataEdges(unit, time).write(rows, file);
      default -> new ConnectionArrays(unit, time).write(rows, file);
    }
  }

  /** Over the neurons of all populations that a connection begins or ends in. */
  private void writeMatrix(Recorder.Connections recorder) throws IOException {
    List<Connectivity> connections = new ArrayList<>();
    forEach(recorder.connections(), connections::add);
    Map<String, Integer> sizes = new LinkedHashMap<>();
    long[] first = new long[experiment.populations().size()];
    long neurons = 0;
    for (Population population : populations.values()) {
      String name = population.name();
      if (connections.stream()
          .map(Connectivity::wiring)
          .anyMatch(w -> w.populations().contains(name))) {
        first[sizes.size()] = neurons;
        sizes.put(name, population.size());
        neurons += population.size();
      }
    }
    long synapses = connections.stream().mapToLong(Connectivity::size).sum();
    if (Math.max(synapses, neurons) > NetworkMatrix.MOST) {
      throw new RunFailedException(
          recorder.name()
              + ": a matrix has "
              + NetworkMatrix.MOST
              + " weights and neurons at most, found "
              + synapses
              + " synapses; `format: npz` takes any number");
    }
    DMatrixSparseCSC matrix = NetworkMatrix.of(connections, sizes);
    ResultFile file = whole.create(recorder.fileName());
    new SparseMatrixArchive(file)
        .write(
            matrix.col_idx,
            matrix.nz_rows,
            matrix.nz_values,
            List.copyOf(sizes.keySet()),
            Arrays.copyOf(first, sizes.size()));
  }

  /** Weights are recorded in the coherent system. */
  private String unit(List<String> names) {
    Unit unit = experiment.connections(names.get(0)).get(0).weightUnit();
    return Unit.coherent(unit.dimension()).text();
  }

  private List<SynapseRows> rows(List<String> names) {
    List<SynapseRows> rows = new ArrayList<>();
    forEach(names, connectivity -> rows.add(new Rows(connectivity)));
    return rows;
  }

  @FunctionalInterface
  private interface Taker {
    void take(Connectivity connectivity);
  }

  /** The connections of these names, in their order. */
  private void forEach(List<String> names, Taker taker) {
    for (String name : names) {
      for (Connectivity connectivity : circuit.connectivities()) {
        if (connectivity.wiring().name().equals(name)) {
          taker.take(connectivity);
        }
      }
    }
  }

  private record Rows(Connectivity connectivity) implements SynapseRows {
    @Override
    public String connection() {
      return connectivity.wiring().name();
    }

    @Override
    public String sources() {
      return connectivity.wiring().from().population();
    }

    @Override
    public String targets() {
      return connectivity.wiring().to().population();
    }

    @Override
    public long count() {
      return connectivity.size();
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
      for (int source = 0; source < connectivity.wiring().from().size(); source++) {
        for (Synapses block : connectivity.blocks()) {
          int row = source - block.firstSource();
          if (row >= 0 && row < block.rows()) {
            for (int q = block.begin(row), end = block.end(row); q < end; q++) {
              visitor.synapse(
                  source, block.first() + block.target()[q], block.weight(q), block.delay(q));
            }
          }
        }
      }
    }
  }

  /** Weights of a slice are copied while the next one runs, and written in the round after. */
  private final class WeightSink implements SliceSink {
    private final WeightTrace trace;
    private final WeightTable table;
    private final WeightArray array;
    private final List<ResultFile> companions = new ArrayList<>();
    private final double[][] copies = new double[2][];

    WeightSink(Recorder.Weights recorder) throws IOException {
      SynapseColumns columns = new SynapseColumns(rows(recorder.connections()), recorder.first());
      Sampling.Every sampling =
          new Sampling.Every(recorder.window().start(), recorder.window().stop(), recorder.every());
      this.trace =
          new WeightTrace(sampling, Math.toIntExact(columns.count()), partition.sliceSteps() + 1);
      trace(recorder, trace);
      List<String> names = Recordings.fileNames(recorder);
      String unit = unit(recorder.connections());
      ResultFile file = growing.create(names.get(0));
      if (recorder.format() == Format.CSV) {
        table = new WeightTable(columns, unit, time, experiment.clock().steps(), file);
        array = null;
      } else {
        table = null;
        WeightArray.Rows rows =
            new WeightArray.Rows(sampling.start(), sampling.every(), recorder.samples());
        array = new WeightArray(columns, unit, time, rows, file);
        companions.add(growing.create(names.get(1)));
        companions.add(growing.create(names.get(2)));
      }
    }

    @Override
    public int chunks() {
      return 1;
    }

    @Override
    public void format(Slice slice, int chunk) {
      if (trace.sampling().rows(slice) > 0) {
        copies[slice.parity()] = trace.values(slice).clone();
      }
    }

    @Override
    public void write(Slice slice) throws IOException {
      double[] row = new double[trace.columns()];
      for (int r = 0; r < trace.sampling().rows(slice); r++) {
        System.arraycopy(copies[slice.parity()], r * row.length, row, 0, row.length);
        if (table != null) {
          table.row(trace.sampling().sample(slice, r), row);
        } else {
          array.row(row);
        }
      }
    }

    @Override
    public void save(StateOut out) throws IOException {
      if (array != null) {
        array.save(out);
      }
    }

    @Override
    public void load(StateIn in) throws IOException {
      if (array != null) {
        array.load(in);
      }
    }

    void complete() throws IOException {
      if (array != null) {
        array.complete(companions.get(0), companions.get(1));
      }
    }
  }

  /** Has every block record those of its synapses that have a column. */
  private void trace(Recorder.Weights recorder, WeightTrace trace) {
    int[] next = {0};
    for (String name : recorder.connections()) {
      long[] left = {recorder.first()};
      forEach(
          List.of(name),
          connectivity -> {
            Population to = populations.get(connectivity.wiring().to().population());
            List<Picked> picked = picked(connectivity, left, next);
            for (int block = 0; block < picked.size(); block++) {
              Synapses synapses = connectivity.blocks().get(block);
              Picked own = picked.get(block);
              if (!own.columns.isEmpty()) {
                to.record(block, own.part(trace, circuit.projection(synapses)));
              }
            }
          });
    }
  }

  private static final class Picked {
    private final List<Integer> synapses = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    WeightTrace.Part part(WeightTrace trace, BlockProjection connection) {
      return new WeightTrace.Part(trace, connection, ints(synapses), ints(columns));
    }

    private static int[] ints(List<Integer> list) {
      return list.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /** Deals columns out to the first synapses in the order of {@link SynapseRows}. */
  private static List<Picked> picked(Connectivity connectivity, long[] left, int[] next) {
    List<Picked> picked = new ArrayList<>();
    connectivity.blocks().forEach(block -> picked.add(new Picked()));
    for (int source = 0; source < connectivity.wiring().from().size() && left[0] > 0; source++) {
      for (int b = 0; b < picked.size(); b++) {
        Synapses block = connectivity.blocks().get(b);
        int row = source - block.firstSource();
        if (row >= 0 && row < block.rows()) {
          for (int q = block.begin(row), end = block.end(row); q < end && left[0] > 0; q++) {
            picked.get(b).synapses.add(q);
            picked.get(b).columns.add(next[0]++);
            left[0]--;
          }
        }
      }
    }
    return picked;
  }
}
