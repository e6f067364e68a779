package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.experiment.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files that an experiment was read from, besides the parameter file. */
public final class DataFiles {
  private DataFiles() {}

  /** Each once, in the order of the experiment. */
  public static List<DataFile> of(Experiment experiment) {
    Set<DataFile> files = new LinkedHashSet<>();
    for (Population population : experiment.populations()) {
      population.parameters().values().forEach(values -> add(values, files));
      population.initial().values().forEach(values -> add(values, files));
      population.spikes().ifPresent(times -> add(times, files));
    }
    for (Input input : experiment.inputs()) {
      if (input instanceof Input.FromFile from) {
        files.add(from.file());
      }
      if (input instanceof Input.Spikes spikes) {
        add(spikes.times(), files);
      }
      amplitudes(input).forEach(values -> add(values, files));
    }
    for (Connection connection : experiment.connections()) {
      connection.file().ifPresent(read -> files.add(read.file()));
    }
    experiment.inference().ifPresent(inference -> files.addAll(of(inference)));
    return new ArrayList<>(files);
  }

  /** Those that an inference is made from, besides a run's own. */
  static List<DataFile> of(Inference inference) {
    List<DataFile> files = new ArrayList<>();
    if (inference.voltage() instanceof Inference.Voltage.FromFile voltage) {
      files.add(voltage.file());
    }
    if (inference.trains() instanceof Inference.Trains.FromFile trains) {
      trains.spikes().file().ifPresent(read -> files.add(read.file()));
    }
    if (inference.truth() instanceof Inference.Truth.FromFile truth) {
      files.add(truth.file());
    }
    return files;
  }

  private static void add(Values values, Set<DataFile> files) {
    if (values instanceof Values.FromFile from) {
      files.add(from.file());
    }
  }

  private static void add(SpikeTimes times, Set<DataFile> files) {
    times.file().ifPresent(read -> files.add(read.file()));
  }

  /** The values per neuron of an input. */
  static List<Values> amplitudes(Input input) {
    if (input instanceof Input.Constant constant) {
      return List.of(constant.value());
    }
    if (input instanceof Input.Pulses pulses) {
      return List.of(pulses.amplitude());
    }
    if (input instanceof Input.Ramp ramp) {
      return List.of(ramp.from(), ramp.until());
    }
    if (input instanceof Input.Sine sine) {
      return List.of(sine.amplitude(), sine.frequency(), sine.phase(), sine.offset());
    }
    if (input instanceof Input.Gaussian gaussian) {
      return List.of(gaussian.mean(), gaussian.std());
    }
    if (input instanceof Input.White white) {
      return List.of(white.mean(), white.strength());
    }
    if (input instanceof Input.Uniform uniform) {
      return List.of(uniform.low(), uniform.high());
    }
    if (input instanceof Input.OrnsteinUhlenbeck ou) {
      return List.of(ou.mean(), ou.std(), ou.tau());
    }
    if (input instanceof Input.Poisson poisson) {
      return List.of(poisson.rate(), poisson.weight());
    }
    return input instanceof Input.Spikes spikes ? List.of(spikes.weight()) : List.of();
  }
}
