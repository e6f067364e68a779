package io.rheobase.infer;

import io.rheobase.experiment.Window;
import java.util.Arrays;

/** A train that spikes are added to, in the order of time. */
final class GrowingTrain {

  private final Window window;
  private int[] times = new int[16];
  private int count;
  private int outside;

  /**
   * @param window samples that the voltage is recorded in
   */
  GrowingTrain(Window window) {
    this.window = window;
  }

  /** Adds a spike. */
  void add(long sample) {
    if (sample < window.start() || sample > window.stop()) {
      outside++;
      return;
    }
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
    }
    times[count++] = (int) (sample - window.start());
  }

  /** The train of a neuron. */
  SpikeTrain train(String population, int neuron) {
    return new SpikeTrain(population, neuron, Arrays.copyOf(times, count), outside);
  }
}
