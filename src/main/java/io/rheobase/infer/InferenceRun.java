package io.rheobase.infer;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Simd;
import io.rheobase.compiler.WindowSums;
import io.rheobase.engine.WorkerPool;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Inference.Statistic;
import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.random.StreamKey;
import io.rheobase.run.Analysis;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Infers the connections of recorded neurons. */
public final class InferenceRun implements Analysis {

  /** What is drawn, for the keys. */
  private static final String PURPOSE = "inference";

  /** Additions from which vector code pays for its compilation. */
  private static final double WORTH_VECTORS = 2e9;

  /** The part of this Java's memory that voltages may take, beside that of one neuron. */
  private static final double SHARE = 0.25;

  private static final int MOST_AT_ONCE = 1 << 10;

  private final Inference inference;
  private final Opening opening;
  private final int threads;
  private final Progress progress;
  private List<NeuronResult> results = List.of();
  private double seconds;
  private double readingSeconds;

  /** Opens what connections are inferred from. */
  @FunctionalInterface
  private interface Opening {
    Recording of(Path folder) throws IOException;
  }

  /** Told how far it is. */
  @FunctionalInterface
  public interface Progress {
    /** Some of all trains are tested, those of several recorded neurons counted for each. */
    void tested(int some, int all);
  }

  private InferenceRun(Inference inference, Opening opening, int threads, Progress progress) {
    this.inference = inference;
    this.opening = opening;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * An inference from what a run has recorded.
   *
   * @param experiment with an inference
   * @param threads how many test trains side by side; no result depends on it
   */
  public static InferenceRun of(Experiment experiment, int threads, Progress progress) {
    return new InferenceRun(
        experiment.inference().orElseThrow(),
        folder -> new RunRecording(experiment, folder),
        threads,
        progress);
  }

  /**
   * An inference from recordings that lie in files.
   *
   * @param inference whose voltage and trains are in files
   * @param threads how many test trains side by side; no result depends on it
   */
  public static InferenceRun of(Inference inference, int threads, Progress progress) {
    return new InferenceRun(inference, folder -> new FileRecording(inference), threads, progress);
  }

  @Override
  public List<String> fileNames() {
    return InferenceFiles.names(inference);
  }

  /** What was found, once it is written. */
  public List<NeuronResult> results() {
    return results;
  }

  /** How well, where that is known, once it is written. */
  public Optional<Performance> performance() {
    List<TrainResult> trains = results.stream().flatMap(n -> n.trains().stream()).toList();
    return trains.isEmpty() || trains.get(0).truth().isEmpty()
        ? Optional.empty()
        : Optional.of(Evaluation.of(trains));
  }

  /** Up to which probability a train was found connected. */
  public double alpha() {
    return inference.alpha();
  }

  /** Wall time that it took (s). */
  public double seconds() {
    return seconds;
  }

  /** The part of it that reading the recordings took (s). */
  public double readingSeconds() {
    return readingSeconds;
  }

  @Override
  public boolean write(Path recordings, Files files, BooleanSupplier stop) throws Exception {
    long start = System.nanoTime();
    Recording recording = opening.of(recordings);
    List<NeuronResult> found = infer(recording, stop);
    if (found.isEmpty()) {
      return false;
    }
    results = found;
    new InferenceFiles(inference, interval(recording)).write(results, files);
    seconds = secondsSince(start);
    return true;
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** From one sample that is seen to the next (ms). */
  private BigDecimal interval(Recording recording) {
    return recording.interval().multiply(BigDecimal.valueOf(inference.channel().every()));
  }

  /** What was found; nothing where it was stopped. */
  private List<NeuronResult> infer(Recording recording, BooleanSupplier stop) throws Exception {
    long start = System.nanoTime();
    List<SpikeTrain> trains = recording.trains();
    readingSeconds = secondsSince(start);
    Optional<TrueKinds> truth = recording.truth();
    List<Column> neurons = recording.neurons();
    int atOnce = atOnce(recording.samples());
    List<NeuronResult> found = new ArrayList<>();
    try (WorkerPool pool = new WorkerPool(threads)) {
      for (int from = 0; from < neurons.size(); from += atOnce) {
        List<Column> some = neurons.subList(from, Math.min(neurons.size(), from + atOnce));
        long reading = System.nanoTime();
        double[][] voltages = recording.voltages(some);
        readingSeconds += secondsSince(reading);
        for (int i = 0; i < some.size(); i++) {
          Column neuron = some.get(i);
          List<SpikeTrain> others = trains.stream().filter(t -> !isOf(t, neuron)).toList();
          ConnectionTest test =
              new ConnectionTest(seen(neuron, voltages[i]), settings(recording), form(others));
          int before = (from + i) * trains.size();
          TrainTest[] tests =
              new Task(test, others, before, neurons.size() * trains.size(), stop).run(pool);
          if (Arrays.stream(tests).anyMatch(Objects::isNull)) {
            return List.of();
          }
          found.add(result(neuron, others, tests, truth));
        }
      }
    }
    return found;
  }

  /** How many neurons' voltages are held at once. */
  private static int atOnce(long samples) {
    double bytes = SHARE * Runtime.getRuntime().maxMemory();
    return (int) Math.max(1, Math.min(MOST_AT_ONCE, bytes / Double.BYTES / samples));
  }

  private static boolean isOf(SpikeTrain train, Column neuron) {
    return train.population().equals(neuron.population()) && train.neuron() == neuron.neuron();
  }

  private double[] seen(Column neuron, double[] voltage) {
    return new Imaging(inference.channel().noise(), inference.channel().every())
        .of(voltage, key("imaging", neuron.population()), neuron.neuron());
  }

  private StreamKey key(String what, String population) {
    return StreamKey.of(inference.seed(), PURPOSE, what, population);
  }

  private ConnectionTest.Settings settings(Recording recording) {
    return new ConnectionTest.Settings(
        inference.window(),
        interval(recording).doubleValue(),
        Math.toIntExact(recording.steps() * inference.channel().every()),
        inference.statistic(),
        inference.baseline(),
        inference.shuffles(),
        inference.pValue(),
        inference.fewest());
  }

  private WindowSums form(List<SpikeTrain> trains) {
    double spikes = trains.stream().mapToDouble(train -> train.times().length).sum();
    double additions = spikes * inference.window() * inference.shuffles();
    boolean vectors =
        inference.statistic() == Statistic.PEAK_TO_PEAK
            && additions > WORTH_VECTORS
            && Simd.isAvailable();
    return KernelCompiler.windowSums(vectors ? Backend.SIMD : Backend.SCALAR);
  }

  /** The tests of all trains of one neuron, in parallel; what was stopped is null. */
  private final class Task {
    private final ConnectionTest test;
    private final List<SpikeTrain> trains;
    private final int before;
    private final int all;
    private final BooleanSupplier stop;
    private final AtomicInteger done = new AtomicInteger();

    Task(ConnectionTest test, List<SpikeTrain> trains, int before, int all, BooleanSupplier stop) {
      this.test = test;
      this.trains = trains;
      this.before = before;
      this.all = all;
      this.stop = stop;
    }

    TrainTest[] run(WorkerPool pool) throws Exception {
      TrainTest[] tests = new TrainTest[trains.size()];
      pool.run(
          tests.length,
          number -> {
            if (!stop.getAsBoolean()) {
              SpikeTrain train = trains.get(number);
              tests[number] =
                  test.test(
                      train.times(),
                      new IntervalShuffle(
                          key("shuffle", train.population()), train.neuron(), train.times()));
              progress.tested(before + done.incrementAndGet(), all);
            }
          });
      return tests;
    }
  }

  private NeuronResult result(
      Column neuron, List<SpikeTrain> trains, TrainTest[] tests, Optional<TrueKinds> truth) {
    double[] adjusted =
        ManyTests.adjust(
            inference.correction(), Arrays.stream(tests).mapToDouble(TrainTest::p).toArray());
    return new NeuronResult(
        neuron.population(),
        neuron.neuron(),
        IntStream.range(0, tests.length)
            .mapToObj(
                i ->
                    new TrainResult(
                        trains.get(i),
                        tests[i],
                        adjusted[i],
                        tests[i].kind(adjusted[i], inference.alpha()),
                        trueKind(truth, neuron, trains.get(i))))
            .toList());
  }

  private static Optional<Kind> trueKind(
      Optional<TrueKinds> truth, Column neuron, SpikeTrain train) {
    return truth.map(known -> known.of(neuron.population(), neuron.neuron(), train));
  }
}
