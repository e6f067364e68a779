package io.rheobase.run;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.WorkerPool;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.network.BlockProjection;
import io.rheobase.network.ConnectionState;
import io.rheobase.network.Connectivity;
import io.rheobase.network.Connector;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.StaticProjection;
import io.rheobase.network.SynapseValues;
import io.rheobase.network.Synapses;
import io.rheobase.network.plasticity.PlasticConnection;
import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.params.Fault;
import io.rheobase.params.Places;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/** Builds the connections of an experiment and joins the engine's populations by them. */
final class Circuit {

  private final Experiment experiment;
  private final Map<String, Population> populations = new HashMap<>();
  private final List<Connectivity> built = new ArrayList<>();
  private final Map<Synapses, BlockProjection> projections = new IdentityHashMap<>();
  private final Map<String, Integer> longest = new HashMap<>();
  private final Map<String, SpikeHistory> histories = new HashMap<>();
  private final int smallestDelay;

  /**
   * @param populations of the engine, not yet connected
   * @param partition how they are cut, and the threads that build
   * @param stop asked now and then; a true ends the building
   * @throws RunFailedException where a rule cannot be met, or a drawn delay is too long
   */
  Circuit(
      Experiment experiment,
      List<Population> populations,
      Partition partition,
      BooleanSupplier stop)
      throws Exception {
    this.experiment = experiment;
    populations.forEach(population -> this.populations.put(population.name(), population));
    List<Connector> connectors = new ArrayList<>();
    Wirings wirings = new Wirings(experiment);
    for (Connection connection : experiment.connections()) {
      boolean changing = connection.plasticity().map(Plasticity::changesWeights).orElse(false);
      connectors.add(new Connector(wirings.of(connection), partition.blockSize(), changing));
    }
    try {
      build(connectors, partition.threads(), stop);
    } catch (IllegalStateException e) {
      throw new RunFailedException(e.getMessage(), e);
    }
    connectors.forEach(connector -> built.add(connector.connectivity()));
    int smallest = Simulation.UNCONNECTED;
    for (Connectivity connectivity : built) {
      if (connectivity.size() > 0) {
        smallest = Math.min(smallest, connectivity.smallestDelay());
      }
    }
    this.smallestDelay = smallest;
    join(Math.min(smallestDelay, partition.sliceSteps()));
  }

  private record Part(Connector connector, int number) {}

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

  /**
   * Every part is prepared, and after a barrier every block is built, by one thread from draws that
   * are its own.
   */
  private static void build(List<Connector> connectors, int threads, BooleanSupplier stop)
      throws Exception {
    List<Part> preparations = parts(connectors, Connector::preparations);
    List<Part> blocks = parts(connectors, Connector::blocks);
    try (WorkerPool pool = new WorkerPool(threads)) {
      pool.run(
          preparations.size(),
          task -> {
            endIf(stop);
            preparations.get(task).connector().prepare(preparations.get(task).number());
          });
      pool.run(
          blocks.size(),
          task -> {
            endIf(stop);
            blocks.get(task).connector().build(blocks.get(task).number());
          });
    }
  }

  private static void endIf(BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      throw new RunFailedException(
          "the run was interrupted while its connections were made: nothing is kept");
    }
  }

  private static List<Part> parts(List<Connector> connectors, ToIntFunction<Connector> count) {
    List<Part> parts = new ArrayList<>();
    for (Connector connector : connectors) {
      for (int number = 0; number < count.applyAsInt(connector); number++) {
        parts.add(new Part(connector, number));
      }
    }
    return parts;
  }

  private void join(int stretch) {
    for (int c = 0; c < built.size(); c++) {
      longest.merge(
          experiment.connections().get(c).from().population(),
          built.get(c).greatestDelay(),
          Math::max);
    }
    longest.forEach(
        (name, delay) -> histories.put(name, populations.get(name).remember(delay + stretch + 1)));
    for (int c = 0; c < built.size(); c++) {
      Connection connection = experiment.connections().get(c);
      Population to = populations.get(connection.to().population());
      BiFunction<Synapses, SpikeHistory, BlockProjection> maker =
          maker(connection, built.get(c).smallestDelay());
      SpikeHistory history = histories.get(connection.from().population());
      List<Synapses> blocks = built.get(c).blocks();
      for (int block = 0; block < blocks.size(); block++) {
        Synapses synapses = blocks.get(block);
        if (synapses.size() > 0) {
          BlockProjection projection = maker.apply(synapses, history);
          projections.put(synapses, projection);
          to.connect(block, connection.receptor(), projection);
        }
      }
    }
  }

  private BiFunction<Synapses, SpikeHistory, BlockProjection> maker(
      Connection connection, int smallestDelayOfAll) {
    double dt = experiment.clock().dt().doubleValue();
    if (connection.plasticity().isEmpty()) {
      return StaticProjection::of;
    }
    PlasticConnection plastic = new PlasticConnection(connection.plasticity().get(), dt);
    return (synapses, history) -> plastic.over(synapses, history, smallestDelayOfAll);
  }

  /**
   * Writes what is on its way and what synapses carry from sample to sample, in an order that no
   * partition changes.
   */
  void save(long sample, StateOut out) throws IOException {
    for (String name : sources()) {
      out.number(longest.get(name));
      histories.get(name).save(sample, longest.get(name), out);
    }
    for (Connectivity connectivity : built) {
      state(connectivity).save(sample, out);
    }
  }

  /** Reads what {@link #save} wrote. */
  void load(long sample, StateIn in) throws IOException {
    for (String name : sources()) {
      in.expect(longest.get(name), "steps of the longest delay from " + name);
      histories.get(name).load(sample, longest.get(name), in);
    }
    for (Connectivity connectivity : built) {
      state(connectivity).load(sample, in);
    }
  }

  private List<String> sources() {
    return experiment.populations().stream()
        .map(io.rheobase.experiment.Population::name)
        .filter(histories::containsKey)
        .toList();
  }

  private ConnectionState state(Connectivity connectivity) {
    List<BlockProjection> ofBlocks = new ArrayList<>();
    connectivity.blocks().forEach(synapses -> ofBlocks.add(projections.get(synapses)));
    return new ConnectionState(connectivity, ofBlocks);
  }

  /** What carries spikes over the synapses of a block; nothing where there are none. */
  BlockProjection projection(Synapses synapses) {
    return projections.get(synapses);
  }

  /** Delays that were drawn shorter than a step, and became one. */
  List<Fault> doubts(Places places) {
    List<Fault> doubts = new ArrayList<>();
    for (Connectivity connectivity : built) {
      // Those that are listed were told of when they were read.
      boolean drawn = connectivity.wiring().delays() instanceof SynapseValues.Drawn;
      if (drawn && connectivity.raisedDelays() > 0) {
        doubts.add(
            new Fault(
                places.of("connections." + connectivity.wiring().name() + ".delay"),
                connectivity.raisedDelays()
                    + " of "
                    + connectivity.size()
                    + " delays from "
                    + connectivity.wiring().from().population()
                    + " to "
                    + connectivity.wiring().to().population()
                    + " were drawn shorter than a step and became one step",
                "give the distribution a min of "
                    + experiment.clock().dt().toPlainString()
                    + " ms"));
      }
    }
    return doubts;
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
