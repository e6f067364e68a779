package io.rheobase.random;

import io.rheobase.math.BoxMuller;
import io.rheobase.math.BoxMullerBlock;
import java.util.Objects;

/**
 * Standard normal draws, each a pure function of (key, draw index, neuron, step), by {@link
 * Threefry2x64} and {@link BoxMuller}; one 64-bit word each, greatest absolute value 8.4906.
 *
 * <p>Words are shared with {@link Uniform}: under one key the two need different draw indices.
 *
 * <p>An instance owns scratch for {@link #fill} and serves one thread at a time.
 */
public final class Gaussian {
  private static volatile GaussianLoop loop;

  private final ChunkSize chunkSize = new ChunkSize();
  private final long[] a = new long[ChunkSize.GREATEST / 2];
  private final long[] b = new long[ChunkSize.GREATEST / 2];
  private final double[] lastBlocks = new double[ChunkSize.GREATEST];
  private final BoxMullerBlock boxMuller = new BoxMullerBlock(ChunkSize.GREATEST / 2);

  /**
   * Makes every {@link #fill} of this process use another loop, which must draw the same bits. As
   * with what the JIT compiles, it is a matter of speed alone.
   *
   * @param other the loop, or null for that of this class
   */
  public static void drawWith(GaussianLoop other) {
    loop = other;
  }

  /**
   * The draw that is made once per run.
   *
   * @param draw draw index, any int
   * @throws IllegalArgumentException if neuron is negative
   */
  public static double once(StreamKey key, int draw, int neuron) {
    return normal(key, draw, neuron, DrawCounter.ONCE);
  }

  /**
   * The draw of one step: what {@link #fill} gives.
   *
   * @param draw draw index, any int
   * @throws IllegalArgumentException if neuron or step is negative
   */
  public static double at(StreamKey key, int draw, int neuron, long step) {
    DrawCounter.checkStep(step);
    return normal(key, draw, neuron, step);
  }

  /**
   * The draws of one step for successive neurons: {@code out[from + i]} is that of neuron {@code
   * firstNeuron + i}, whatever the range it is drawn in.
   *
   * @param draw draw index, any int
   * @param firstNeuron neuron of {@code out[from]}, a multiple of 16
   * @param step not negative
   * @param out receives standard normals in [from, to)
   * @throws IllegalArgumentException if firstNeuron is no multiple of 16, or negative, or step is
   * @throws IndexOutOfBoundsException if [from, to) is no range of out
   */
  public void fill(
      StreamKey key, int draw, int firstNeuron, long step, double[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    DrawCounter.checkBlock(firstNeuron, to - from);
    DrawCounter.checkStep(step);
    GaussianLoop other = loop;
    if (other != null) {
      other.fill(key, draw, firstNeuron, step, out, from, to);
      return;
    }
    int count;
    for (int done = 0; done < to - from; done += count) {
      count = chunkSize.next(to - from - done);
      int blocks = (count + DrawCounter.BLOCK - 1) / DrawCounter.BLOCK;
      int pairs = blocks * BoxMullerBlock.LANES;
      Threefry2x64.fill(key, DrawCounter.pair(draw, firstNeuron + done), step, pairs, a, b);
      if (count == 2 * pairs) {
        boxMuller.transform(a, b, pairs, out, from + done);
      } else {
        boxMuller.transform(a, b, pairs, lastBlocks, 0);
        System.arraycopy(lastBlocks, 0, out, from + done, count);
      }
    }
  }

  private static double normal(StreamKey key, int draw, int neuron, long step) {
    DrawCounter.checkNeuron(neuron);
    Threefry2x64.Words words = Threefry2x64.words(key, DrawCounter.pair(draw, neuron), step);
    return DrawCounter.isSecond(neuron)
        ? BoxMuller.second(words.a(), words.b())
        : BoxMuller.first(words.a(), words.b());
  }
}
