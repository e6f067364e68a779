package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import java.util.Optional;

/**
 * A normally distributed current, drawn for every neuron anew every {@code interval} steps from the
 * start on. With an interval of a fixed duration the physics does not depend on dt; {@link
 * WhiteNoise} gives the standard deviation that does the same for a new draw every step.
 *
 * @param key of the input's draws for its population
 * @param extent whom it drives, and when
 * @param mean pA
 * @param std standard deviation (pA)
 * @param interval steps that a draw is held for, at least 1
 */
public record GaussianCurrent(
    StreamKey key, Extent extent, PerNeuron mean, PerNeuron std, long interval)
    implements CurrentSource {

  private static final int DRAW = 0;

  public GaussianCurrent {
    if (interval < 1) {
      throw new IllegalArgumentException("interval " + interval);
    }
  }

  /**
   * The same distribution for every neuron, drawn anew every step.
   *
   * @param mean pA
   * @param std standard deviation (pA)
   */
  public GaussianCurrent(StreamKey key, double mean, double std) {
    this(key, Extent.EVERYTHING, PerNeuron.all(mean), PerNeuron.all(std), 1);
  }

  @Override
  public boolean drawsNormals() {
    return true;
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    boolean alike = mean.isUniform() && std.isUniform() && interval == 1;
    return alike && extent.targets().within(firstNeuron, count).isAll(count)
        ? new Alike(firstNeuron, count)
        : new Part(firstNeuron, count);
  }

  /** The same distribution for all neurons of a block, drawn anew every step: no arrays to read. */
  private final class Alike implements BlockCurrent {

    private final Gaussian gaussian = new Gaussian();
    private final int first;
    private final int count;

    Alike(int first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public void add(long step, double[] current) {
      if (extent.includes(step)) {
        sum(step, current, current);
      }
    }

    @Override
    public void add(long step, double[] others, double[] current) {
      if (extent.includes(step)) {
        sum(step, others, current);
      } else {
        System.arraycopy(others, 0, current, 0, count);
      }
    }

    @Override
    public Optional<NormalDraws> draws() {
      return Optional.of(new NormalDraws(key, DRAW, first, mean.of(0), std.of(0), extent));
    }

    private void sum(long step, double[] base, double[] out) {
      gaussian.add(key, DRAW, first, step, std.of(0), mean.of(0), base, out, 0, count);
    }
  }

  private final class Part implements BlockCurrent {

    private final Gaussian gaussian = new Gaussian();
    private final int first;
    private final Targets.Part part;
    private final double[] means;
    private final double[] stds;
    private final double[] normal;
    private long drawnAt = -1;

    Part(int first, int count) {
      this.first = first;
      this.part = extent.targets().within(first, count);
      this.means = mean.over(first, count);
      this.stds = std.over(first, count);
      this.normal = new double[count];
    }

    @Override
    public void add(long step, double[] current) {
      if (part.isEmpty() || !extent.includes(step)) {
        return;
      }
      long drawStep = step - (step - extent.start()) % interval;
      if (drawStep != drawnAt) {
        gaussian.fill(key, DRAW, first, drawStep, normal, 0, normal.length);
        drawnAt = drawStep;
      }
      part.add(stds, normal, means, current);
    }
  }
}
