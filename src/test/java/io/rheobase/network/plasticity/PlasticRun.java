package io.rheobase.network.plasticity;

import io.rheobase.network.BlockProjection;
import io.rheobase.network.Connectivity;
import io.rheobase.network.Connector;
import io.rheobase.network.Neurons;
import io.rheobase.network.Rule;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.SynapseValues;
import io.rheobase.network.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A connection that changes, driven by given spikes of both populations. */
final class PlasticRun {

  static final double DT = 0.1;

  private final Connectivity connectivity;
  private final SpikeHistory history;
  private final List<BlockProjection> projections = new ArrayList<>();
  private long sample;

  PlasticRun(Plasticity plasticity, Wiring wiring, int blockSize) {
    Connector connector = new Connector(wiring, blockSize, plasticity.changesWeights());
    IntStream.range(0, connector.preparations()).forEach(connector::prepare);
    IntStream.range(0, connector.blocks()).forEach(connector::build);
    connectivity = connector.connectivity();
    history = new SpikeHistory(wiring.from().size(), blockSize, connectivity.greatestDelay() + 1);
    PlasticConnection connection = new PlasticConnection(plasticity, wiring.dt());
    int smallestDelay = connectivity.smallestDelay();
    connectivity
        .blocks()
        .forEach(block -> projections.add(connection.over(block, history, smallestDelay)));
  }

  /** One synapse of this weight and a delay of 15 steps. */
  static PlasticRun ofOneSynapse(Plasticity plasticity, double weight) {
    return ofPairs(plasticity, 1, weight, new SynapseValues.Constant(1.5));
  }

  /** Pairs of neurons, each with a synapse. */
  static PlasticRun ofPairs(Plasticity plasticity, int pairs, double weight, SynapseValues delays) {
    int[] ends = IntStream.range(0, pairs).toArray();
    Wiring wiring =
        wiring(pairs, new Rule.Listed(ends, ends), new SynapseValues.Constant(weight), delays);
    return new PlasticRun(plasticity, wiring, 65536);
  }

  static Wiring wiring(int size, Rule rule, SynapseValues weights, SynapseValues delays) {
    Neurons pre = Neurons.all("pre", size);
    Neurons post = Neurons.all("post", size);
    return new Wiring("c", pre, post, rule, true, true, weights, delays, DT, 1);
  }

  long sample() {
    return sample;
  }

  long synapses() {
    return connectivity.size();
  }

  List<BlockProjection> projections() {
    return projections;
  }

  Connectivity connectivity() {
    return connectivity;
  }

  /**
   * Makes the next sample.
   *
   * @param pre sources that fire, ascending
   * @param post targets that fire, ascending
   * @return {@code [target]}: what arrives
   */
  double[] step(int[] pre, int[] post) {
    sample++;
    double[] arrived = new double[connectivity.wiring().to().size()];
    for (BlockProjection projection : projections) {
      int first = projection.synapses().first();
      int count = projection.synapses().count();
      double[] into = new double[count];
      projection.arrive(sample, into);
      System.arraycopy(into, 0, arrived, first, count);
      int[] local = within(post, first, count);
      if (local.length > 0) {
        projection.fired(sample, local, local.length);
      }
    }
    for (int block = 0; block < history.blocks(); block++) {
      int[] local = within(pre, block * history.blockSize(), history.blockSize());
      history.write(block, sample, local, 0, local.length);
    }
    return arrived;
  }

  /** Runs to a sample with spikes of neuron 0 of both at given samples, in any order. */
  PlasticRun to(long end, long[] pre, long[] post) {
    while (sample < end) {
      long next = sample + 1;
      step(zeros(pre, next), zeros(post, next));
    }
    return this;
  }

  private static int[] within(int[] neurons, int first, int count) {
    int[] local = new int[neurons.length];
    int n = 0;
    for (int neuron : neurons) {
      if (neuron >= first && neuron < first + count) {
        local[n++] = neuron - first;
      }
    }
    return Arrays.copyOf(local, n);
  }

  private static int[] zeros(long[] samples, long sample) {
    int n = 0;
    for (long s : samples) {
      n += s == sample ? 1 : 0;
    }
    return new int[n];
  }

  /** The present weights, in the order of all synapses. */
  double[] weights() {
    double[] all = new double[(int) connectivity.size()];
    for (int b = 0; b < projections.size(); b++) {
      int[] places = connectivity.places(b, all.length);
      double[] ofBlock = new double[places.length];
      projections.get(b).weights(sample, places.length, ofBlock);
      for (int q = 0; q < places.length; q++) {
        all[places[q]] = ofBlock[q];
      }
    }
    return all;
  }

  double weight() {
    return weights()[0];
  }
}
