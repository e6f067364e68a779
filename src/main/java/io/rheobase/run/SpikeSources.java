package io.rheobase.run;

import io.rheobase.engine.SpikeInput;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import io.rheobase.input.CommonSpikes;
import io.rheobase.input.Extent;
import io.rheobase.input.GivenSpikes;
import io.rheobase.input.PoissonSpikes;
import io.rheobase.input.SpikeSource;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns what emits spikes, inputs and whole populations, into sources. */
final class SpikeSources {

  /** The parameter of the model {@code poisson}. */
  private static final String RATE = "rate";

  private final Experiment experiment;
  private final NeuronValues values;

  SpikeSources(Experiment experiment, NeuronValues values) {
    this.experiment = experiment;
    this.values = values;
  }

  /** What the neurons of a population emit that has no membrane. */
  SpikeSource of(Population population) {
    if (population.spikes().isPresent()) {
      Window always = new Window(0, Long.MAX_VALUE);
      return given(population.spikes().get(), Target.all(population), population.size(), always);
    }
    return new PoissonSpikes(
        key("population", RATE, population.name()),
        Extent.EVERYTHING,
        possible(values.parameter(population, RATE), population.name(), Target.all(population)),
        experiment.clock().dt().doubleValue());
  }

  /** The spikes that arrive at a population from outside, in the order of the file. */
  List<SpikeInput> arrivingAt(Population population) {
    List<SpikeInput> arriving = new ArrayList<>();
    for (Input input : experiment.inputs()) {
      for (Target target : input.to()) {
        if (input instanceof Input.Arriving spikes
            && target.population().equals(population.name())) {
          PerNeuron weight =
              values.over(
                  target, population.size(), "input", input.name() + ".weight", spikes.weight());
          arriving.add(
              new SpikeInput(
                  spikes.receptor(), source(spikes, target, population.size()), weight::of));
        }
      }
    }
    return arriving;
  }

  private SpikeSource source(Input.Arriving input, Target target, int size) {
    if (input instanceof Input.Spikes spikes) {
      return given(spikes.times(), target, size, input.window());
    }
    Input.Poisson poisson = (Input.Poisson) input;
    return new PoissonSpikes(
        key("input", input.name(), target.population()),
        CurrentSources.extent(target, input.window()),
        possible(
            values.over(target, size, "input", input.name() + "." + RATE, poisson.rate()),
            input.name(),
            target),
        experiment.clock().dt().doubleValue());
  }

  private StreamKey key(String purpose, String entry, String population) {
    return StreamKey.of(experiment.seed(), purpose, entry, population);
  }

  /** Every neuron of the target has the train of its rank, or all have the one there is. */
  private static SpikeSource given(SpikeTimes times, Target target, int size, Window window) {
    if (times.isCommon()) {
      long[] train = new long[times.count()];
      Arrays.setAll(train, spike -> times.sample(0, spike));
      return new CommonSpikes(CurrentSources.extent(target, window), train);
    }
    int[] targets = target.indices().toArray();
    long[] samples = new long[times.count()];
    int[] neurons = new int[samples.length];
    int n = 0;
    for (int rank = 0; rank < targets.length; rank++) {
      for (int spike = 0; spike < times.count(rank); spike++) {
        long sample = times.sample(rank, spike);
        if (sample >= window.start() && sample < window.stop()) {
          samples[n] = sample;
          neurons[n++] = targets[rank];
        }
      }
    }
    return new GivenSpikes(size, Arrays.copyOf(samples, n), Arrays.copyOf(neurons, n));
  }

  /** Holds drawn rates to what was asked of given ones when the file was read. */
  private PerNeuron possible(PerNeuron rate, String of, Target target) {
    double dt = experiment.clock().dt().doubleValue();
    if (!rate.isUniform()) {
      target
          .indices()
          .filter(neuron -> rate.of(neuron) * dt > PoissonSpikes.MOST_PER_STEP)
          .findFirst()
          .ifPresent(
              neuron -> {
                throw new RunFailedException(
                    "the rate of "
                        + of
                        + " drawn for neuron "
                        + neuron
                        + " ("
                        + Unit.parse("Hz").format(rate.of(neuron))
                        + ") is more than "
                        + (int) PoissonSpikes.MOST_PER_STEP
                        + " spikes a step");
              });
    }
    return rate;
  }
}
