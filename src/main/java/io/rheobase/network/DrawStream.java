package io.rheobase.network;

import io.rheobase.math.Logarithm;
import io.rheobase.random.StreamKey;
import io.rheobase.random.Threefry2x64;

/**
 * The uniform draws of one neuron, in order: words of the counters (0, neuron), (1, neuron), … of a
 * key. It owns scratch and serves one thread at a time.
 */
final class DrawStream {

  private static final int MOST_PAIRS = 256;
  private static final double UNIT = 0x1p-53;

  private final StreamKey key;
  private final long[] first = new long[MOST_PAIRS];
  private final long[] second = new long[MOST_PAIRS];
  private long neuron;
  private long nextPair;
  private int batch;
  private int words;
  private int at;

  DrawStream(StreamKey key) {
    this.key = key;
  }

  /**
   * Goes to the first draw of a neuron.
   *
   * @param expected how many draws are wanted, roughly; it changes none
   */
  void restart(int neuron, double expected) {
    this.neuron = neuron;
    nextPair = 0;
    words = 0;
    at = 0;
    batch = (int) Math.max(8, Math.min(MOST_PAIRS, expected / 2 + 4));
  }

  private long word() {
    if (at == words) {
      Threefry2x64.fill(key, nextPair, neuron, batch, first, second);
      nextPair += batch;
      words = 2 * batch;
      at = 0;
    }
    int pair = at >> 1;
    return (at++ & 1) == 0 ? first[pair] : second[pair];
  }

  /** A uniform in (0, 1]. */
  double uniform() {
    return 1 - (word() >>> 11) * UNIT;
  }

  /** A uniform integer in [0, n); each has its share of 2⁶³ words to within one. */
  int below(int n) {
    return (int) Math.multiplyHigh(word() >>> 1, 2L * n);
  }

  /**
   * How many trials fail before one succeeds, by inversion: {@code floor(ln u / ln(1 − p))}.
   *
   * @param logOfFailure ln(1 − p), negative
   */
  long failures(double logOfFailure) {
    return (long) (Logarithm.ln(uniform()) / logOfFailure);
  }
}
