package io.rheobase.run;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many spikes an input or a source has, known before the run.
 *
 * @param name of the input or the population
 * @param spikes their number; the mean where they are drawn
 * @param isMean whether they are drawn
 * @param what becomes of them, in words
 */
public record SpikeCount(String name, double spikes, boolean isMean, String what) {

  /** How many standard deviations no number of spikes exceeds. */
  private static final double FARTHEST = 6;

  /** A given spike: its sample as read, in the source and, with the neuron, in a block. */
  private static final double GIVEN_BYTES = 3 * 8;

  /** The inputs and the sources of an experiment, in the order of the file. */
  static List<SpikeCount> of(Experiment experiment) {
    List<SpikeCount> counts = new ArrayList<>();
    Clock clock = experiment.clock();
    for (Population population : experiment.populations()) {
      if (population.model().isSpikeSource()) {
        counts.add(
            new SpikeCount(
                population.name(),
                emitted(population, Target.all(population), clock),
                population.spikes().isEmpty(),
                "are emitted"));
      }
    }
    for (Input input : experiment.inputs()) {
      if (input instanceof Input.Arriving arriving) {
        counts.add(
            new SpikeCount(
                input.name(),
                arriving(arriving, clock),
                input instanceof Input.Poisson,
                "arrive at "
                    + arriving.receptor()
                    + " of "
                    + input.to().stream()
                        .map(Target::population)
                        .collect(Collectors.joining(", "))));
      }
    }
    return counts;
  }

  private static double arriving(Input.Arriving input, Clock clock) {
    double spikes = 0;
    for (Target target : input.to()) {
      spikes +=
          input instanceof Input.Poisson poisson
              ? mean(poisson.rate(), target.count()) * ms(samples(input.window(), clock), clock)
              : given(((Input.Spikes) input).times(), target.count(), input.window());
    }
    return spikes;
  }

  private static long samples(Window window, Clock clock) {
    return Math.max(0, Math.min(window.stop(), clock.steps() + 1) - Math.max(window.start(), 1));
  }

  private static double ms(long samples, Clock clock) {
    return clock.dt().doubleValue() * samples;
  }

  private static double given(SpikeTimes times, int neurons, Window window) {
    double spikes = 0;
    for (int train = 0; train < times.trains(); train++) {
      for (int spike = 0; spike < times.count(train); spike++) {
        long sample = times.sample(train, spike);
        spikes += sample >= window.start() && sample < window.stop() ? 1 : 0;
      }
    }
    return times.isCommon() ? spikes * neurons : spikes;
  }

  /** The spikes that some neurons of a source emit, or their mean number. */
  static double emitted(Population population, Target neurons, Clock clock) {
    Optional<SpikeTimes> times = population.spikes();
    if (times.isEmpty()) {
      return mean(population.parameters().get("rate"), neurons.count()) * ms(clock.steps(), clock);
    }
    return times.get().isCommon()
        ? (double) times.get().count() * neurons.count()
        : neurons.indices().mapToDouble(times.get()::count).sum();
  }

  /** Bytes that given spikes take. */
  static double memory(Experiment experiment) {
    Stream<SpikeTimes> emitted =
        experiment.populations().stream().flatMap(p -> p.spikes().stream());
    Stream<SpikeTimes> arriving =
        experiment.inputs().stream()
            .filter(Input.Spikes.class::isInstance)
            .map(input -> ((Input.Spikes) input).times());
    return GIVEN_BYTES * Stream.concat(emitted, arriving).mapToDouble(SpikeTimes::count).sum();
  }

  /** What a number of spikes hardly ever exceeds whose mean is known. */
  static double atMost(double mean) {
    return mean + FARTHEST * Math.sqrt(mean) + FARTHEST;
  }

  /** The sum of the means of the values of some neurons. */
  private static double mean(Values values, int neurons) {
    if (values instanceof Values.Known known) {
      double sum = 0;
      for (int i = 0; i < neurons; i++) {
        sum += known.at(i, neurons);
      }
      return sum;
    }
    double one =
        values instanceof Values.Normal normal
            ? normal.mean()
            : values instanceof Values.Lognormal lognormal
                ? lognormal.mean()
                : (((Values.Uniform) values).low() + ((Values.Uniform) values).high()) / 2;
    return one * neurons;
  }
}
