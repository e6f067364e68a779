package io.rheobase.network;

import java.util.List;

/** All synapses of a connection. */
public final class Connectivity {

  private final Wiring wiring;
  private final List<Synapses> blocks;
  private final long raisedDelays;

  Connectivity(Wiring wiring, Synapses[] blocks, long raisedDelays) {
    this.wiring = wiring;
    this.blocks = List.of(blocks);
    this.raisedDelays = raisedDelays;
  }

  /** Takes synapses one by one. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * A synapse.
     *
     * @param source index within its population
     * @param target index within its population
     * @param weight in the unit of the receptor's weight
     * @param delay steps
     */
    void visit(int source, int target, double weight, int delay);
  }

  /** What was asked for. */
  public Wiring wiring() {
    return wiring;
  }

  /** The synapses by block of targets. */
  public List<Synapses> blocks() {
    return blocks;
  }

  /** Number of synapses. */
  public long size() {
    return blocks.stream().mapToLong(Synapses::size).sum();
  }

  /** Bytes that the synapses take. */
  public long bytes() {
    return blocks.stream().mapToLong(Synapses::bytes).sum();
  }

  /**
   * The smallest delay (steps); {@link Wiring#LONGEST_DELAY} where there is no synapse: what is not
   * there holds nothing up.
   */
  public int smallestDelay() {
    return blocks.stream()
        .filter(block -> block.size() > 0)
        .mapToInt(Synapses::smallestDelay)
        .min()
        .orElse(Wiring.LONGEST_DELAY);
  }

  /** The greatest delay (steps), 1 where there is no synapse. */
  public int greatestDelay() {
    return blocks.stream()
        .filter(block -> block.size() > 0)
        .mapToInt(Synapses::greatestDelay)
        .max()
        .orElse(1);
  }

  /** How many delays were less than a step and became a step. */
  public long raisedDelays() {
    return raisedDelays;
  }

  /**
   * Shows all synapses in the order of (source, target, order in which they were drawn), which does
   * not depend on the blocks.
   */
  public void forEach(Visitor visitor) {
    for (int source = 0; source < wiring.from().size(); source++) {
      for (Synapses block : blocks) {
        int row = source - block.firstSource();
        if (row >= 0 && row < block.rows()) {
          for (int q = block.rowStart()[row]; q < block.rowStart()[row + 1]; q++) {
            visitor.visit(
                source, block.first() + block.target()[q], block.weight(q), block.delay(q));
          }
        }
      }
    }
  }
}
