package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run will take, known before its first step.
 *
 * @param memory heap (bytes)
 * @param files what each recorder writes
 * @param connections what each connection is
 * @param spikes how many come from outside
 * @param leastRates what the table of rates takes at least (bytes)
 * @param mostRates what it takes at most (bytes)
 */
public record Estimate(
    double memory,
    List<FileSize> files,
    List<ConnectionSize> connections,
    List<SpikeCount> spikes,
    double leastRates,
    double mostRates) {

  /** The JVM, the classes and the parsed file. */
  private static final double BASE_MEMORY = 24e6;

  /** State, input, hold, candidates, crossings and counts of one neuron. */
  private static final double NEURON_MEMORY = 8 * 2 + 8 * 2 + 4 + 8 + 4 * 8;

  /** A drawn number, and the scratch that it is made in. */
  private static final double DRAW_MEMORY = 8;

  /** A spike in each of the two lists of a block. */
  private static final double SPIKE_MEMORY = 2 * 4;

  /** Spikes of a neuron in a slice that there is room for, and how many steps one takes besides. */
  private static final double LEAST_SPIKES = 4;

  private static final double STEPS_OF_A_SPIKE = 8;

  /** A recorded value in each of two buffers, and its text in each of two. */
  private static final double VALUE_MEMORY = 2 * 8 + 2 * 22;

  /** A value that noise has touched has 15 digits or more; samples held at V_reset are shorter. */
  private static final double LEAST_NOISY_VALUE = 12;

  private static final double LEAST_VALUE = 4;
  private static final double MOST_VALUE = 23;
  private static final double BINARY_VALUE = 8;
  private static final double LEAST_RATE_ROW = 20;
  private static final double MOST_RATE_ROW = 90;

  public Estimate {
    files = List.copyOf(files);
    connections = List.copyOf(connections);
    spikes = List.copyOf(spikes);
  }

  /**
   * What a recorder writes.
   *
   * @param recorder its name
   * @param leastRows rows at least
   * @param mostRows rows at most
   * @param leastBytes its file takes at least
   * @param mostBytes its file takes at most
   */
  public record FileSize(
      String recorder, double leastRows, double mostRows, double leastBytes, double mostBytes) {}

  /** What all files take at least (bytes). */
  public double leastDisk() {
    double bytes = leastRates;
    for (FileSize file : files) {
      bytes += file.leastBytes();
    }
    return bytes;
  }

  /** What all files take at most (bytes). */
  public double mostDisk() {
    double bytes = mostRates;
    for (FileSize file : files) {
      bytes += file.mostBytes();
    }
    return bytes;
  }

  /** Values of state variables that are recorded at a sample. */
  public static long recordedValues(Experiment experiment) {
    return experiment.recorders().stream()
        .filter(Recorder.Variables.class::isInstance)
        .mapToLong(recorder -> columns((Recorder.Variables) recorder))
        .sum();
  }

  /** Whether inputs are read as the run goes on, or populations emit given or drawn spikes. */
  public static boolean isStreamed(Experiment experiment) {
    return experiment.inputs().stream().anyMatch(Input.FromFile.class::isInstance)
        || experiment.populations().stream().anyMatch(p -> p.spikes().isPresent());
  }

  private static long columns(Recorder.Variables recorder) {
    return (long) recorder.variables().size() * neurons(recorder.of());
  }

  private static long neurons(List<Target> targets) {
    return targets.stream().mapToLong(Target::count).sum();
  }

  /** Estimates a run; connections of neurons that cannot fit are left out. */
  public static Estimate of(Experiment experiment, Partition partition) {
    double share = 1.0 / partition.share().count();
    double neurons = experiment.neurons() * share;
    double traced = recordedValues(experiment) * share;
    double slice = partition.sliceSteps() + 1.0;
    boolean drawn = experiment.inputs().stream().anyMatch(Estimate::isDrawn);
    boolean streamed = experiment.inputs().stream().anyMatch(i -> i instanceof Input.FromFile);
    double memory =
        BASE_MEMORY
            + neurons * (NEURON_MEMORY + (drawn ? DRAW_MEMORY : 0))
            + neurons * Math.min(slice, LEAST_SPIKES + slice / STEPS_OF_A_SPIKE) * SPIKE_MEMORY
            + (streamed ? neurons * slice * 16 : 0)
            + traced * slice * VALUE_MEMORY;
    List<ConnectionSize> connections = new ArrayList<>();
    if (memory <= Runtime.getRuntime().maxMemory()) {
      for (Connection connection : experiment.connections()) {
        ConnectionSize size = ConnectionSize.of(connection, experiment, partition);
        connections.add(size);
        memory += size.bytes() + size.building();
      }
    }
    double leastValue = drawn || streamed ? LEAST_NOISY_VALUE : LEAST_VALUE;
    SynapseFileSize synapses = new SynapseFileSize(experiment, connections);
    List<FileSize> files = new ArrayList<>();
    for (Recorder recorder : experiment.recorders()) {
      if (recorder instanceof Recorder.Connections all) {
        files.add(synapses.of(all));
        memory += synapses.memory(all);
      } else if (recorder instanceof Recorder.Weights weights) {
        files.add(synapses.of(weights));
      } else {
        files.add(file(recorder, experiment, leastValue));
      }
    }
    return new Estimate(
        memory,
        files,
        connections,
        SpikeCount.of(experiment),
        neurons * LEAST_RATE_ROW,
        neurons * MOST_RATE_ROW);
  }

  private static boolean isDrawn(Input input) {
    return input instanceof Input.Gaussian
        || input instanceof Input.White
        || input instanceof Input.Uniform
        || input instanceof Input.OrnsteinUhlenbeck;
  }

  private static FileSize file(Recorder recorder, Experiment experiment, double leastValue) {
    Clock clock = experiment.clock();
    double time = clock.duration().toPlainString().length() + 1.0;
    if (recorder instanceof Recorder.Variables variables) {
      double rows = variables.samples();
      double columns = columns(variables);
      boolean text = variables.format() == Recorder.Format.CSV;
      return new FileSize(
          recorder.name(),
          rows,
          rows,
          rows * columns * (text ? leastValue : BINARY_VALUE),
          rows * (text ? columns * MOST_VALUE + time : (columns + 1) * BINARY_VALUE));
    }
    if (recorder instanceof Recorder.PopulationRate rate) {
      double rows = Math.ceil((double) clock.steps() / rate.bin());
      return new FileSize(recorder.name(), rows, rows, rows * 4, rows * (time + MOST_VALUE));
    }
    if (recorder instanceof Recorder.Histogram histogram) {
      double rows = (double) histogram.bins() * histogram.at().size();
      return new FileSize(recorder.name(), rows, rows, rows * 4, rows * (time + 2 * MOST_VALUE));
    }
    double rows = 0;
    double bytes = 0;
    for (Target target : recorder.of()) {
      Population population = experiment.population(target.population()).orElseThrow();
      double spikes = mostSpikes(clock, population, target);
      rows += spikes;
      bytes += spikes * (time + population.name().length() + 12);
    }
    return new FileSize(recorder.name(), 0, rows, 0, bytes);
  }

  private static double mostSpikes(Clock clock, Population population, Target target) {
    if (!population.model().isSpikeSource()) {
      return target.count() * (clock.steps() + 1.0) / (1.0 + leastHold(clock, population));
    }
    double spikes = SpikeCount.emitted(population, target, clock);
    return population.spikes().isPresent() ? spikes : SpikeCount.atMost(spikes);
  }

  private static double leastHold(Clock clock, Population population) {
    Values refractory = population.refractory();
    return refractory.least() > 0 && Double.isFinite(refractory.least())
        ? clock.nearestStep(refractory.least())
        : 0;
  }
}
