package io.rheobase.network.plasticity;

import io.rheobase.network.BlockProjection;
import io.rheobase.network.MemoryEstimate;
import io.rheobase.network.SpikeHistory;
import io.rheobase.network.SynapseValues;
import io.rheobase.network.Synapses;
import io.rheobase.network.Wiring;
import java.util.function.BiFunction;

/** A connection whose synapses change: makes its projection onto each block of targets. */
public final class PlasticConnection {

  /** Bytes of a synapse in the list of its target: its number, and its row where that is kept. */
  private static final int NUMBER = Integer.BYTES;

  private static final int ROW = Character.BYTES;

  private final Maker projection;
  private final boolean changesWeights;
  private final int traces;

  @FunctionalInterface
  private interface Maker {
    BlockProjection make(Synapses synapses, SpikeHistory history, int smallestDelay);
  }

  /**
   * @param plasticity how synapses change
   * @param dt step (ms)
   */
  public PlasticConnection(Plasticity plasticity, double dt) {
    this.changesWeights = plasticity.changesWeights();
    this.traces = plasticity instanceof Plasticity.TripletStdp ? 2 : 1;
    if (plasticity instanceof Plasticity.ShortTerm shortTerm) {
      Decay recovery = new Decay(dt, shortTerm.tauRec());
      Decay facilitation = new Decay(dt, shortTerm.tauFac());
      projection =
          (s, h, lag) -> new ShortTermProjection(s, h, lag, shortTerm, recovery, facilitation);
    } else {
      BiFunction<Integer, Integer, Change> changes = changes(plasticity, dt);
      projection =
          (s, h, lag) ->
              new PlasticProjection(
                  s, h, changes.apply(PlasticProjection.pres(s), s.count()), traces);
    }
  }

  /** Changes of weights, by the numbers of presynaptic and of postsynaptic neurons. */
  private static BiFunction<Integer, Integer, Change> changes(Plasticity plasticity, double dt) {
    if (plasticity instanceof Plasticity.Stdp stdp) {
      Decay x = new Decay(dt, stdp.tauPlus());
      Decay y = new Decay(dt, stdp.tauMinus());
      return (pres, posts) -> new PairChange(stdp, pres, posts, x, y);
    }
    if (plasticity instanceof Plasticity.TripletStdp stdp) {
      Decay r1 = new Decay(dt, stdp.tauPlus());
      Decay r2 = new Decay(dt, stdp.tauX());
      Decay o1 = new Decay(dt, stdp.tauMinus());
      Decay o2 = new Decay(dt, stdp.tauY());
      return (pres, posts) -> new TripletChange(stdp, pres, posts, r1, r2, o1, o2);
    }
    if (plasticity instanceof Plasticity.InhibitoryStdp stdp) {
      Decay trace = new Decay(dt, stdp.tau());
      return (pres, posts) -> new InhibitoryChange(stdp, pres, posts, trace);
    }
    Plasticity.Hebbian hebbian = (Plasticity.Hebbian) plasticity;
    Decay trace = new Decay(dt, hebbian.tau());
    Decay product = new Decay(dt, hebbian.tau() / 2);
    Decay forgetting = new Decay(dt, hebbian.tauW());
    return (pres, posts) -> new HebbianChange(hebbian, pres, posts, dt, trace, product, forgetting);
  }

  /**
   * What carries spikes over the synapses of a block, and changes their weights where they are.
   *
   * @param history of the source population
   * @param smallestDelay of the whole connection (steps)
   * @throws IllegalArgumentException if a weight is to change that is not the synapse's own, or
   *     that is out of bounds from the start
   */
  public BlockProjection over(Synapses synapses, SpikeHistory history, int smallestDelay) {
    if (changesWeights && !synapses.hasWeights()) {
      throw new IllegalArgumentException("synapses that change have one weight in common");
    }
    return projection.make(synapses, history, smallestDelay);
  }

  /**
   * The memory that a connection takes with this plasticity, what waits to arrive at synapses of
   * different delays apart.
   *
   * @param blockSize targets of a block
   */
  public MemoryEstimate estimate(Wiring wiring, int blockSize) {
    MemoryEstimate still = MemoryEstimate.of(wiring, blockSize);
    boolean commonDelay = wiring.delays() instanceof SynapseValues.Constant;
    boolean commonWeight = wiring.weights() instanceof SynapseValues.Constant;
    double synapses = still.synapses();
    double pres = commonDelay || !changesWeights ? still.rows() : synapses;
    double bytes = still.bytes() + Trace.BYTES * traces * pres;
    if (changesWeights) {
      int each = NUMBER + (commonDelay ? ROW : 0) + (commonWeight ? Double.BYTES : 0);
      double posts = wiring.to().size();
      bytes += each * synapses + (NUMBER + (double) Trace.BYTES * traces) * posts;
    }
    return new MemoryEstimate(synapses, still.rows(), (long) bytes, still.building());
  }
}
