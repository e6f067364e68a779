package io.rheobase.record;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Sampling;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeValue;
import io.rheobase.engine.Trace;
import io.rheobase.engine.Vectorization;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.LeakyIntegrateAndFire;
import io.rheobase.model.MembraneParameters;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two populations of noisy LIF neurons, E and I, that are recorded. */
final class Recorded implements AutoCloseable {

  static final int E_SIZE = 70;
  static final int I_SIZE = 33;
  static final int STEPS = 203;
  static final StepTime TIME = new StepTime(new BigDecimal("0.1"));
  static final double THRESHOLD = -50;
  static final double RESET = -65;
  static final int HOLD = 7;

  /** From a single thread and block to many, slices of one step to the whole run. */
  static final List<Partition> PARTITIONS =
      List.of(
          new Partition(1, 1024, STEPS),
          new Partition(1, 16, 1),
          new Partition(2, 32, 10),
          new Partition(3, 16, 64),
          new Partition(7, 48, 7));

  private final Path folder;
  private final Partition partition;
  private final long stopAfter;
  private final List<Trace> ofE = new ArrayList<>();
  private final List<Trace> ofI = new ArrayList<>();
  private final List<SliceSink> sinks = new ArrayList<>();
  private final List<ResultFile> files = new ArrayList<>();
  private List<Population> populations;

  Recorded(Path folder, Partition partition, long stopAfter) {
    this.folder = folder;
    this.partition = partition;
    this.stopAfter = stopAfter;
  }

  static int[] all(int size) {
    return IntStream.range(0, size).toArray();
  }

  /** A trace of V of the population E. */
  Trace traceOfE(int[] neurons, Sampling sampling, SpikeValue atSpike) {
    return trace(ofE, 0, neurons, sampling, atSpike);
  }

  /** A trace of the input of the population E. */
  Trace inputOfE(int[] neurons, Sampling sampling) {
    return trace(ofE, model().input(), neurons, sampling, SpikeValue.CROSSING);
  }

  /** A trace of V of the population I. */
  Trace traceOfI(int[] neurons, Sampling sampling) {
    return trace(ofI, 0, neurons, sampling, SpikeValue.CROSSING);
  }

  private Trace trace(
      List<Trace> to, int slot, int[] neurons, Sampling sampling, SpikeValue atSpike) {
    Trace trace = new Trace(slot, neurons, sampling, atSpike, partition.sliceSteps() + 1);
    to.add(trace);
    return trace;
  }

  /** The populations; traces must be asked for before. */
  List<Population> populations() {
    if (populations == null) {
      populations = List.of(population("E", E_SIZE, ofE), population("I", I_SIZE, ofI));
    }
    return populations;
  }

  private Population population(String name, int size, List<Trace> traces) {
    StreamKey key = StreamKey.of(1, "input", "noise", name);
    return new Population(
        name,
        size,
        model(),
        List.of(neuron -> RESET + neuron * 0.1),
        neuron -> HOLD,
        List.of(new GaussianCurrent(key, 400, 500)),
        List.of(),
        traces,
        partition);
  }

  static BoundModel model() {
    return LeakyIntegrateAndFire.bind(0.1, new MembraneParameters(10, 10, -65, THRESHOLD, RESET));
  }

  Path folder() {
    return folder;
  }

  ResultFile file(String name) throws IOException {
    ResultFile file = new ResultFile(folder, name);
    files.add(file);
    return file;
  }

  int threads() {
    return partition.threads();
  }

  void to(SliceSink sink) {
    sinks.add(sink);
  }

  void text(SliceText text, String name, int chunks) throws IOException {
    to(new TextSink(text, file(name), chunks));
  }

  void run() throws Exception {
    long[] done = {0};
    new Simulation(populations(), List.of(), sinks, partition, Vectorization.NEVER)
        .run(STEPS, steps -> done[0] = steps, () -> done[0] >= stopAfter);
  }

  /** Completes the files; each one's bytes have the hash that was written down for it. */
  List<WrittenFile> finish() throws IOException {
    List<WrittenFile> written = new ArrayList<>();
    for (ResultFile file : files) {
      written.add(file.finish());
    }
    return written;
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Override
  public void close() throws IOException {
    for (ResultFile file : files) {
      file.close();
    }
  }
}
