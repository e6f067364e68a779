package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.params.Experiment;
import io.rheobase.params.InputSpec;
import io.rheobase.params.PopulationSpec;
import io.rheobase.params.RefractoryPeriod;
import io.rheobase.params.TraceSpec;

/**
 * What a run will take, known before its first step.
 *
 * @param memory heap (bytes)
 * @param leastDisk what the files take at least (bytes)
 * @param mostDisk what they take at most (bytes)
 */
record Estimate(double memory, double leastDisk, double mostDisk) {

  /** The JVM, the classes and the parsed file. */
  private static final double BASE_MEMORY = 24e6;

  /** State, input, hold, candidates, crossings and counts of one neuron. */
  private static final double NEURON_MEMORY = 8 * 2 + 8 * 2 + 4 + 8 + 4 * 8;

  /** A drawn number, and the scratch that it is made in. */
  private static final double DRAW_MEMORY = 8;

  /** A spike in each of the two lists of a block, room for one per neuron and step. */
  private static final double SPIKE_MEMORY = 2 * 4;

  /** A recorded value in each of two buffers, and its text in each of two. */
  private static final double VALUE_MEMORY = 2 * 8 + 2 * 22;

  /** A value that noise has touched has 15 digits or more; samples held at V_reset are shorter. */
  private static final double LEAST_NOISY_VALUE = 12;

  private static final double LEAST_VALUE = 4;
  private static final double MOST_VALUE = 23;
  private static final double LEAST_RATE_ROW = 20;
  private static final double MOST_RATE_ROW = 90;

  static Estimate of(Experiment experiment, Partition partition) {
    double neurons = experiment.neurons();
    double samples = experiment.steps() + 1.0;
    double traced = experiment.traces().stream().mapToDouble(TraceSpec::columns).sum();
    double slice = partition.sliceSteps() + 1.0;
    boolean noisy = experiment.inputs().stream().anyMatch(i -> i instanceof InputSpec.Gaussian);
    boolean streamed = experiment.inputs().stream().anyMatch(i -> i instanceof InputSpec.FromFile);
    double memory =
        BASE_MEMORY
            + neurons * (NEURON_MEMORY + (noisy ? DRAW_MEMORY : 0))
            + neurons * slice * (SPIKE_MEMORY + (streamed ? 16 : 0))
            + traced * slice * VALUE_MEMORY;
    double time = experiment.duration().toPlainString().length() + 1.0;
    double leastValue = noisy || streamed ? LEAST_NOISY_VALUE : LEAST_VALUE;
    double leastDisk = samples * (traced * leastValue) + neurons * LEAST_RATE_ROW;
    double mostDisk = samples * (traced * MOST_VALUE + time) + neurons * MOST_RATE_ROW;
    for (PopulationSpec population : experiment.populations()) {
      double spikes = population.size() * samples / (1.0 + leastHold(experiment, population));
      mostDisk += spikes * (time + population.name().length() + 12);
    }
    return new Estimate(memory, leastDisk, mostDisk);
  }

  private static long leastHold(Experiment experiment, PopulationSpec population) {
    RefractoryPeriod refractory = population.refractory();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < refractory.values().size(); i++) {
      least = Math.min(least, refractory.holdSamples(i, experiment.dt()));
    }
    return least;
  }
}
