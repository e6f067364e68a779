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
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.random.StreamKey;
import io.rheobase.run.Analysis;
import io.rheobase.run.KnownConnections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Infers the connections of the neurons that a run has recorded. */
public final class InferenceRun implements Analysis {

  /** What is drawn, for the keys. */
  private static final String PURPOSE = "inference";

  /** Additions from which vector code pays for its compilation. */
  private static final double WORTH_VECTORS = 2e9;

  /** What a spiking neuron often has (kHz). */
  private static final double EXPECTED_RATE = 0.01;

  /** The part of this Java's memory that voltages may take, beside that of one neuron. */
  private static final double SHARE = 0.25;

  private final Experiment experiment;
  private final Inference inference;
  private final Recorder.Variables recorder;
  private final int threads;
  private final Progress progress;
  private final Optional<TrueKinds> truth;
  private List<NeuronResult> results = List.of();
  private double seconds;

  /** Told how far it is. */
  @FunctionalInterface
  public interface Progress {
    /** Some of all trains are tested, those of several recorded neurons counted for each. */
    void tested(int some, int all);
  }

  /**
   * @param experiment with an inference
   * @param threads how many test trains side by side; no result depends on it
   */
  public InferenceRun(Experiment experiment, int threads, Progress progress) {
    this.experiment = experiment;
    this.inference = experiment.inference().orElseThrow();
    this.recorder = recorder(voltage().recorder(), Recorder.Variables.class);
    this.threads = threads;
    this.progress = progress;
    this.truth =
        inference.truth() instanceof Inference.Truth.Connections
            ? Optional.of(trueKinds())
            : Optional.empty();
  }

  private TrueKinds trueKinds() {
    Map<String, BitSet> neurons = new HashMap<>();
    for (Target target : recorder.of()) {
      BitSet own = neurons.computeIfAbsent(target.population(), name -> new BitSet());
      target.indices().forEach(own::set);
    }
    KnownConnections known = new KnownConnections(experiment, neurons);
    return (population, neuron, train) -> {
      double effect = known.effect(train.population(), train.neuron(), population, neuron);
      if (effect == 0) {
        return Kind.UNCONNECTED;
      }
      return effect > 0 ? Kind.EXCITATORY : Kind.INHIBITORY;
    };
  }

  private Inference.Voltage.Recorded voltage() {
    return (Inference.Voltage.Recorded) inference.voltage();
  }

  private <T extends Recorder> T recorder(String name, Class<T> kind) {
    return experiment.recorders().stream()
        .filter(r -> r.name().equals(name))
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
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
    return truth.isEmpty() || results.isEmpty()
        ? Optional.empty()
        : Optional.of(Evaluation.of(results.stream().flatMap(n -> n.trains().stream()).toList()));
  }

  /** Up to which probability a train was found connected. */
  public double alpha() {
    return inference.alpha();
  }

  /** Wall time that it took (s). */
  public double seconds() {
    return seconds;
  }

  /** About how many additions a test of these trains takes, before their spikes are known. */
  public static double expectedAdditions(Experiment experiment) {
    Inference inference = experiment.inference().orElseThrow();
    if (inference.statistic() != Statistic.PEAK_TO_PEAK) {
      return 0;
    }
    double trains =
        ((Inference.Trains.Recorded) inference.trains())
            .neurons().stream().mapToDouble(Target::count).sum();
    double spikes = trains * experiment.clock().duration().doubleValue() * EXPECTED_RATE;
    return spikes * inference.window() * inference.shuffles();
  }

  @Override
  public boolean write(Path recordings, Files files, BooleanSupplier stop) throws Exception {
    long start = System.nanoTime();
    Inference.Trains.Recorded asked = (Inference.Trains.Recorded) inference.trains();
    List<SpikeTrain> trains =
        RecordedTrains.read(
            asked,
            recorder(asked.recorder(), Recorder.Spikes.class),
            experiment.clock(),
            recorder.window(),
            recordings);
    RecordedVoltage voltage = new RecordedVoltage(recorder, recordings);
    List<NeuronResult> found = new ArrayList<>();
    List<RecordedVoltage.Neuron> neurons = voltage.neurons();
    int atOnce = atOnce();
    try (WorkerPool pool = new WorkerPool(threads)) {
      for (int from = 0; from < neurons.size(); from += atOnce) {
        List<RecordedVoltage.Neuron> some =
            neurons.subList(from, Math.min(neurons.size(), from + atOnce));
        double[][] voltages = voltage.read(some);
        for (int i = 0; i < some.size(); i++) {
          int before = (from + i) * trains.size();
          Optional<NeuronResult> result =
              infer(
                  some.get(i),
                  voltages[i],
                  trains,
                  pool,
                  stop,
                  tested -> progress.tested(before + tested, neurons.size() * trains.size()));
          if (result.isEmpty()) {
            return false;
          }
          found.add(result.get());
        }
      }
    }
    results = List.copyOf(found);
    new InferenceFiles(experiment, inference, interval()).write(results, files);
    seconds = (System.nanoTime() - start) / 1e9;
    return true;
  }

  /** How many neurons' voltages are held at once. */
  private int atOnce() {
    double bytes = SHARE * Runtime.getRuntime().maxMemory();
    return (int) Math.max(1, Math.min(1 << 10, bytes / Double.BYTES / recorder.samples()));
  }

  /** From one sample that is seen to the next, in steps. */
  private long interval() {
    return recorder.every() * inference.channel().every();
  }

  private interface Tested {
    void trains(int count);
  }

  private Optional<NeuronResult> infer(
      RecordedVoltage.Neuron neuron,
      double[] voltage,
      List<SpikeTrain> trains,
      WorkerPool pool,
      BooleanSupplier stop,
      Tested tested)
      throws Exception {
    double[] seen =
        new Imaging(inference.channel().noise(), inference.channel().every())
            .of(voltage, key("imaging", neuron.population()), neuron.neuron());
    List<SpikeTrain> others =
        trains.stream()
            .filter(
                train ->
                    !train.population().equals(neuron.population())
                        || train.neuron() != neuron.neuron())
            .toList();
    ConnectionTest test = new ConnectionTest(seen, settings(), form(others));
    TrainTest[] tests = new TrainTest[others.size()];
    AtomicInteger done = new AtomicInteger();
    pool.run(
        tests.length,
        number -> {
          if (!stop.getAsBoolean()) {
            SpikeTrain train = others.get(number);
            StreamKey key = key("shuffle", train.population());
            tests[number] =
                test.test(train.times(), new IntervalShuffle(key, train.neuron(), train.times()));
            tested.trains(done.incrementAndGet());
          }
        });
    return Arrays.stream(tests).anyMatch(t -> t == null)
        ? Optional.empty()
        : Optional.of(result(neuron, others, tests));
  }

  private StreamKey key(String what, String population) {
    return StreamKey.of(inference.seed(), PURPOSE, what, population);
  }

  private ConnectionTest.Settings settings() {
    return new ConnectionTest.Settings(
        inference.window(),
        experiment.clock().at(interval()).doubleValue(),
        Math.toIntExact(interval()),
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

  private NeuronResult result(
      RecordedVoltage.Neuron neuron, List<SpikeTrain> trains, TrainTest[] tests) {
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
                        trueKind(neuron, trains.get(i))))
            .toList());
  }

  private Optional<Kind> trueKind(RecordedVoltage.Neuron neuron, SpikeTrain train) {
    return truth.map(known -> known.of(neuron.population(), neuron.neuron(), train));
  }
}
