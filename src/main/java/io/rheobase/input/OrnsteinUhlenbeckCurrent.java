package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;

/**
 * Coloured noise: an Ornstein-Uhlenbeck process of its own for every neuron, in its stationary
 * state from the start on. The update is exact for any step (Gillespie 1996,
 * doi:10.1103/PhysRevE.54.2084): {@code x' = mean + (x − mean) e^(−dt/tau) + std √(1 −
 * e^(−2dt/tau)) z}. A step is driven by the value at its beginning.
 *
 * <p>A neuron's process is a function of its own draws alone. Neurons that are no targets have one
 * too, which no one sees.
 *
 * @param key of the input's draws for its population
 * @param extent whom it drives, and when
 * @param mean pA
 * @param std standard deviation of the stationary process (pA)
 * @param tau correlation time (ms), positive
 * @param dt step (ms)
 */
public record OrnsteinUhlenbeckCurrent(
    StreamKey key, Extent extent, PerNeuron mean, PerNeuron std, PerNeuron tau, double dt)
    implements CurrentSource {

  private static final int DRAW = 0;

  @Override
  public boolean drawsNormals() {
    return true;
  }

  @Override
  public BlockCurrent over(int firstNeuron, int count) {
    return new Part(firstNeuron, count);
  }

  private final class Part implements BlockCurrent {

    private final Gaussian gaussian = new Gaussian();
    private final int first;
    private final Targets.Part part;
    private final double[] means;

    /** What is left of a deviation after a step. */
    private final double[] kept;

    /** Standard deviation of what a step adds. */
    private final double[] added;

    private final double[] deviation;
    private final double[] normal;

    Part(int first, int count) {
      this.first = first;
      this.part = extent.targets().within(first, count);
      this.means = mean.over(first, count);
      this.kept = new double[count];
      this.added = new double[count];
      this.deviation = new double[count];
      this.normal = new double[count];
      for (int i = 0; i < count; i++) {
        int neuron = first + i;
        double steps = dt / tau.of(neuron);
        if (!(tau.of(neuron) > 0)) {
          throw new IllegalArgumentException("tau " + tau.of(neuron) + " of neuron " + neuron);
        }
        kept[i] = StrictMath.exp(-steps);
        added[i] = std.of(neuron) * Math.sqrt(-StrictMath.expm1(-2 * steps));
        deviation[i] = std.of(neuron) * Gaussian.once(key, DRAW, neuron);
      }
    }

    @Override
    public void add(long step, double[] current) {
      if (part.isEmpty() || !extent.includes(step)) {
        return;
      }
      if (step > extent.start()) {
        advance(step);
      }
      part.add(deviation, 1, means, current);
    }

    @Override
    public double[] memory() {
      return deviation;
    }

    private void advance(long step) {
      gaussian.fill(key, DRAW, first, step, normal, 0, normal.length);
      for (int i = 0; i < deviation.length; i++) {
        deviation[i] = Math.fma(kept[i], deviation[i], added[i] * normal[i]);
      }
    }
  }
}
