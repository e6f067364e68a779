package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Values;
import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.ExponentialIntegrateAndFire;
import io.rheobase.model.LeakyIntegrateAndFire;
import io.rheobase.model.MembraneParameters;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.random.StreamKey;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Turns what a file describes into what the engine runs. */
final class EngineFactory implements AutoCloseable {

  private final ParameterFile file;
  private final Experiment experiment;
  private final Partition partition;
  private final List<StreamedCurrent> streams = new ArrayList<>();
  private final List<Population> populations = new ArrayList<>();
  private final Map<String, Trace> traces = new HashMap<>();

  EngineFactory(ParameterFile file, Partition partition) throws IOException {
    this.file = file;
    this.experiment = file.experiment();
    this.partition = partition;
    for (Recorder recorder : experiment.recorders()) {
      if (recorder instanceof Recorder.Variables variables) {
        int[] neurons = variables.of().get(0).indices().toArray();
        traces.put(variables.name(), new Trace(0, neurons, partition.sliceSteps() + 1));
      }
    }
    for (io.rheobase.experiment.Population population : experiment.populations()) {
      populations.add(population(population));
    }
  }

  /** The populations, in the order of the file. */
  List<Population> populations() {
    return populations;
  }

  /** What a recorder of variables records into. */
  Trace trace(Recorder recorder) {
    return traces.get(recorder.name());
  }

  /** The streamed currents. */
  List<StreamedCurrent> streams() {
    return streams;
  }

  private Population population(io.rheobase.experiment.Population described) throws IOException {
    List<CurrentSource> currents = new ArrayList<>();
    for (Input input : experiment.inputs()) {
      if (input.to().stream().anyMatch(to -> to.population().equals(described.name()))) {
        currents.add(current(input, described));
      }
    }
    List<Trace> own = new ArrayList<>();
    for (Recorder recorder : experiment.recorders()) {
      if (traces.containsKey(recorder.name())
          && recorder.of().get(0).population().equals(described.name())) {
        own.add(trace(recorder));
      }
    }
    BoundModel model = model(described);
    IntToDoubleFunction initialV =
        values(described.initial().get("V"), described, "initial value", "V");
    requireBelowThreshold(described, initialV, model.thresholdValue());
    IntToDoubleFunction refractory =
        values(described.refractory(), described, "parameter", "t_ref");
    return new Population(
        described.name(),
        described.size(),
        model,
        List.of(initialV),
        neuron -> experiment.clock().nearestStep(refractory.applyAsDouble(neuron)),
        currents,
        own,
        partition);
  }

  private IntToDoubleFunction values(
      Values values, io.rheobase.experiment.Population described, String purpose, String entry) {
    StreamKey key = StreamKey.of(experiment.seed(), purpose, entry, described.name());
    return NeuronValues.of(values, described.size(), key);
  }

  /** What is given was checked with the file; what is drawn can be checked only now. */
  private void requireBelowThreshold(
      io.rheobase.experiment.Population described, IntToDoubleFunction initialV, double threshold) {
    if (described.initial().get("V").greatest() < threshold) {
      return;
    }
    for (int neuron = 0; neuron < described.size(); neuron++) {
      double v = initialV.applyAsDouble(neuron);
      if (v >= threshold) {
        Unit unit = described.initial().get("V").unit();
        throw new ParameterFileException(
            List.of(
                new Fault(
                    file.places().of("populations." + described.name() + ".initial.V"),
                    "the initial V drawn for neuron "
                        + neuron
                        + " ("
                        + unit.format(v)
                        + ") does not lie below the threshold ("
                        + unit.format(threshold)
                        + ")",
                    "give the distribution a max below it")),
            file.warnings());
      }
    }
  }

  private BoundModel model(io.rheobase.experiment.Population described) {
    double dt = experiment.clock().dt().doubleValue();
    MembraneParameters membrane =
        new MembraneParameters(
            parameter(described, "tau_m"),
            parameter(described, "g_L"),
            parameter(described, "E_L"),
            parameter(described, "V_th"),
            parameter(described, "V_reset"));
    return described.model().name().equals("LIF")
        ? LeakyIntegrateAndFire.bind(dt, membrane)
        : ExponentialIntegrateAndFire.bind(
            dt, membrane, parameter(described, "Delta_T"), parameter(described, "V_T"));
  }

  private static double parameter(io.rheobase.experiment.Population described, String name) {
    return ((Values.Constant) described.parameters().get(name)).value();
  }

  private CurrentSource current(Input input, io.rheobase.experiment.Population described)
      throws IOException {
    if (input instanceof Input.Constant constant) {
      return new ConstantCurrent(((Values.Constant) constant.value()).value());
    }
    if (input instanceof Input.Gaussian gaussian) {
      return new GaussianCurrent(
          StreamKey.of(experiment.seed(), "input", input.name(), described.name()),
          ((Values.Constant) gaussian.mean()).value(),
          ((Values.Constant) gaussian.std()).value());
    }
    Input.FromFile from = (Input.FromFile) input;
    FileCurrent stream = new FileCurrent(from.file(), described.size(), partition.sliceSteps());
    streams.add(stream);
    return stream;
  }

  @Override
  public void close() throws IOException {
    for (StreamedCurrent stream : streams) {
      stream.close();
    }
  }
}
