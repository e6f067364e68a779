package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.VectorWarmUp;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.SharedKernels;
import io.rheobase.params.ParameterFile;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Gets the vector code of many runs ready before the first of them: it is compiled, and run on
 * scratch until the JIT has made it fast.
 */
public final class Rehearsal {

  private static final int SIZE = 512;

  private Rehearsal() {}

  /**
   * Warms the kernels of runs up that are typical of all.
   *
   * @param files a sample of the runs
   * @param threads to use
   */
  public static void of(List<ParameterFile> files, ModelSharing sharing, int threads)
      throws Exception {
    Partition partition = new Partition(1, SIZE, 1);
    List<NeuronFactory.Neurons> sample = new ArrayList<>();
    for (ParameterFile file : files) {
      NeuronFactory factory =
          new NeuronFactory(
              file,
              partition,
              sharing::announce,
              population -> false,
              new NeuronValues(file.experiment().seed()),
              new ArrayList<StreamedCurrent>());
      for (io.rheobase.experiment.Population population : file.experiment().populations()) {
        if (!population.model().isSpikeSource()) {
          sample.add(factory.neurons(population));
        }
      }
    }
    SharedKernels kernels = sharing.kernels();
    Map<Object, Population> different = new IdentityHashMap<>();
    Map<Population, BoundModel> models = new IdentityHashMap<>();
    for (NeuronFactory.Neurons neurons : sample) {
      BoundModel model = kernels.of(neurons.model());
      if (!different.containsKey(model.programs().get(0))) {
        Population population = population(model, neurons, partition);
        different.put(model.programs().get(0), population);
        models.put(population, model);
      }
    }
    for (Population warm : VectorWarmUp.run(List.copyOf(models.keySet()), threads)) {
      kernels.useVectors(models.get(warm));
    }
  }

  /** One neuron stands for all: the warm-up repeats it. */
  private static Population population(
      BoundModel model, NeuronFactory.Neurons neurons, Partition partition) {
    List<IntToDoubleFunction> initial = new ArrayList<>();
    neurons.initial().forEach(value -> initial.add(value::of));
    return new Population(
        "rehearsal", 1, model, initial, neuron -> 0, List.of(), List.of(), List.of(), partition);
  }
}
