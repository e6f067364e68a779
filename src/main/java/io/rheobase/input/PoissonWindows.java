package io.rheobase.input;

import io.rheobase.input.SpikeSource.BlockSpikes;
import java.util.Arrays;

/**
 * Poisson processes of low rates: the spikes of a neuron in a window of samples are drawn at once.
 * Their number is Poisson distributed, by inversion of one uniform draw; each falls on any sample
 * of the window with equal probability, by a draw of its own. This is the process itself, not an
 * approximation: counts of the samples of a window are independent and Poisson distributed (Devroye
 * 1986, Non-Uniform Random Variate Generation, chapter VI.1, doi:10.1007/978-1-4613-8643-8).
 */
final class PoissonWindows implements BlockSpikes {

  private static final int FIRST_ROOM = 16;

  /** Less likely counts than this are beyond the resolution of a uniform draw. */
  private static final double IMPOSSIBLE = 0x1p-60;

  private final PoissonDraws draws;
  private final Extent extent;
  private final int length;
  private final int log2Length;
  private final double[] mean;
  private final double[] probabilityOfNone;

  /** The spikes of the window in the order of their neurons: which sample, and who. */
  private int[] drawnSample = new int[FIRST_ROOM];

  private int[] drawnNeuron = new int[FIRST_ROOM];

  /** Who fires, in the order of samples; sample i's begin at {@code begin[i]}. */
  private int[] bySample = new int[FIRST_ROOM];

  private final int[] begin;
  private int[] found = new int[FIRST_ROOM];
  private long loaded = -1;

  /**
   * @param perStep {@code [neuron of the block]}, the mean number of spikes at a sample
   * @param length samples of a window, a power of two
   */
  PoissonWindows(PoissonDraws draws, Extent extent, double[] perStep, int length) {
    this.draws = draws;
    this.extent = extent;
    this.length = length;
    this.log2Length = Integer.numberOfTrailingZeros(length);
    this.begin = new int[length + 1];
    this.mean = new double[perStep.length];
    this.probabilityOfNone = new double[perStep.length];
    for (int i : draws.neurons()) {
      mean[i] = perStep[i] * length;
      probabilityOfNone[i] = StrictMath.exp(-mean[i]);
    }
  }

  @Override
  public int at(long sample) {
    if (sample == 0 || !extent.includes(sample)) {
      return 0;
    }
    long window = sample >> log2Length;
    if (window != loaded) {
      load(window);
      loaded = window;
    }
    int i = (int) (sample & length - 1);
    int count = begin[i + 1] - begin[i];
    if (count > found.length) {
      found = new int[bySample.length];
    }
    System.arraycopy(bySample, begin[i], found, 0, count);
    return count;
  }

  @Override
  public int[] neurons() {
    return found;
  }

  private void load(long window) {
    draws.draw(window);
    Arrays.fill(begin, 0);
    int spikes = 0;
    for (int neuron : draws.neurons()) {
      double u = draws.of(neuron);
      if (u >= probabilityOfNone[neuron]) {
        int count = count(u, mean[neuron], probabilityOfNone[neuron]);
        makeRoom(spikes + count);
        for (int spike = 0; spike < count; spike++) {
          int i = (int) (draws.time(neuron, window, spike) * length);
          drawnSample[spikes] = i;
          drawnNeuron[spikes++] = neuron;
          begin[i]++;
        }
      }
    }
    sort(spikes);
  }

  /** The least count whose distribution function is above u. */
  private static int count(double u, double mean, double probabilityOfNone) {
    int count = 0;
    double probability = probabilityOfNone;
    double below = probability;
    while (u >= below && probability > IMPOSSIBLE) {
      count++;
      probability *= mean / count;
      below += probability;
    }
    return count;
  }

  private void makeRoom(int spikes) {
    if (spikes > bySample.length) {
      int room = Math.max(spikes, 2 * bySample.length);
      drawnSample = Arrays.copyOf(drawnSample, room);
      drawnNeuron = Arrays.copyOf(drawnNeuron, room);
      bySample = new int[room];
    }
  }

  /** By sample; neurons that fire at the same one keep their order. */
  private void sort(int spikes) {
    int end = 0;
    for (int i = 0; i < length; i++) {
      end += begin[i];
      begin[i] = end;
    }
    begin[length] = end;
    for (int spike = spikes - 1; spike >= 0; spike--) {
      bySample[--begin[drawnSample[spike]]] = drawnNeuron[spike];
    }
  }
}
