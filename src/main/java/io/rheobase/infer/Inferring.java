package io.rheobase.infer;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Simd;
import io.rheobase.compiler.WindowSums;
import io.rheobase.engine.WorkerPool;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Inference.Statistic;
import io.rheobase.experiment.Inference.Voltage.Column;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Tests all trains of a recording for a connection to each recorded neuron. */
final class Inferring {

  /** What is drawn, for the keys. */
  private static final String PURPOSE = "inference";

  /** Additions from which vector code pays for its compilation. */
  private static final double WORTH_VECTORS = 2e9;

  /** The part of this Java's memory that voltages may take, beside that of one neuron. */
  private static final double SHARE = 0.25;

  private static final int MOST_AT_ONCE = 1 << 10;

  private final Inference inference;
  private final long seed;
  private final int threads;
  private final InferenceRun.Progress progress;
  private double readingSeconds;

  /**
   * @param seed of the noise and the shuffles
   * @param threads how many test trains side by side; no result depends on it
   */
  Inferring(Inference inference, long seed, int threads, InferenceRun.Progress progress) {
    this.inference = inference;
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
  }

  /** What reading the recording took (s). */
  double readingSeconds() {
    return readingSeconds;
  }

  /** What was found; nothing where it was stopped. */
  List<NeuronResult> infer(Recording recording, BooleanSupplier stop) throws Exception {
    long start = System.nanoTime();
    List<SpikeTrain> trains = recording.trains();
    readingSeconds = InferenceRun.secondsSince(start);
    Optional<TrueKinds> truth = recording.truth();
    List<Column> neurons = recording.neurons();
    int atOnce = atOnce(recording.samples());
    List<NeuronResult> found = new ArrayList<>();
    try (WorkerPool pool = new WorkerPool(threads)) {
      for (int from = 0; from < neurons.size(); from += atOnce) {
        List<Column> some = neurons.subList(from, Math.min(neurons.size(), from + atOnce));
        long reading = System.nanoTime();
        double[][] voltages = recording.voltages(some);
        readingSeconds += InferenceRun.secondsSince(reading);
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
    return StreamKey.of(seed, PURPOSE, what, population);
  }

  private ConnectionTest.Settings settings(Recording recording) {
    return new ConnectionTest.Settings(
        inference.window(),
        recording.interval().doubleValue() * inference.channel().every(),
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
