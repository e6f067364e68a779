package io.rheobase.random;

import io.rheobase.math.BoxMullerBlock;
import java.util.Objects;

/**
 * Uniform draws in [0, 1) with 53 bits, each a pure function of (key, draw index, neuron, step), by
 * {@link Threefry2x64}; one 64-bit word each.
 *
 * <p>Words are shared with {@link Gaussian}: under one key the two need different draw indices.
 *
 * <p>An instance owns scratch for {@link #fill} and serves one thread at a time.
 */
public final class Uniform {
  /** By how much the upper 53 bits of a word count. */
  public static final double UNIT = 0x1p-53;

  private final ChunkSize chunkSize = new ChunkSize();
  private final long[] a = new long[ChunkSize.GREATEST / 2];
  private final long[] b = new long[ChunkSize.GREATEST / 2];

  /**
   * The draw that is made once per run.
   *
   * @param draw draw index, any int
   * @throws IllegalArgumentException if neuron is negative
   */
  public static double once(StreamKey key, int draw, int neuron) {
    return uniform(key, draw, neuron, DrawCounter.ONCE);
  }

  /**
   * The draw of one step: what {@link #fill} gives.
   *
   * @param draw draw index, any int
   * @throws IllegalArgumentException if neuron or step is negative
   */
  public static double at(StreamKey key, int draw, int neuron, long step) {
    DrawCounter.checkStep(step);
    return uniform(key, draw, neuron, step);
  }

  /**
   * The draws of one step for successive neurons: {@code out[from + i]} is that of neuron {@code
   * firstNeuron + i}, whatever the range it is drawn in.
   *
   * @param draw draw index, any int
   * @param firstNeuron neuron of {@code out[from]}, a multiple of 16
   * @param step not negative
   * @param out receives uniforms in [from, to)
   * @throws IllegalArgumentException if firstNeuron is no multiple of 16, or negative, or step is
   * @throws IndexOutOfBoundsException if [from, to) is no range of out
   */
  public void fill(
      StreamKey key, int draw, int firstNeuron, long step, double[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    DrawCounter.checkBlock(firstNeuron, to - from);
    DrawCounter.checkStep(step);
    int count;
    for (int done = 0; done < to - from; done += count) {
      count = chunkSize.next(to - from - done);
      int blocks = (count + DrawCounter.BLOCK - 1) / DrawCounter.BLOCK;
      int pairs = blocks * BoxMullerBlock.LANES;
      Threefry2x64.fill(key, DrawCounter.pair(draw, firstNeuron + done), step, pairs, a, b);
      place(a, b, count, out, from + done);
    }
  }

  /** Block by block: the first words of its pairs, then the second; the last may be cut short. */
  private static void place(long[] a, long[] b, int count, double[] out, int from) {
    for (int done = 0; done < count; done += BoxMullerBlock.LANES) {
      long[] words = done % DrawCounter.BLOCK == 0 ? a : b;
      int pair = (int) DrawCounter.pair(0, done);
      int n = Math.min(BoxMullerBlock.LANES, count - done);
      for (int lane = 0; lane < n; lane++) {
        out[from + done + lane] = unit(words[pair + lane]);
      }
    }
  }

  private static double uniform(StreamKey key, int draw, int neuron, long step) {
    DrawCounter.checkNeuron(neuron);
    Threefry2x64.Words words = Threefry2x64.words(key, DrawCounter.pair(draw, neuron), step);
    return unit(DrawCounter.isSecond(neuron) ? words.b() : words.a());
  }

  private static double unit(long word) {
    return (word >>> 11) * UNIT;
  }
}
