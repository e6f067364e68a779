package io.rheobase.network;

/** Synapses of one delay: what arrives now is what was emitted that long ago. */
final class CommonDelayProjection implements BlockProjection {

  private final SpikeHistory history;
  private final SourceBlocks sourceBlocks;
  private final int delay;
  private final int firstSource;
  private final int rows;
  private final int[] rowStart;
  private final char[] target;
  private final double weight;
  private final double[] weights;

  CommonDelayProjection(Synapses synapses, SpikeHistory history) {
    this.history = history;
    this.sourceBlocks = SourceBlocks.of(synapses, history);
    this.delay = synapses.smallestDelay();
    this.firstSource = synapses.firstSource();
    this.rows = synapses.rows();
    this.rowStart = synapses.rowStart();
    this.target = synapses.target();
    this.weights = synapses.weights();
    this.weight = synapses.commonWeight();
  }

  @Override
  public int reach() {
    return delay;
  }

  @Override
  public void arrive(long sample, double[] into) {
    long emission = sample - delay;
    for (int block = sourceBlocks.from(); block < sourceBlocks.to(); block++) {
      int n = history.count(block, emission);
      if (n > 0) {
        int[] spikes = history.neurons(block, emission);
        if (weights == null) {
          addCommonWeight(spikes, n, into);
        } else {
          addWeights(spikes, n, into);
        }
      }
    }
  }

  private void addCommonWeight(int[] spikes, int n, double[] into) {
    int[] rowStart = this.rowStart;
    char[] target = this.target;
    double weight = this.weight;
    for (int i = 0; i < n; i++) {
      int row = spikes[i] - firstSource;
      if (row >= 0 && row < rows) {
        int end = rowStart[row + 1];
        for (int q = rowStart[row]; q < end; q++) {
          into[target[q]] += weight;
        }
      }
    }
  }

  private void addWeights(int[] spikes, int n, double[] into) {
    int[] rowStart = this.rowStart;
    char[] target = this.target;
    double[] weights = this.weights;
    for (int i = 0; i < n; i++) {
      int row = spikes[i] - firstSource;
      if (row >= 0 && row < rows) {
        int end = rowStart[row + 1];
        for (int q = rowStart[row]; q < end; q++) {
          into[target[q]] += weights[q];
        }
      }
    }
  }
}
