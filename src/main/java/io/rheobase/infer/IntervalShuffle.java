package io.rheobase.infer;

import io.rheobase.random.StreamKey;
import io.rheobase.random.Uniform;

/**
 * A spike train with its intervals in random order, that from the beginning of the recording to the
 * first spike among them: what is left is the train's own statistics without its relation to
 * anything else. Each shuffle is a pure function of (key, shuffle, train), by the algorithm of
 * Fisher and Yates.
 *
 * <p>An instance owns scratch and serves one thread at a time.
 */
public final class IntervalShuffle {

  private final StreamKey key;
  private final int train;
  private final int[] intervals;
  private final int[] order;
  private final double[] uniforms;
  private final Uniform uniform = new Uniform();

  /**
   * @param key of the draws
   * @param train number of the train, for the draws
   * @param times of its spikes, ascending, in steps from the beginning of the recording
   */
  public IntervalShuffle(StreamKey key, int train, int[] times) {
    this.key = key;
    this.train = train;
    this.intervals = new int[times.length];
    int before = 0;
    for (int i = 0; i < times.length; i++) {
      intervals[i] = times[i] - before;
      before = times[i];
    }
    this.order = new int[times.length];
    this.uniforms = new double[times.length];
  }

  /**
   * Writes a shuffled train.
   *
   * @param shuffle its number
   * @param times receives its spikes, ascending; as long as the train
   */
  public void write(int shuffle, int[] times) {
    int spikes = intervals.length;
    uniform.fill(key, shuffle, 0, train, uniforms, 0, spikes);
    System.arraycopy(intervals, 0, order, 0, spikes);
    for (int i = spikes - 1; i > 0; i--) {
      int other = (int) (uniforms[i] * (i + 1));
      int interval = order[i];
      order[i] = order[other];
      order[other] = interval;
    }
    int time = 0;
    for (int i = 0; i < spikes; i++) {
      time += order[i];
      times[i] = time;
    }
  }
}
