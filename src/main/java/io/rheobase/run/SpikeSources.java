package io.rheobase.run;

import io.rheobase.engine.SpikeInput;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import io.rheobase.input.Extent;
import io.rheobase.input.GivenSpikes;
import io.rheobase.input.PoissonSpikes;
import io.rheobase.input.SpikeSource;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
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
        values.parameter(population, RATE),
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
        values.over(target, size, "input", input.name() + "." + RATE, poisson.rate()),
        experiment.clock().dt().doubleValue());
  }

  private StreamKey key(String purpose, String entry, String population) {
    return StreamKey.of(experiment.seed(), purpose, entry, population);
  }

  /** Every neuron of the target has the train of its rank, or all have the one there is. */
  private static SpikeSource given(SpikeTimes times, Target target, int size, Window window) {
    int[] targets = target.indices().toArray();
    int capacity = times.isCommon() ? times.count() * targets.length : times.count();
    long[] samples = new long[capacity];
    int[] neurons = new int[capacity];
    int n = 0;
    for (int rank = 0; rank < targets.length; rank++) {
      int train = times.isCommon() ? 0 : rank;
      for (int spike = 0; spike < times.count(train); spike++) {
        long sample = times.sample(train, spike);
        if (sample >= window.start() && sample < window.stop()) {
          samples[n] = sample;
          neurons[n++] = targets[rank];
        }
      }
    }
    return new GivenSpikes(size, Arrays.copyOf(samples, n), Arrays.copyOf(neurons, n));
  }
}
