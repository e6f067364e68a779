package io.rheobase.infer;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Statistic;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;

/** What an inference will take, before anything is recorded. */
public final class ExpectedWork {

  /** What a spiking neuron often has (kHz). */
  private static final double RATE = 0.01;

  private ExpectedWork() {}

  /** About how many additions an inference behind a run takes, of trains with a usual rate. */
  public static double additions(Experiment experiment) {
    Inference inference = experiment.inference().orElseThrow();
    double spikes =
        inference.trains() instanceof Inference.Trains.Recorded recorded
            ? recorded.neurons().stream().mapToDouble(Target::count).sum()
                * experiment.clock().duration().doubleValue()
                * RATE
            : spikes(inference);
    return additions(inference, spikes);
  }

  /**
   * What an inference behind a run takes (bytes of memory): the voltage of a neuron, what is seen
   * of it, the trains, and what their tests need.
   *
   * @param threads that test trains side by side
   */
  public static double memory(Experiment experiment, int threads) {
    Inference inference = experiment.inference().orElseThrow();
    double samples = voltage(experiment).samples();
    double trains =
        inference.trains() instanceof Inference.Trains.Recorded recorded
            ? recorded.neurons().stream().mapToDouble(Target::count).sum()
            : ((Inference.Trains.FromFile) inference.trains()).spikes().trains();
    double averages =
        inference.averages() == Inference.Averages.NONE ? 0 : 3 * trains * inference.window();
    double prefix = inference.statistic() == Statistic.PEAK_TO_PEAK ? 0 : samples;
    return Double.BYTES * (samples * 2 + prefix + averages)
        + Integer.BYTES * trains * experiment.clock().duration().doubleValue() * RATE
        + threads * ConnectionTest.MOST_MEMORY;
  }

  /** What the voltages of all recorded neurons take that are gathered in memory (bytes). */
  public static double gathered(Experiment experiment) {
    Recorder.Variables recorder = voltage(experiment);
    double neurons = recorder.of().stream().mapToDouble(Target::count).sum();
    return Double.BYTES * neurons * recorder.samples();
  }

  private static Recorder.Variables voltage(Experiment experiment) {
    Inference inference = experiment.inference().orElseThrow();
    String name = ((Inference.Voltage.Recorded) inference.voltage()).recorder();
    return experiment.recorders().stream()
        .filter(recorder -> recorder.name().equals(name))
        .map(Recorder.Variables.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** How many additions an inference from files takes. */
  public static double additions(Inference inference) {
    return additions(inference, spikes(inference));
  }

  private static double spikes(Inference inference) {
    return ((Inference.Trains.FromFile) inference.trains()).spikes().count();
  }

  private static double additions(Inference inference, double spikes) {
    return inference.statistic() == Statistic.PEAK_TO_PEAK
        ? spikes * inference.window() * inference.shuffles()
        : 0;
  }
}
