package io.rheobase.infer;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Statistic;
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
