package io.rheobase.network;

/** Synapses of one delay: what arrives now is what was emitted that long ago. */
final class CommonDelayProjection implements BlockProjection {

  private final Synapses synapses;
  private final Rows rows;
  private final Delivery delivery;
  private final int delay;
  private final char[] target;
  private final double weight;
  private final double[] weights;

  CommonDelayProjection(Synapses synapses, SpikeHistory history) {
    this.synapses = synapses;
    this.delivery = Delivery.orNull(synapses, history);
    this.rows = delivery == null ? new Rows(synapses, history) : null;
    this.delay = synapses.smallestDelay();
    this.target = synapses.target();
    this.weights = synapses.weights();
    this.weight = synapses.commonWeight();
  }

  @Override
  public Synapses synapses() {
    return synapses;
  }

  @Override
  public int reach() {
    return delay;
  }

  @Override
  public void arrive(long sample, double[] into) {
    if (delivery != null) {
      delivery.add(sample - delay, into);
      return;
    }
    rows.begin(sample - delay);
    for (int n = rows.next(); n > 0; n = rows.next()) {
      if (weights == null) {
        addCommonWeight(n, into);
      } else {
        addWeights(n, into);
      }
    }
  }

  private void addCommonWeight(int n, double[] into) {
    int[] start = rows.start();
    int[] end = rows.end();
    char[] target = this.target;
    double weight = this.weight;
    for (int i = 0; i < n; i++) {
      int stop = end[i];
      for (int q = start[i]; q < stop; q++) {
        into[target[q]] += weight;
      }
    }
  }

  private void addWeights(int n, double[] into) {
    int[] start = rows.start();
    int[] end = rows.end();
    char[] target = this.target;
    double[] weights = this.weights;
    for (int i = 0; i < n; i++) {
      int stop = end[i];
      for (int q = start[i]; q < stop; q++) {
        into[target[q]] += weights[q];
      }
    }
  }
}
