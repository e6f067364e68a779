package io.rheobase.infer;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.run.Analysis;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Infers the connections of recorded neurons. */
public final class InferenceRun implements Analysis {

  private final Inference inference;
  private final long seed;
  private final Opening opening;
  private final double memory;
  private final Inferring inferring;
  private List<NeuronResult> results = List.of();
  private double seconds;

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

  private InferenceRun(
      Inference inference,
      long seed,
      Opening opening,
      double memory,
      int threads,
      Progress progress) {
    this.inference = inference;
    this.memory = memory;
    this.seed = inference.seed().orElse(seed);
    this.opening = opening;
    this.inferring = new Inferring(inference, this.seed, threads, progress);
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
        experiment.seed(),
        folder -> new RunRecording(experiment, folder),
        ExpectedWork.memory(experiment, threads),
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
    return new InferenceRun(
        inference, 0, folder -> new FileRecording(inference), 0, threads, progress);
  }

  @Override
  public List<String> fileNames() {
    return InferenceFiles.names(inference);
  }

  @Override
  public double memory() {
    return memory;
  }

  /** What was found, once it is written. */
  public List<NeuronResult> results() {
    return results;
  }

  /** How well, where that is known, once it is written. */
  public Optional<Performance> performance() {
    return Evaluation.ifKnown(results);
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
    return inferring.readingSeconds();
  }

  @Override
  public boolean write(Path recordings, Files files, BooleanSupplier stop) throws Exception {
    long start = System.nanoTime();
    Recording recording = opening.of(recordings);
    List<NeuronResult> found = inferring.infer(recording, stop);
    if (found.isEmpty()) {
      return false;
    }
    results = found;
    new InferenceFiles(inference, interval(recording), seed).write(results, files);
    seconds = secondsSince(start);
    return true;
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  /** From one sample that is seen to the next (ms). */
  private BigDecimal interval(Recording recording) {
    return recording.interval().multiply(BigDecimal.valueOf(inference.channel().every()));
  }
}
