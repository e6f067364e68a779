package io.rheobase.run;

import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Values;
import io.rheobase.input.CurrentSource;
import io.rheobase.model.BoundModel;
import io.rheobase.model.PerNeuron;
import io.rheobase.model.SharedKernels;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/**
 * Several experiments of the same shape, without draws in their steps and without connections, as
 * one: the populations of all stand side by side in one population each, every neuron with the
 * numbers, and so the bits, that it has alone.
 *
 * @param <O> what looks at it
 */
public final class JointRun<O extends Observer> {

  /** What stands side by side draws nothing in its steps. */
  private static final StreamKey NO_KEY = new StreamKey(0, 0);

  private final List<Member> members;
  private final List<Joined> joined;
  private final O observer;
  private final Vectorization vectorization;

  /**
   * One of the experiments.
   *
   * @param index among those that were given
   * @param neurons of each population
   * @param holds how long the neurons of each population are refractory
   */
  private record Member(
      int index,
      Experiment experiment,
      List<NeuronFactory.Neurons> neurons,
      List<IntToLongFunction> holds) {}

  /** A population of all members together. */
  private record Joined(BoundModel model, List<CurrentSource> currents) {}

  private JointRun(
      List<Member> members, List<Joined> joined, O observer, Vectorization vectorization) {
    this.members = members;
    this.joined = joined;
    this.observer = observer;
    this.vectorization = vectorization;
  }

  /** Whether an experiment is of the kind that can stand beside others. */
  public static boolean isSuited(Experiment experiment) {
    return experiment.connections().isEmpty()
        && experiment.populations().stream()
            .map(io.rheobase.experiment.Population::model)
            .noneMatch(model -> model.isSpikeSource() || !model.equations().receptors().isEmpty())
        && experiment.inputs().stream()
            .allMatch(
                input ->
                    input instanceof Input.Constant
                        || input instanceof Input.Pulses
                        || input instanceof Input.Ramp
                        || input instanceof Input.Sine);
  }

  /**
   * Puts experiments side by side, as many as differ in numbers alone.
   *
   * @param files of experiments that are {@link #isSuited suited}
   * @param observer what looks at this many of them
   * @return runs of two or more; an experiment that is in none must run alone
   */
  public static <O extends Observer> List<JointRun<O>> of(
      List<ParameterFile> files, ModelSharing sharing, IntFunction<O> observer) {
    Partition partition = PointPartition.of(files.get(0).experiment(), 1);
    Recordings recordings =
        new Recordings(
            files.get(0).experiment().recording(List.of()),
            partition,
            observer.apply(1).watched(),
            1);
    List<Announced> announced = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      new Announcement(files.get(i), partition, sharing, recordings)
          .of(i)
          .ifPresent(announced::add);
    }
    Map<List<Object>, List<Member>> alike = new LinkedHashMap<>();
    for (Announced one : announced) {
      Member member = one.member(sharing.kernels());
      alike.computeIfAbsent(shape(member), shape -> new ArrayList<>()).add(member);
    }
    List<JointRun<O>> runs = new ArrayList<>();
    alike.values().forEach(group -> join(group, observer, sharing.vectorization(), runs));
    return runs;
  }

  /** Neurons of a population whose model does not share its kernel yet. */
  private record Undriven(
      NeuronFactory.Neurons neurons, SharedKernels.Known model, IntToLongFunction holds) {}

  /** One of the experiments, whose models are known to each other. */
  private record Announced(
      int index,
      Experiment experiment,
      List<Undriven> populations,
      List<List<CurrentSource>> currents) {

    Member member(SharedKernels kernels) {
      List<NeuronFactory.Neurons> neurons = new ArrayList<>(populations.size());
      List<IntToLongFunction> holds = new ArrayList<>(populations.size());
      for (int p = 0; p < populations.size(); p++) {
        Undriven own = populations.get(p);
        BoundModel model = kernels.of(own.model(), NO_KEY);
        neurons.add(own.neurons().with(model).driven(currents.get(p)));
        holds.add(own.holds());
      }
      return new Member(index, experiment, neurons, holds);
    }
  }

  /** Makes an experiment's neurons; what several experiments have in common is made once. */
  private static final class Announcement {
    private final Experiment experiment;
    private final ModelSharing sharing;
    private final NeuronFactory factory;
    private SharedKernels.Known known;

    Announcement(
        ParameterFile file, Partition partition, ModelSharing sharing, Recordings recordings) {
      this.experiment = file.experiment();
      this.sharing = sharing;
      this.factory =
          new NeuronFactory(
              file,
              partition,
              (model, dt, method, parameters, noise, use) -> {
                known = sharing.known(model, dt, method, parameters, noise, use);
                return known.model();
              },
              recordings::showCurrentOf,
              new NeuronValues(experiment.seed()),
              new ArrayList<>());
    }

    /** Nothing where the experiment cannot be made: alone it will say why. */
    Optional<Announced> of(int index) {
      List<Undriven> undriven = new ArrayList<>();
      List<List<CurrentSource>> currents = new ArrayList<>();
      try {
        for (io.rheobase.experiment.Population population : experiment.populations()) {
          List<Object> around =
              List.of(experiment.clock(), experiment.method(), factory.use(population));
          undriven.add(
              isDrawn(population)
                  ? undriven(population)
                  : sharing.once(population, around, () -> undriven(population)));
          List<CurrentSource> own = new ArrayList<>();
          for (Input input : experiment.inputs()) {
            own.addAll(currents(input, population));
          }
          currents.add(own);
        }
      } catch (ParameterFileException | RunFailedException | IOException e) {
        return Optional.empty();
      }
      return Optional.of(new Announced(index, experiment, undriven, currents));
    }

    private Undriven undriven(io.rheobase.experiment.Population population) {
      NeuronFactory.Neurons neurons = factory.undriven(population);
      return new Undriven(neurons, known, factory.holdSamples(neurons.refractory()));
    }

    private List<CurrentSource> currents(Input input, io.rheobase.experiment.Population population)
        throws IOException {
      if (DataFiles.amplitudes(input).stream().anyMatch(Values.Drawn.class::isInstance)) {
        return factory.currents(input, population);
      }
      List<Object> around = List.of(experiment.clock(), population.name(), population.size());
      return sharing.once(input, around, () -> factory.currents(input, population));
    }

    private static boolean isDrawn(io.rheobase.experiment.Population population) {
      return Stream.of(population.parameters().values(), population.initial().values())
              .flatMap(Collection::stream)
              .anyMatch(Values.Drawn.class::isInstance)
          || population.refractory() instanceof Values.Drawn;
    }
  }

  /** What must be the same: time, sizes, programs and kinds of input. */
  private static List<Object> shape(Member member) {
    List<Object> shape = new ArrayList<>();
    shape.add(member.experiment().clock());
    for (int p = 0; p < member.neurons().size(); p++) {
      NeuronFactory.Neurons neurons = member.neurons().get(p);
      shape.add(member.experiment().populations().get(p).name());
      shape.add(member.experiment().populations().get(p).size());
      shape.add(neurons.model().programs());
      shape.add(neurons.model().parameters().keySet());
      shape.add(neurons.currents().stream().map(CurrentSource::getClass).toList());
    }
    return shape;
  }

  /** Halves what cannot be joined as a whole: inputs may differ in their times or neurons. */
  private static <O extends Observer> void join(
      List<Member> group,
      IntFunction<O> observer,
      Vectorization vectorization,
      List<JointRun<O>> runs) {
    if (group.size() < 2) {
      return;
    }
    List<Joined> joined = new ArrayList<>();
    for (int p = 0; p < group.get(0).neurons().size(); p++) {
      joined(group, p).ifPresent(joined::add);
    }
    if (joined.size() == group.get(0).neurons().size()) {
      runs.add(new JointRun<>(group, joined, observer.apply(group.size()), vectorization));
      return;
    }
    join(group.subList(0, group.size() / 2), observer, vectorization, runs);
    join(group.subList(group.size() / 2, group.size()), observer, vectorization, runs);
  }

  private static Optional<Joined> joined(List<Member> group, int p) {
    int size = group.get(0).experiment().populations().get(p).size();
    List<NeuronFactory.Neurons> all = group.stream().map(m -> m.neurons().get(p)).toList();
    Optional<BoundModel> model =
        SharedKernels.sideBySide(all.stream().map(NeuronFactory.Neurons::model).toList(), size);
    List<CurrentSource> currents = new ArrayList<>();
    int number = all.get(0).currents().size();
    for (int c = 0; c < number; c++) {
      int current = c;
      List<CurrentSource> each = all.stream().map(n -> n.currents().get(current)).toList();
      each.get(0).sideBySide(each, size).ifPresent(currents::add);
    }
    return currents.size() == number
        ? model.map(together -> new Joined(together, currents))
        : Optional.empty();
  }

  /** Which of the experiments that were given take part, in their order. */
  public List<Integer> indices() {
    return members.stream().map(Member::index).toList();
  }

  /** What looks at it. */
  public O observer() {
    return observer;
  }

  /**
   * Runs to the end, or until it is stopped.
   *
   * @param stop asked now and then
   * @return whether it came to the end
   * @throws NonFiniteStateException where a state of one of the members has left the numbers
   */
  public boolean execute(BooleanSupplier stop) throws NonFiniteStateException {
    Experiment first = members.get(0).experiment().recording(List.of());
    Partition partition = PointPartition.of(first, members.size());
    try (Recordings recordings =
        new Recordings(first, partition, observer.watched(), members.size())) {
      List<Population> populations = new ArrayList<>();
      for (int p = 0; p < joined.size(); p++) {
        populations.add(population(first.populations().get(p), p, partition, recordings));
      }
      long steps =
          new Simulation(
                  populations,
                  List.of(),
                  observer.sinks(populations, recordings::traces),
                  partition,
                  vectorization)
              .run(first.clock().steps(), done -> {}, stop);
      return steps == first.clock().steps();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e), e);
    }
  }

  private Population population(
      io.rheobase.experiment.Population described,
      int p,
      Partition partition,
      Recordings recordings) {
    int size = described.size();
    BoundModel model = joined.get(p).model();
    List<IntToDoubleFunction> initial = new ArrayList<>();
    for (int s = 0; s < model.states().size(); s++) {
      int state = s;
      List<PerNeuron> each =
          members.stream().map(member -> member.neurons().get(p).initial().get(state)).toList();
      initial.add(PerNeuron.sideBySide(each, size)::of);
    }
    return new Population(
        described.name(),
        Math.multiplyExact(size, members.size()),
        model,
        initial,
        neuron -> members.get(neuron / size).holds().get(p).applyAsLong(neuron % size),
        joined.get(p).currents(),
        List.of(),
        recordings.tracesOf(described.name(), model),
        partition);
  }
}
