package io.rheobase.network;

/**
 * Synapses of different delays. At a sample it takes what was emitted the smallest delay ago and
 * adds it to the sums of the samples at which it arrives.
 */
final class VariedDelayProjection implements BlockProjection {

  private final Synapses synapses;
  private final Rows rows;
  private final ArrivalRing ring;
  private final char[] target;
  private final char[] delays;
  private final double weight;
  private final double[] weights;

  VariedDelayProjection(Synapses synapses, SpikeHistory history) {
    this.synapses = synapses;
    this.rows = new Rows(synapses, history);
    this.ring = new ArrivalRing(synapses, synapses.smallestDelay());
    this.target = synapses.target();
    this.delays = synapses.delays();
    this.weights = synapses.weights();
    this.weight = synapses.commonWeight();
  }

  @Override
  public Synapses synapses() {
    return synapses;
  }

  @Override
  public int reach() {
    return synapses.smallestDelay();
  }

  @Override
  public long bytes() {
    return ring.bytes();
  }

  @Override
  public void resume(long sample) {
    double[] past = new double[synapses.count()];
    int longest = synapses.greatestDelay() - synapses.smallestDelay();
    for (long s = Math.max(1, sample - longest + 1); s <= sample; s++) {
      arrive(s, past);
    }
  }

  @Override
  public void arrive(long sample, double[] into) {
    ring.begin(sample);
    rows.begin(sample - synapses.smallestDelay());
    for (int n = rows.next(); n > 0; n = rows.next()) {
      if (weights == null) {
        addCommonWeight(n);
      } else {
        addWeights(n);
      }
    }
    ring.end(into);
  }

  private void addCommonWeight(int n) {
    int[] start = rows.start();
    int[] end = rows.end();
    double[] sums = ring.sums();
    char[] target = this.target;
    char[] delays = this.delays;
    double weight = this.weight;
    int count = synapses.count();
    int base = ring.base();
    for (int i = 0; i < n; i++) {
      int stop = end[i];
      for (int q = start[i]; q < stop; q++) {
        int at = base + delays[q] * count;
        sums[(at < sums.length ? at : at - sums.length) + target[q]] += weight;
      }
    }
  }

  private void addWeights(int n) {
    int[] start = rows.start();
    int[] end = rows.end();
    double[] sums = ring.sums();
    char[] target = this.target;
    char[] delays = this.delays;
    double[] weights = this.weights;
    int count = synapses.count();
    int base = ring.base();
    for (int i = 0; i < n; i++) {
      int stop = end[i];
      for (int q = start[i]; q < stop; q++) {
        int at = base + delays[q] * count;
        sums[(at < sums.length ? at : at - sums.length) + target[q]] += weights[q];
      }
    }
  }
}
