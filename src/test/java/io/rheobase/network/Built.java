package io.rheobase.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Connections built for a test. */
final class Built {

  /** A synapse, weight and delay included. */
  record Synapse(int source, int target, double weight, int delay) {}

  private Built() {}

  /** Builds block after block, in an order of no meaning. */
  static Connectivity connectivity(Wiring wiring, int blockSize) {
    Connector connector = new Connector(wiring, blockSize);
    inAnyOrder(connector.preparations(), connector::prepare);
    inAnyOrder(connector.blocks(), connector::build);
    return connector.connectivity();
  }

  private static void inAnyOrder(int tasks, IntConsumer task) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, tasks).boxed().toList());
    Collections.shuffle(order, new Random(tasks));
    order.forEach(task::accept);
  }

  /** Builds with several threads. */
  static Connectivity inParallel(Wiring wiring, int blockSize) {
    Connector connector = new Connector(wiring, blockSize);
    IntStream.range(0, connector.preparations()).parallel().forEach(connector::prepare);
    IntStream.range(0, connector.blocks()).parallel().forEach(connector::build);
    return connector.connectivity();
  }

  /** All synapses in the documented order. */
  static List<Synapse> synapses(Connectivity connectivity) {
    List<Synapse> all = new ArrayList<>();
    connectivity.forEach((s, t, w, d) -> all.add(new Synapse(s, t, w, d)));
    return all;
  }

  /** All synapses of a wiring in the documented order, in blocks of 1000 targets. */
  static List<Synapse> synapses(Wiring wiring) {
    return synapses(connectivity(wiring, 1000));
  }
}
