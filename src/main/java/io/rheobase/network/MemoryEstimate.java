package io.rheobase.network;

import io.rheobase.random.Distribution;

/**
 * What a connection will take, before anything is drawn.
 *
 * @param synapses their mean number; exact for all rules but pairwise_bernoulli
 * @param rows of all blocks together, at most
 * @param bytes of the synapses and of what waits to arrive
 * @param building further bytes while it is built, with all blocks under way at once
 */
public record MemoryEstimate(double synapses, long rows, long bytes, long building) {

  private static final int TARGET = Character.BYTES;
  private static final int WEIGHT = Double.BYTES;
  private static final int DELAY = Character.BYTES;
  private static final int SOURCE = Integer.BYTES;

  /** Drawn delays lie within this many standard deviations; one in 10⁹ does not. */
  private static final double DEVIATIONS = 6;

  /**
   * The estimate for synapses that are static.
   *
   * @param blockSize targets of a block
   */
  public static MemoryEstimate of(Wiring wiring, int blockSize) {
    double synapses = wiring.expectedSynapses();
    boolean commonWeight = wiring.weights() instanceof SynapseValues.Constant;
    boolean commonDelay = wiring.delays() instanceof SynapseValues.Constant;
    int each = TARGET + (commonWeight ? 0 : WEIGHT) + (commonDelay ? 0 : DELAY);
    long rows = rows(wiring, blockSize);
    int blocks = (wiring.to().size() - 1) / blockSize + 1;
    double index = blocks * RowIndex.bytes((double) rows / blocks - 1, synapses / blocks);
    double ring = Double.BYTES * delaySpread(wiring) * wiring.to().size();
    int kept = SOURCE * sourcesKept(wiring.rule());
    return new MemoryEstimate(
        synapses, rows, (long) (synapses * each + index + ring), (long) (synapses * kept));
  }

  private static long rows(Wiring wiring, int blockSize) {
    int blocks = (wiring.to().size() - 1) / blockSize + 1;
    Neurons from = wiring.from();
    int span = from.count() == 0 ? 0 : from.at(from.count() - 1) - from.at(0) + 1;
    return wiring.rule() instanceof Rule.OneToOne
        ? (long) span + 2L * blocks
        : (span + 1L) * blocks;
  }

  /** How many integers a synapse takes on its way. */
  private static int sourcesKept(Rule rule) {
    if (rule instanceof Rule.Listed) {
      return 5;
    }
    return rule instanceof Rule.FixedOutdegree ? 2 : 1;
  }

  /** Samples from the smallest to the greatest delay, 0 where all have the same. */
  private static double delaySpread(Wiring wiring) {
    SynapseValues delays = wiring.delays();
    if (delays instanceof SynapseValues.Constant) {
      return 0;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    if (delays instanceof SynapseValues.Listed listed) {
      for (double delay : listed.values()) {
        low = Math.min(low, delay);
        high = Math.max(high, delay);
      }
    } else {
      Distribution distribution = ((SynapseValues.Drawn) delays).distribution();
      low = bound(distribution, -DEVIATIONS);
      high = bound(distribution, DEVIATIONS);
    }
    double spread = (high - Math.max(low, wiring.dt())) / wiring.dt();
    return Math.min(Math.max(spread, 0), Wiring.LONGEST_DELAY) + 1;
  }

  private static double bound(Distribution distribution, double deviations) {
    if (distribution instanceof Distribution.Normal normal) {
      double bound = normal.mean() + deviations * normal.std();
      return Math.min(Math.max(bound, normal.min()), normal.max());
    }
    if (distribution instanceof Distribution.Lognormal lognormal) {
      return StrictMath.exp(lognormal.mu() + deviations * lognormal.sigma());
    }
    Distribution.Uniform uniform = (Distribution.Uniform) distribution;
    return deviations < 0 ? uniform.from() : uniform.to();
  }
}
