package io.rheobase.network;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Builds the synapses of a connection, block by block of its targets. Blocks may be built in any
 * order and on any threads: no synapse depends on it, nor on the size of a block.
 *
 * <p>Large blocks are the faster ones. Of every spike each block looks up one row, which costs two
 * visits to memory whether the row has one synapse or a hundred. Where a neuron has 80 synapses
 * onto 40,000 targets, delivery in blocks of 1024 takes ten times as long as in blocks of 20,480.
 * So a block should hold all the targets of a thread, up to {@link Synapses#MOST_TARGETS}.
 */
public final class Connector {

  private final Wiring wiring;
  private final int blockSize;
  private final Supplier<SourceSampler> samplers;
  private final Outdegrees outdegrees;
  private final Assembly assembly;
  private final double synapsesPerTarget;
  private final AtomicReferenceArray<Synapses> built;

  /**
   * Synapses that do not change.
   *
   * @param wiring what is to be built
   * @param blockSize targets of a block, at most {@link Synapses#MOST_TARGETS}
   * @throws IllegalArgumentException if blocks are too large, or listed synapses are not allowed
   */
  public Connector(Wiring wiring, int blockSize) {
    this(wiring, blockSize, false);
  }

  /**
   * @param wiring what is to be built
   * @param blockSize targets of a block, at most {@link Synapses#MOST_TARGETS}
   * @param ownWeights whether each synapse has a weight of its own even where all are the same, as
   *     those that change must
   * @throws IllegalArgumentException if blocks are too large, or listed synapses are not allowed
   */
  public Connector(Wiring wiring, int blockSize, boolean ownWeights) {
    if (blockSize < 1 || blockSize > Synapses.MOST_TARGETS) {
      throw new IllegalArgumentException(
          "blocks of " + blockSize + " targets, at most " + Synapses.MOST_TARGETS);
    }
    this.wiring = wiring;
    this.blockSize = blockSize;
    Rule rule = wiring.rule();
    Listing listing = rule instanceof Rule.Listed listed ? new Listing(wiring, listed) : null;
    this.outdegrees =
        rule instanceof Rule.FixedOutdegree fixed ? new Outdegrees(wiring, fixed.n()) : null;
    this.samplers = samplers(wiring, listing, outdegrees);
    this.assembly = new Assembly(wiring, listing, ownWeights);
    this.synapsesPerTarget = wiring.expectedSynapses() / Math.max(1, wiring.to().count());
    this.built = new AtomicReferenceArray<>((wiring.to().size() - 1) / blockSize + 1);
  }

  private static Supplier<SourceSampler> samplers(
      Wiring wiring, Listing listing, Outdegrees outdegrees) {
    Rule rule = wiring.rule();
    if (rule instanceof Rule.OneToOne) {
      return () -> new OneToOneSampler(wiring);
    }
    if (rule instanceof Rule.PairwiseBernoulli bernoulli) {
      return () -> new BernoulliSampler(wiring, bernoulli.p());
    }
    if (rule instanceof Rule.FixedIndegree fixed) {
      return () -> new IndegreeSampler(wiring, target -> fixed.n());
    }
    if (rule instanceof Rule.FixedTotalNumber fixed) {
      TotalNumber number = new TotalNumber(wiring, fixed.n());
      return () -> new IndegreeSampler(wiring, number::indegree);
    }
    if (outdegrees != null) {
      return outdegrees::sampler;
    }
    return listing != null ? listing::sampler : () -> new AllToAllSampler(wiring);
  }

  /** How many tasks of {@link #prepare} there are; most rules have none. */
  public int preparations() {
    return outdegrees == null ? 0 : outdegrees.tasks();
  }

  /** Prepares a part. All must be prepared before the first block is built. */
  public void prepare(int task) {
    outdegrees.draw(task);
  }

  /** How many tasks of {@link #build} there are: the blocks of the target population. */
  public int blocks() {
    return built.length();
  }

  /**
   * Builds the synapses of a block.
   *
   * @throws IllegalStateException if a block would have more than 2³¹ synapses, or a delay is drawn
   *     that is too long
   */
  public void build(int block) {
    int first = block * blockSize;
    int count = Math.min(blockSize, wiring.to().size() - first);
    int from = wiring.to().before(first);
    int to = wiring.to().before(first + count);
    Incoming incoming = new Incoming(to - from, (to - from) * synapsesPerTarget);
    samplers.get().draw(from, to, incoming);
    built.set(block, assembly.assemble(first, count, from, incoming));
  }

  /**
   * The synapses of one block.
   *
   * @throws IllegalStateException if it was not built
   */
  public Synapses block(int block) {
    Synapses synapses = built.get(block);
    if (synapses == null) {
      throw new IllegalStateException("block " + block + " was not built");
    }
    return synapses;
  }

  /**
   * What was built.
   *
   * @throws IllegalStateException if a block is missing
   */
  public Connectivity connectivity() {
    Synapses[] blocks = new Synapses[built.length()];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] = block(block);
    }
    return new Connectivity(wiring, blocks, assembly.raisedDelays());
  }
}
