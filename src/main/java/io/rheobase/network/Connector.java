package io.rheobase.network;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Builds the synapses of a connection, block by block of its targets. Blocks may be built in any
 * order and on any threads: no synapse depends on it, nor on the size of a block.
 */
public final class Connector {

  private final Wiring wiring;
  private final int blockSize;
  private final Assembly assembly;
  private final AtomicReferenceArray<Synapses> built;

  /**
   * @param wiring what is to be built
   * @param blockSize targets of a block, at most {@link Synapses#MOST_TARGETS}
   * @throws IllegalArgumentException if the rule cannot be met
   */
  public Connector(Wiring wiring, int blockSize) {
    if (blockSize < 1 || blockSize > Synapses.MOST_TARGETS) {
      throw new IllegalArgumentException(
          "blocks of " + blockSize + " targets, at most " + Synapses.MOST_TARGETS);
    }
    this.wiring = wiring;
    this.blockSize = blockSize;
    this.assembly = new Assembly(wiring);
    this.built = new AtomicReferenceArray<>((wiring.to().size() - 1) / blockSize + 1);
  }

  /** How many tasks of {@link #build} there are: the blocks of the target population. */
  public int blocks() {
    return built.length();
  }

  /** Builds the synapses of a block. */
  public void build(int block) {
    int first = block * blockSize;
    int count = Math.min(blockSize, wiring.to().size() - first);
    int from = wiring.to().before(first);
    int to = wiring.to().before(first + count);
    Incoming incoming = new Incoming(to - from, 0);
    sampler().draw(from, to, incoming);
    built.set(block, assembly.assemble(first, count, from, incoming));
  }

  private SourceSampler sampler() {
    Rule rule = wiring.rule();
    if (rule instanceof Rule.OneToOne) {
      return new OneToOneSampler(wiring);
    }
    if (rule instanceof Rule.AllToAll) {
      return new AllToAllSampler(new Eligible(wiring));
    }
    if (rule instanceof Rule.PairwiseBernoulli bernoulli) {
      return new BernoulliSampler(wiring, bernoulli.p());
    }
    throw new IllegalArgumentException("rule " + rule);
  }

  /**
   * What was built.
   *
   * @throws IllegalStateException if a block is missing
   */
  public Connectivity connectivity() {
    Synapses[] blocks = new Synapses[built.length()];
    for (int block = 0; block < blocks.length; block++) {
      blocks[block] = built.get(block);
      if (blocks[block] == null) {
        throw new IllegalStateException("block " + block + " was not built");
      }
    }
    return new Connectivity(wiring, blocks, assembly.raisedDelays());
  }
}
