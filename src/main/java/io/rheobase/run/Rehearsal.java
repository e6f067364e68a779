package io.rheobase.run;

import io.rheobase.compiler.Program;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.VectorWarmUp;
import io.rheobase.model.BoundModel;
import io.rheobase.model.SharedKernels;
import io.rheobase.params.ParameterFile;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Gets the vector code of many runs ready before the first of them: it is compiled, and run on
 * scratch until the JIT has made it fast.
 */
public final class Rehearsal {

  private static final int SIZE = 512;
  private static final StreamKey NO_KEY = new StreamKey(0, 0);

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
    SharedKernels kernels = sharing.kernels();
    Map<SharedKernels.Known, NeuronFactory.Neurons> sample = new LinkedHashMap<>();
    for (ParameterFile file : files) {
      List<SharedKernels.Known> known = new ArrayList<>();
      NeuronFactory factory =
          new NeuronFactory(
              file,
              partition,
              (model, dt, method, parameters, noise, use) -> {
                known.add(sharing.known(model, dt, method, parameters, noise, use));
                return known.get(known.size() - 1).model();
              },
              population -> false,
              new NeuronValues(file.experiment().seed()),
              new ArrayList<>());
      for (io.rheobase.experiment.Population population : file.experiment().populations()) {
        if (!population.model().isSpikeSource()) {
          NeuronFactory.Neurons neurons = factory.neurons(population);
          sample.put(known.get(known.size() - 1), neurons);
        }
      }
    }
    Map<Program, BoundModel> different = new LinkedHashMap<>();
    Map<Population, BoundModel> models = new LinkedHashMap<>();
    sample.forEach(
        (known, neurons) -> {
          BoundModel model = kernels.of(known, NO_KEY);
          if (different.putIfAbsent(model.programs().get(0), model) == null) {
            models.put(population(model, neurons, partition), model);
          }
        });
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
