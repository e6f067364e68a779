package io.rheobase.run;

import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.PerNeuron;
import io.rheobase.model.SharedKernels;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * Several experiments of the same shape, without draws in their steps and without connections, as
 * one: the populations of all stand side by side in one population each, every neuron with the
 * numbers, and so the bits, that it has alone.
 */
public final class JointRun {

  private final Experiment first;
  private final Partition partition;
  private final List<List<NeuronFactory.Neurons>> members;
  private final List<IntToLongFunction> holds;
  private final List<Joined> joined;
  private final Recordings recordings;
  private final Observer observer;

  /** A population of all members together. */
  private record Joined(BoundModel model, List<CurrentSource> currents) {}

  private JointRun(
      Experiment first,
      Partition partition,
      List<List<NeuronFactory.Neurons>> members,
      List<IntToLongFunction> holds,
      List<Joined> joined,
      Recordings recordings,
      Observer observer) {
    this.first = first;
    this.partition = partition;
    this.members = members;
    this.holds = holds;
    this.joined = joined;
    this.recordings = recordings;
    this.observer = observer;
  }

  /** Whether an experiment is of the kind that can stand beside others. */
  public static boolean isSuited(Experiment experiment) {
    return experiment.connections().isEmpty()
        && experiment.populations().stream()
            .noneMatch(
                p -> p.model().isSpikeSource() || !p.model().equations().receptors().isEmpty())
        && experiment.inputs().stream()
            .allMatch(
                input ->
                    input instanceof Input.Constant
                        || input instanceof Input.Pulses
                        || input instanceof Input.Ramp
                        || input instanceof Input.Sine);
  }

  /**
   * The experiments as one; nothing where they differ in more than numbers, or one of them cannot
   * be made.
   *
   * @param files of experiments that are {@link #isSuited suited}
   * @param partition how to cut them; no result depends on it
   * @param observer that will look at them
   */
  public static Optional<JointRun> of(
      List<ParameterFile> files, Partition partition, ModelSharing sharing, Observer observer) {
    Experiment first = files.get(0).experiment().recording(List.of());
    Recordings recordings = new Recordings(first, partition, observer.watched(), files.size());
    List<List<NeuronFactory.Neurons>> members = new ArrayList<>();
    List<IntToLongFunction> holds = new ArrayList<>();
    for (ParameterFile file : files) {
      if (!isLike(first, file.experiment())) {
        return Optional.empty();
      }
      List<StreamedCurrent> none = new ArrayList<>();
      NeuronFactory factory =
          new NeuronFactory(
              file,
              partition,
              sharing::announce,
              recordings::showCurrentOf,
              new NeuronValues(file.experiment().seed()),
              none);
      List<NeuronFactory.Neurons> member = new ArrayList<>();
      try {
        for (io.rheobase.experiment.Population population : file.experiment().populations()) {
          NeuronFactory.Neurons neurons = factory.neurons(population);
          member.add(neurons);
          holds.add(factory.holdSamples(neurons.refractory()));
        }
      } catch (ParameterFileException | RunFailedException | IOException e) {
        return Optional.empty();
      }
      members.add(member);
    }
    List<Joined> joined = new ArrayList<>();
    for (int p = 0; p < first.populations().size(); p++) {
      Optional<Joined> one = joined(members, p, first.populations().get(p).size(), sharing);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      joined.add(one.get());
    }
    return Optional.of(
        new JointRun(first, partition, members, holds, joined, recordings, observer));
  }

  private static boolean isLike(Experiment first, Experiment other) {
    return first.clock().equals(other.clock()) && shape(first).equals(shape(other));
  }

  private static List<Object> shape(Experiment experiment) {
    List<Object> shape = new ArrayList<>();
    for (io.rheobase.experiment.Population population : experiment.populations()) {
      shape.add(population.name());
      shape.add(population.size());
    }
    return shape;
  }

  private static Optional<Joined> joined(
      List<List<NeuronFactory.Neurons>> members, int p, int size, ModelSharing sharing) {
    SharedKernels kernels = sharing.kernels();
    List<BoundModel> models = new ArrayList<>(members.size());
    members.forEach(member -> models.add(kernels.of(member.get(p).model())));
    Optional<BoundModel> model = SharedKernels.sideBySide(models, size);
    if (model.isEmpty()) {
      return Optional.empty();
    }
    List<CurrentSource> currents = new ArrayList<>();
    for (int c = 0; c < members.get(0).get(p).currents().size(); c++) {
      List<CurrentSource> all = new ArrayList<>(members.size());
      for (List<NeuronFactory.Neurons> member : members) {
        if (member.get(p).currents().size() != members.get(0).get(p).currents().size()) {
          return Optional.empty();
        }
        all.add(member.get(p).currents().get(c));
      }
      Optional<CurrentSource> current = all.get(0).sideBySide(all, size);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      currents.add(current.get());
    }
    return Optional.of(new Joined(model.get(), currents));
  }

  /**
   * Runs to the end, or until it is stopped.
   *
   * @param stop asked now and then
   * @return whether it came to the end
   * @throws NonFiniteStateException where a state of one of the members has left the numbers
   */
  public boolean execute(BooleanSupplier stop) throws NonFiniteStateException {
    try (recordings) {
      List<Population> populations = new ArrayList<>();
      for (int p = 0; p < joined.size(); p++) {
        populations.add(population(p));
      }
      long steps =
          new Simulation(
                  populations,
                  List.of(),
                  observer.sinks(populations, recordings::traces),
                  partition,
                  Vectorization.NEVER)
              .run(first.clock().steps(), done -> {}, stop);
      return steps == first.clock().steps();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e), e);
    }
  }

  private Population population(int p) {
    io.rheobase.experiment.Population described = first.populations().get(p);
    int size = described.size();
    BoundModel model = joined.get(p).model();
    List<IntToDoubleFunction> initial = new ArrayList<>();
    for (int state = 0; state < model.states().size(); state++) {
      List<PerNeuron> each = new ArrayList<>(members.size());
      for (List<NeuronFactory.Neurons> member : members) {
        each.add(member.get(p).initial().get(state));
      }
      initial.add(PerNeuron.sideBySide(each, size)::of);
    }
    int populations = joined.size();
    return new Population(
        described.name(),
        Math.multiplyExact(size, members.size()),
        model,
        initial,
        neuron -> holds.get(neuron / size * populations + p).applyAsLong(neuron % size),
        joined.get(p).currents(),
        List.of(),
        recordings.tracesOf(described.name(), model),
        partition);
  }
}
