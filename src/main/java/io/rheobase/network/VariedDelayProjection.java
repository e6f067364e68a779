package io.rheobase.network;

import java.util.Arrays;

/**
 * Synapses of different delays. At a sample it takes what was emitted the smallest delay ago and
 * adds it to the sums of the samples it arrives at, which wait in a ring: one row for each sample
 * from this one to the one that the longest delay reaches.
 */
final class VariedDelayProjection implements BlockProjection {

  private final SpikeHistory history;
  private final SourceBlocks sourceBlocks;
  private final int smallestDelay;
  private final int count;
  private final int firstSource;
  private final int rows;
  private final int[] rowStart;
  private final char[] target;
  private final char[] delays;
  private final double weight;
  private final double[] weights;

  /** {@code [sample of arrival modulo rows][target]}, one row after the other. */
  private final double[] ring;

  VariedDelayProjection(Synapses synapses, SpikeHistory history) {
    this.history = history;
    this.sourceBlocks = SourceBlocks.of(synapses, history);
    this.smallestDelay = synapses.smallestDelay();
    this.count = synapses.count();
    this.firstSource = synapses.firstSource();
    this.rows = synapses.rows();
    this.rowStart = synapses.rowStart();
    this.target = synapses.target();
    this.delays = synapses.delays();
    this.weights = synapses.weights();
    this.weight = synapses.commonWeight();
    this.ring = new double[Math.multiplyExact(ringRows(synapses), count)];
  }

  private static int ringRows(Synapses synapses) {
    return synapses.greatestDelay() - synapses.smallestDelay() + 1;
  }

  /** Bytes of the sums that wait. */
  static long ringBytes(Synapses synapses) {
    return synapses.hasDelays() ? 8L * ringRows(synapses) * synapses.count() : 0;
  }

  @Override
  public int reach() {
    return smallestDelay;
  }

  @Override
  public void arrive(long sample, double[] into) {
    if (sourceBlocks.from() == sourceBlocks.to()) {
      return;
    }
    int now = (int) (sample % (ring.length / count)) * count;
    long emission = sample - smallestDelay;
    for (int block = sourceBlocks.from(); block < sourceBlocks.to(); block++) {
      int n = history.count(block, emission);
      if (n > 0) {
        int[] spikes = history.neurons(block, emission);
        if (weights == null) {
          addCommonWeight(spikes, n, now);
        } else {
          addWeights(spikes, n, now);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      into[i] += ring[now + i];
    }
    Arrays.fill(ring, now, now + count, 0);
  }

  private void addCommonWeight(int[] spikes, int n, int now) {
    int[] rowStart = this.rowStart;
    char[] target = this.target;
    char[] delays = this.delays;
    double[] ring = this.ring;
    double weight = this.weight;
    int length = ring.length;
    int count = this.count;
    int base = now - smallestDelay * count;
    for (int i = 0; i < n; i++) {
      int row = spikes[i] - firstSource;
      if (row >= 0 && row < rows) {
        int end = rowStart[row + 1];
        for (int q = rowStart[row]; q < end; q++) {
          int at = base + delays[q] * count;
          ring[(at < length ? at : at - length) + target[q]] += weight;
        }
      }
    }
  }

  private void addWeights(int[] spikes, int n, int now) {
    int[] rowStart = this.rowStart;
    char[] target = this.target;
    char[] delays = this.delays;
    double[] ring = this.ring;
    double[] weights = this.weights;
    int length = ring.length;
    int count = this.count;
    int base = now - smallestDelay * count;
    for (int i = 0; i < n; i++) {
      int row = spikes[i] - firstSource;
      if (row >= 0 && row < rows) {
        int end = rowStart[row + 1];
        for (int q = rowStart[row]; q < end; q++) {
          int at = base + delays[q] * count;
          ring[(at < length ? at : at - length) + target[q]] += weights[q];
        }
      }
    }
  }
}
