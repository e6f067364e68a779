package io.rheobase.random;

import io.rheobase.math.BoxMuller;
import io.rheobase.math.BoxMullerBlock;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Standard normal draws, each a pure function of (key, draw index, neuron, step), by {@link
 * Threefry2x64} and {@link BoxMuller}; one 64-bit word each, greatest absolute value 8.4906.
 *
 * <p>Words are shared with {@link Uniform}: under one key the two need different draw indices.
 *
 * <p>An instance owns scratch for {@link #fill} and {@link #add} and serves one thread at a time.
 */
public final class Gaussian {
  private static volatile Supplier<GaussianLoop> loops;

  private final ChunkSize chunkSize = new ChunkSize();
  private final long[] a = new long[ChunkSize.GREATEST / 2];
  private final long[] b = new long[ChunkSize.GREATEST / 2];
  private final double[] normals = new double[ChunkSize.GREATEST];
  private final BoxMullerBlock boxMuller = new BoxMullerBlock(ChunkSize.GREATEST / 2);
  private Supplier<GaussianLoop> supplier;
  private GaussianLoop loop;

  /**
   * Makes every {@link #fill} and {@link #add} of this process use another loop, which must draw
   * the same bits. As with what the JIT compiles, it is a matter of speed alone.
   *
   * @param others gives a loop for each thread that asks, or null for that of this class
   */
  public static void drawWith(Supplier<GaussianLoop> others) {
    loops = others;
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
   * firstNeuron + i}, whatever the range it is drawn in, and never a negative zero.
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
    check(firstNeuron, step, out, from, to);
    Arrays.fill(out, from, to, 0);
    add(key, draw, firstNeuron, step, 1, 0, out, out, from, to);
  }

  /**
   * Puts the sum of {@code base[from + i]} and {@code fma(scale, z, offset)} into {@code out[from +
   * i]}, where z is what {@link #fill} would put there.
   *
   * @param draw draw index, any int
   * @param firstNeuron neuron of {@code out[from]}, a multiple of 16
   * @param step not negative
   * @param scale standard deviation
   * @param offset mean
   * @param base what is added to, which may be out itself
   * @throws IllegalArgumentException if firstNeuron is no multiple of 16, or negative, or step is
   * @throws IndexOutOfBoundsException if [from, to) is no range of base or out
   */
  public void add(
      StreamKey key,
      int draw,
      int firstNeuron,
      long step,
      double scale,
      double offset,
      double[] base,
      double[] out,
      int from,
      int to) {
    check(firstNeuron, step, out, from, to);
    Objects.checkFromToIndex(from, to, base.length);
    GaussianLoop other = other();
    if (other != null) {
      other.add(key, draw, firstNeuron, step, scale, offset, base, out, from, to);
      return;
    }
    int count;
    for (int done = 0; done < to - from; done += count) {
      count = chunkSize.next(to - from - done);
      int blocks = (count + DrawCounter.BLOCK - 1) / DrawCounter.BLOCK;
      int pairs = blocks * BoxMullerBlock.LANES;
      Threefry2x64.fill(key, DrawCounter.pair(draw, firstNeuron + done), step, pairs, a, b);
      boxMuller.transform(a, b, pairs, normals, 0);
      add(normals, count, scale, offset, base, out, from + done);
    }
  }

  private static void check(int firstNeuron, long step, double[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    DrawCounter.checkBlock(firstNeuron, to - from);
    DrawCounter.checkStep(step);
  }

  private static void add(
      double[] normals,
      int count,
      double scale,
      double offset,
      double[] base,
      double[] out,
      int from) {
    for (int i = 0; i < count; i++) {
      out[from + i] = base[from + i] + Math.fma(scale, normals[i], offset);
    }
  }

  /** The loop of this thread's own that was asked for last; null for that of this class. */
  private GaussianLoop other() {
    Supplier<GaussianLoop> wanted = loops;
    if (wanted != supplier) {
      supplier = wanted;
      loop = wanted == null ? null : wanted.get();
    }
    return loop;
  }

  private static double normal(StreamKey key, int draw, int neuron, long step) {
    DrawCounter.checkNeuron(neuron);
    Threefry2x64.Words words = Threefry2x64.words(key, DrawCounter.pair(draw, neuron), step);
    return 0
        + (DrawCounter.isSecond(neuron)
            ? BoxMuller.second(words.a(), words.b())
            : BoxMuller.first(words.a(), words.b()));
  }
}
