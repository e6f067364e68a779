package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import io.rheobase.random.Uniform;

/**
 * A current distributed evenly over [low, high), drawn for every neuron anew every {@code interval}
 * steps from the start on. Where the bounds are almost equal rounding may reach the upper one.
 *
 * @param key of the input's draws for its population
 * @param extent whom it drives, and when
 * @param low pA
 * @param high pA, not below low
 * @param interval steps that a draw is held for, at least 1
 */
public record UniformCurrent(
    StreamKey key, Extent extent, PerNeuron low, PerNeuron high, long interval)
    implements CurrentSource {

  private static final int DRAW = 0;

  public UniformCurrent {
    if (interval < 1) {
      throw new IllegalArgumentException("interval " + interval);
    }
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    return new Part(firstNeuron, count);
  }

  private final class Part implements BlockCurrent {

    private final Uniform uniform = new Uniform();
    private final int first;
    private final Targets.Part part;
    private final double[] lows;
    private final double[] widths;
    private final double[] drawn;
    private long drawnAt = -1;

    Part(int first, int count) {
      this.first = first;
      this.part = extent.targets().within(first, count);
      this.lows = low.over(first, count);
      this.widths = high.over(first, count);
      for (int i = 0; i < count; i++) {
        widths[i] -= lows[i];
        if (!(widths[i] >= 0)) {
          throw new IllegalArgumentException("high is below low for neuron " + (first + i));
        }
      }
      this.drawn = new double[count];
    }

    @Override
    public void add(long step, double[] current) {
      if (part.isEmpty() || !extent.includes(step)) {
        return;
      }
      long drawStep = step - (step - extent.start()) % interval;
      if (drawStep != drawnAt) {
        uniform.fill(key, DRAW, first, drawStep, drawn, 0, drawn.length);
        drawnAt = drawStep;
      }
      part.add(widths, drawn, lows, current);
    }
  }
}
