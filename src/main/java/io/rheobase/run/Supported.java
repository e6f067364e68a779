package io.rheobase.run;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.model.Method;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the engine can run of all that a parameter file can describe. */
final class Supported {

  private final ParameterFile file;
  private final Experiment experiment;
  private final List<Fault> faults = new ArrayList<>();

  private Supported(ParameterFile file) {
    this.file = file;
    this.experiment = file.experiment();
  }

  /**
   * Refuses what cannot be run yet.
   *
   * @throws ParameterFileException naming all of it
   */
  static void require(ParameterFile file) {
    List<Fault> missing = missing(file);
    if (!missing.isEmpty()) {
      throw new ParameterFileException(missing, file.warnings());
    }
  }

  /** What cannot be run yet. */
  static List<Fault> missing(ParameterFile file) {
    Supported supported = new Supported(file);
    supported.faults.addAll(file.notYet());
    supported.check();
    return supported.faults;
  }

  private void check() {
    if (experiment.method() != Method.EULER) {
      refuse("simulation.method", "the method " + experiment.method(), "euler");
    }
    experiment.populations().forEach(this::population);
    experiment.inputs().forEach(this::input);
    boolean spikes = false;
    for (Recorder recorder : experiment.recorders()) {
      recorder(recorder, spikes);
      spikes |= recorder instanceof Recorder.Spikes;
    }
  }

  private void refuse(String address, String what, String instead) {
    faults.add(
        new Fault(
            file.places().of(address),
            "this version cannot run " + what + " yet",
            instead.isEmpty() ? "" : "it runs " + instead));
  }

  private void population(Population population) {
    String address = "populations." + population.name();
    String model = population.model().name();
    if (!population.model().shipped() || !List.of("LIF", "ExpLIF").contains(model)) {
      refuse(address + ".model", "the model " + model, "LIF and ExpLIF");
      return;
    }
    for (Map.Entry<String, Values> parameter : population.parameters().entrySet()) {
      if (!(parameter.getValue() instanceof Values.Constant)
          && !parameter.getKey().equals("t_ref")) {
        refuse(
            address + ".parameters." + parameter.getKey(),
            "a " + parameter.getKey() + " that differs between neurons",
            "one value for all");
      }
    }
  }

  private void input(Input input) {
    String address = "inputs." + input.name();
    if (!input.to().stream().allMatch(experiment::isWhole)) {
      refuse(address + ".to", "an input into a part of a population", "whole populations");
    }
    if (!input.window().equals(new Window(0, experiment.clock().steps()))) {
      refuse(address, "an input with start or stop", "inputs that act throughout");
    }
    boolean runs =
        input instanceof Input.Constant constant && constant.value() instanceof Values.Constant
            || input instanceof Input.Gaussian gaussian
                && gaussian.mean() instanceof Values.Constant
                && gaussian.std() instanceof Values.Constant
                && gaussian.interval() == 1
            || input instanceof Input.FromFile from && runs(from);
    if (!runs) {
      refuse(
          address,
          "this kind of input",
          "constant and gaussian with one value for all neurons, and CSV files with a row for"
              + " every step and a column in pA for every neuron");
    }
  }

  private boolean runs(Input.FromFile from) {
    return from.format() == Input.FromFile.Format.CSV
        && from.interpolation() == Input.FromFile.Interpolation.NONE
        && from.unit().text().equals("pA")
        && from.to().stream().allMatch(target -> target.count() == from.columns());
  }

  private void recorder(Recorder recorder, boolean again) {
    String address = "record." + recorder.name();
    boolean runs =
        recorder instanceof Recorder.Spikes && !again && allSpikes(recorder.of())
            || recorder instanceof Recorder.Variables variables && runs(variables);
    if (!runs) {
      refuse(
          address,
          "this kind of recorder",
          "one for all spikes, and V of neurons of one population at every step as csv");
    }
  }

  private boolean allSpikes(List<Target> of) {
    return of.size() == experiment.populations().size()
        && of.stream().allMatch(experiment::isWhole);
  }

  private boolean runs(Recorder.Variables variables) {
    return variables.of().size() == 1
        && variables.variables().equals(List.of("V"))
        && variables.every() == 1
        && variables.window().equals(new Window(0, experiment.clock().steps()))
        && variables.format() == Recorder.Format.CSV
        && variables.spike() == Recorder.SpikeSample.VALUE;
  }
}
