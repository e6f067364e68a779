package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
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
    }
    for (Input input : experiment.inputs()) {
      if (input instanceof Input.FromFile from) {
        files.add(from.file());
      }
      amplitudes(input).forEach(values -> add(values, files));
    }
    for (Connection connection : experiment.connections()) {
      connection.file().ifPresent(read -> files.add(read.file()));
    }
    return new ArrayList<>(files);
  }

  private static void add(Values values, Set<DataFile> files) {
    if (values instanceof Values.FromFile from) {
      files.add(from.file());
    }
  }

  private static List<Values> amplitudes(Input input) {
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
    return List.of();
  }
}
