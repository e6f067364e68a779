package io.rheobase.network;

import java.util.Arrays;
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

  /** How many synapses each target has: {@code [neuron of the target population]}. */
  public int[] indegrees() {
    int[] degrees = new int[wiring.to().size()];
    for (Synapses block : blocks) {
      for (char target : block.target()) {
        degrees[block.first() + target]++;
      }
    }
    return degrees;
  }

  /**
   * Where the first synapses of a block stand in the order of {@link #forEach(Visitor)}.
   *
   * @param block number of the block
   * @param limit places from this one on are left out
   * @return {@code [synapse of the block]}, ascending, each below limit
   */
  public int[] places(int block, int limit) {
    int[] places = new int[blocks.get(block).size()];
    int found = 0;
    long place = 0;
    for (int source = 0; source < wiring.from().size() && place < limit; source++) {
      for (int b = 0; b < blocks.size() && place < limit; b++) {
        int n = blocks.get(b).rowLength(source);
        if (b == block) {
          for (int i = 0; i < n && place + i < limit; i++) {
            places[found++] = (int) place + i;
          }
        }
        place += n;
      }
    }
    return Arrays.copyOf(places, found);
  }

  /**
   * Shows all synapses in the order of (source, target, order in which they were drawn), which does
   * not depend on the blocks.
   */
  public void forEach(Visitor visitor) {
    forEach(0, wiring.from().size(), visitor);
  }

  /** Shows the synapses of sources {@code [from, to)} in the same order. */
  public void forEach(int from, int to, Visitor visitor) {
    for (int source = from; source < to; source++) {
      for (Synapses block : blocks) {
        int start = block.rowBegin(source);
        int end = start + block.rowLength(source);
        for (int q = start; q < end; q++) {
          visitor.visit(source, block.first() + block.target()[q], block.weight(q), block.delay(q));
        }
      }
    }
  }
}
