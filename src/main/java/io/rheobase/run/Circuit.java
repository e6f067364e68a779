package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.WorkerPool;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.network.BlockProjection;
import io.rheobase.network.Connectivity;
import io.rheobase.network.Connector;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.StaticProjection;
import io.rheobase.network.Synapses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the connections of an experiment and joins the engine's populations by them. */
final class Circuit {

  private final Experiment experiment;
  private final Map<String, Population> populations = new HashMap<>();
  private final List<Connectivity> built = new ArrayList<>();
  private final int smallestDelay;

  /**
   * @param populations of the engine, not yet connected
   * @param partition how they are cut, and the threads that build
   * @throws Exception whatever a rule that cannot be met failed with
   */
  Circuit(Experiment experiment, List<Population> populations, Partition partition)
      throws Exception {
    this.experiment = experiment;
    populations.forEach(population -> this.populations.put(population.name(), population));
    List<Connector> connectors = new ArrayList<>();
    Wirings wirings = new Wirings(experiment);
    for (Connection connection : experiment.connections()) {
      connectors.add(new Connector(wirings.of(connection), partition.blockSize()));
    }
    build(connectors, partition.threads());
    connectors.forEach(connector -> built.add(connector.connectivity()));
    this.smallestDelay =
        built.stream()
            .filter(connectivity -> connectivity.size() > 0)
            .mapToInt(Connectivity::smallestDelay)
            .min()
            .orElse(Simulation.UNCONNECTED);
    join(Math.min(smallestDelay, partition.sliceSteps()));
  }

  private record Block(Connector connector, int number) {}

  /**
   * A lower bound of the smallest delay (steps), before anything is drawn; {@link
   * Simulation#UNCONNECTED} without connections.
   */
  static int smallestDelay(Experiment experiment) {
    long smallest = Simulation.UNCONNECTED;
    for (Connection connection : experiment.connections()) {
      double least = connection.delay().least();
      long steps = least > 0 ? experiment.clock().nearestStep(least) : 1;
      smallest = Math.min(smallest, Math.max(1, steps));
    }
    return (int) smallest;
  }

  /** Every block is built by one thread, from draws that are its own. */
  private static void build(List<Connector> connectors, int threads) throws Exception {
    List<Block> blocks = new ArrayList<>();
    for (Connector connector : connectors) {
      for (int block = 0; block < connector.blocks(); block++) {
        blocks.add(new Block(connector, block));
      }
    }
    try (WorkerPool pool = new WorkerPool(threads)) {
      pool.run(
          blocks.size(),
          number -> blocks.get(number).connector().build(blocks.get(number).number()));
    }
  }

  private void join(int stretch) {
    Map<String, Integer> longest = new HashMap<>();
    for (int c = 0; c < built.size(); c++) {
      longest.merge(
          experiment.connections().get(c).from().population(),
          built.get(c).greatestDelay(),
          Math::max);
    }
    Map<String, SpikeHistory> histories = new HashMap<>();
    longest.forEach(
        (name, delay) -> histories.put(name, populations.get(name).remember(delay + stretch + 1)));
    for (int c = 0; c < built.size(); c++) {
      Connection connection = experiment.connections().get(c);
      Population to = populations.get(connection.to().population());
      List<Synapses> blocks = built.get(c).blocks();
      for (int block = 0; block < blocks.size(); block++) {
        if (blocks.get(block).size() > 0) {
          to.connect(
              block,
              connection.receptor(),
              projection(
                  connection, blocks.get(block), histories.get(connection.from().population())));
        }
      }
    }
  }

  private BlockProjection projection(
      Connection connection, Synapses synapses, SpikeHistory history) {
    return StaticProjection.of(synapses, history);
  }

  /** What was built, in the order of the experiment's connections. */
  List<Connectivity> connectivities() {
    return built;
  }

  /** The smallest delay (steps), or {@link Simulation#UNCONNECTED}. */
  int smallestDelay() {
    return smallestDelay;
  }
}
