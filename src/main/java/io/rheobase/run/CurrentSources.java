package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Input.FromFile;
import io.rheobase.experiment.Input.WhiteMeasure;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentRows;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.Extent;
import io.rheobase.input.FileCurrent;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.input.OrnsteinUhlenbeckCurrent;
import io.rheobase.input.PulseCurrent;
import io.rheobase.input.RampCurrent;
import io.rheobase.input.SineCurrent;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.input.Targets;
import io.rheobase.input.UniformCurrent;
import io.rheobase.input.WhiteNoise;
import io.rheobase.model.PerNeuron;
import io.rheobase.npy.NpyRows;
import io.rheobase.params.CsvCurrent;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the inputs of a file into sources. An input that names several targets becomes a source for
 * each of them: its values begin anew, its draws go by the neuron's number in its population.
 */
final class CurrentSources {

  private static final double HZ_PER_KHZ = 1000;

  private final Experiment experiment;
  private final Partition partition;
  private final NeuronValues values;
  private final List<StreamedCurrent> streams;

  /**
   * @param streams receives the sources that must be read
   */
  CurrentSources(
      Experiment experiment,
      Partition partition,
      NeuronValues values,
      List<StreamedCurrent> streams) {
    this.experiment = experiment;
    this.partition = partition;
    this.values = values;
    this.streams = streams;
  }

  /** The sources that drive a population, in the order of the file. */
  List<CurrentSource> of(Population population) throws IOException {
    List<CurrentSource> sources = new ArrayList<>();
    for (Input input : experiment.inputs()) {
      if (!(input instanceof Input.Arriving)) {
        sources.addAll(of(input, population));
      }
    }
    return sources;
  }

  /** The sources by which an input drives a population, one for each of its targets there. */
  List<CurrentSource> of(Input input, Population population) throws IOException {
    List<CurrentSource> sources = new ArrayList<>();
    for (Target target : input.to()) {
      if (target.population().equals(population.name())) {
        sources.add(new Source(input, target, population).build());
      }
    }
    return sources;
  }

  /** The neurons of a target, and the time in which they are driven. */
  static Extent extent(Target target, Window window) {
    Targets targets =
        target.neurons().size() == 1
            ? Targets.range(target.neurons().get(0).from(), target.neurons().get(0).to() + 1)
            : Targets.of(target.indices().toArray());
    return new Extent(targets, window.start(), window.stop());
  }

  /** One input into one target. */
  private final class Source {
    private final Input input;
    private final Target target;
    private final Population population;
    private final Extent extent;

    Source(Input input, Target target, Population population) {
      this.input = input;
      this.target = target;
      this.population = population;
      this.extent = extent(target, unendingIfToTheEnd(input.window()));
    }

    /** A source that is not seen to end can be known to be steady. */
    private Window unendingIfToTheEnd(Window window) {
      return window.stop() >= experiment.clock().steps()
          ? new Window(window.start(), Long.MAX_VALUE)
          : window;
    }

    CurrentSource build() throws IOException {
      if (input instanceof Input.Constant constant) {
        return new ConstantCurrent(extent, of("value", constant.value()));
      }
      if (input instanceof Input.Pulses pulses) {
        return new PulseCurrent(
            extent,
            of("amplitude", pulses.amplitude()),
            pulses.width(),
            pulses.interval(),
            Long.MAX_VALUE);
      }
      if (input instanceof Input.Ramp ramp) {
        return new RampCurrent(
            extent, of("from", ramp.from()), of("to", ramp.until()), ramp.window().steps());
      }
      if (input instanceof Input.Sine sine) {
        return sine(sine);
      }
      return input instanceof Input.FromFile from ? file(from) : noise();
    }

    private CurrentSource sine(Input.Sine sine) {
      PerNeuron kilohertz = of("frequency", sine.frequency());
      return new SineCurrent(
          extent,
          of("amplitude", sine.amplitude()),
          of("offset", sine.offset()),
          PerNeuron.derived(
              population.size(), neuron -> kilohertz.of(neuron) * HZ_PER_KHZ, kilohertz),
          of("phase", sine.phase()),
          experiment.clock().dt());
    }

    private CurrentSource noise() {
      double dt = experiment.clock().dt().doubleValue();
      StreamKey key = StreamKey.of(experiment.seed(), "input", input.name(), population.name());
      if (input instanceof Input.Gaussian gaussian) {
        return new GaussianCurrent(
            key,
            extent,
            of("mean", gaussian.mean()),
            of("std", gaussian.std()),
            gaussian.interval());
      }
      if (input instanceof Input.White white) {
        return new GaussianCurrent(key, extent, of("mean", white.mean()), deviation(white, dt), 1);
      }
      if (input instanceof Input.Uniform uniform) {
        return new UniformCurrent(
            key, extent, of("low", uniform.low()), of("high", uniform.high()), uniform.interval());
      }
      Input.OrnsteinUhlenbeck ou = (Input.OrnsteinUhlenbeck) input;
      return new OrnsteinUhlenbeckCurrent(
          key, extent, of("mean", ou.mean()), of("std", ou.std()), of("tau", ou.tau()), dt);
    }

    private PerNeuron deviation(Input.White white, double dt) {
      PerNeuron strength = of("strength", white.strength());
      int size = population.size();
      if (white.measure() == WhiteMeasure.INTENSITY) {
        return PerNeuron.derived(size, neuron -> WhiteNoise.std(strength.of(neuron), dt), strength);
      }
      PerNeuron leak = values.parameter(population, "g_L");
      PerNeuron tau = membraneTimeConstant(leak);
      return PerNeuron.derived(
          size,
          neuron -> WhiteNoise.std(strength.of(neuron), leak.of(neuron), tau.of(neuron), dt),
          strength,
          leak,
          tau);
    }

    private PerNeuron membraneTimeConstant(PerNeuron leak) {
      if (population.parameters().containsKey("tau_m")) {
        return values.parameter(population, "tau_m");
      }
      PerNeuron capacitance = values.parameter(population, "C_m");
      return PerNeuron.derived(
          population.size(), neuron -> capacitance.of(neuron) / leak.of(neuron), capacitance, leak);
    }

    private CurrentSource file(Input.FromFile from) throws IOException {
      CurrentRows rows =
          from.format() == FromFile.Format.NPY
              ? new NpyRows(from.file().name(), from.file().path())
              : new CsvCurrent(from, experiment.clock());
      FileCurrent stream = new FileCurrent(rows, extent, partition.sliceSteps());
      streams.add(stream);
      return stream;
    }

    private PerNeuron of(String entry, Values described) {
      return values.over(target, population.size(), "input", input.name() + "." + entry, described);
    }
  }
}
