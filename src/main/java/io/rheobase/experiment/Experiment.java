package io.rheobase.experiment;

import io.rheobase.model.Method;
import java.util.List;
import java.util.Optional;

/**
 * All that a result depends on: a parameter file, resolved. Two files with equal experiments give
 * the same bytes.
 *
 * @param clock step and number of steps
 * @param seed of every random draw
 * @param method how a step is made
 * @param populations in the order of the file
 * @param inputs in the order of the file
 * @param connections in the order of the file, one for each pair of populations
 * @param recorders in the order of the file
 * @param inference of connections from what was recorded, where it is asked for
 */
public record Experiment(
    Clock clock,
    long seed,
    Method method,
    List<Population> populations,
    List<Input> inputs,
    List<Connection> connections,
    List<Recorder> recorders,
    Optional<Inference> inference) {

  public Experiment {
    populations = List.copyOf(populations);
    inputs = List.copyOf(inputs);
    connections = List.copyOf(connections);
    recorders = List.copyOf(recorders);
  }

  /** The same simulation, with this inference. */
  public Experiment with(Optional<Inference> other) {
    return new Experiment(clock, seed, method, populations, inputs, connections, recorders, other);
  }

  /** The same but for the seed. */
  public Experiment withSeed(long other) {
    return new Experiment(
        clock, other, method, populations, inputs, connections, recorders, inference);
  }

  /** The same but for what is recorded. */
  public Experiment recording(List<Recorder> others) {
    return new Experiment(clock, seed, method, populations, inputs, connections, others, inference);
  }

  /** The same time, seed and method with other entries. */
  public Experiment with(
      List<Population> otherPopulations,
      List<Input> otherInputs,
      List<Connection> otherConnections,
      List<Recorder> otherRecorders) {
    return new Experiment(
        clock,
        seed,
        method,
        otherPopulations,
        otherInputs,
        otherConnections,
        otherRecorders,
        inference);
  }

  /** Neurons of all populations together. */
  public long neurons() {
    return populations.stream().mapToLong(Population::size).sum();
  }

  /** A population by its name. */
  public Optional<Population> population(String name) {
    return populations.stream().filter(population -> population.name().equals(name)).findFirst();
  }

  /** The connections that one entry of the file stands for. */
  public List<Connection> connections(String name) {
    return connections.stream().filter(connection -> connection.name().equals(name)).toList();
  }

  /** Whether a target is the whole of its population. */
  public boolean isWhole(Target target) {
    return population(target.population())
        .map(population -> Target.all(population).equals(target))
        .orElse(false);
  }
}
