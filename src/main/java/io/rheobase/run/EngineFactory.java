package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.experiment.Experiment;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Turns what a file describes into what the engine runs. */
final class EngineFactory implements Engine {

  private final Partition partition;
  private final Recordings recordings;
  private final NeuronFactory neurons;
  private final SpikeSources spikes;
  private final List<StreamedCurrent> streams = new ArrayList<>();
  private final List<Population> populations = new ArrayList<>();

  /**
   * @param binder binds the models
   * @throws ParameterFileException where what was drawn, or the method, does not fit the model
   */
  EngineFactory(ParameterFile file, Partition partition, Recordings recordings, ModelBinder binder)
      throws IOException {
    Experiment experiment = file.experiment();
    this.partition = partition;
    this.recordings = recordings;
    NeuronValues values = new NeuronValues(experiment.seed());
    this.neurons =
        new NeuronFactory(file, partition, binder, recordings::showCurrentOf, values, streams);
    this.spikes = new SpikeSources(experiment, values);
    try {
      for (io.rheobase.experiment.Population population : experiment.populations()) {
        populations.add(population(population));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public List<Population> populations() {
    return populations;
  }

  @Override
  public List<StreamedCurrent> streams() {
    return streams;
  }

  private Population population(io.rheobase.experiment.Population described) throws IOException {
    if (described.model().isSpikeSource()) {
      return Population.ofSources(
          described.name(), described.size(), spikes.of(described), partition);
    }
    NeuronFactory.Neurons parts = neurons.neurons(described);
    List<IntToDoubleFunction> states = new ArrayList<>();
    parts.initial().forEach(value -> states.add(value::of));
    return new Population(
        described.name(),
        described.size(),
        parts.model(),
        states,
        neurons.holdSamples(parts.refractory()),
        parts.currents(),
        spikes.arrivingAt(described),
        recordings.tracesOf(described.name(), parts.model()),
        partition);
  }

  @Override
  public void close() throws IOException {
    for (StreamedCurrent stream : streams) {
      stream.close();
    }
  }
}
