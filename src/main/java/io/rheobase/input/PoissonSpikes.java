package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Independent Poisson processes, counted by samples: the number of spikes of a neuron at a sample
 * is Poisson distributed with mean rate · dt, whatever that is, and independent of all others. A
 * neuron's train is a function of the key, its number and its own rate.
 *
 * @param key of the draws for the population
 * @param extent who has a train, and the samples that it lasts for
 * @param rate kHz, not negative, at most {@link #MOST_PER_STEP} / dt
 * @param dt step (ms)
 */
public record PoissonSpikes(StreamKey key, Extent extent, PerNeuron rate, double dt)
    implements SpikeSource {

  /** The most spikes of a neuron in a step, in the mean. */
  public static final double MOST_PER_STEP = 1000;

  /** From here on a draw for every step costs less than a draw for every spike. */
  private static final double DENSE = 1.0 / 16;

  /** Spikes that a window has at most, in the mean. */
  private static final double MOST_PER_WINDOW = 0.5;

  private static final int LONGEST_WINDOW = 1024;

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a target's rate is negative, too high or no number
   */
  @Override
  public BlockSpikes over(int firstNeuron, int count) {
    Map<Integer, List<Integer>> byWindow = new TreeMap<>();
    double[] perStep = rate.over(firstNeuron, count);
    for (int i = 0; i < count; i++) {
      perStep[i] *= dt;
    }
    for (int i : extent.targets().within(firstNeuron, count).locals()) {
      if (!(perStep[i] >= 0 && perStep[i] <= MOST_PER_STEP)) {
        throw new IllegalArgumentException(
            perStep[i] + " spikes a step of neuron " + (firstNeuron + i));
      }
      byWindow.computeIfAbsent(windowOf(perStep[i]), window -> new ArrayList<>()).add(i);
    }
    List<BlockSpikes> parts = new ArrayList<>();
    byWindow.forEach(
        (window, neurons) -> {
          PoissonDraws draws = new PoissonDraws(key, firstNeuron, neurons);
          parts.add(
              window == 1
                  ? new PoissonCounts(draws, extent, perStep)
                  : new PoissonWindows(draws, extent, perStep, window));
        });
    return MergedSpikes.of(parts);
  }

  /**
   * The samples that are drawn at once: a power of two, and a function of the rate alone, since
   * draws depend on it.
   */
  private static int windowOf(double perStep) {
    if (perStep > DENSE) {
      return 1;
    }
    int window = LONGEST_WINDOW;
    while (window * perStep > MOST_PER_WINDOW) {
      window /= 2;
    }
    return window;
  }
}
