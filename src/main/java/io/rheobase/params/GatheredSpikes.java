package io.rheobase.params;

import java.util.Arrays;
import java.util.Locale;

/** Spikes of a file, as many as fit into the memory that they may take. */
final class GatheredSpikes {

  /** Bytes of a spike while it is read: sample and neuron, and a copy. */
  private static final int BYTES = 2 * (Long.BYTES + Integer.BYTES);

  /** The part of this Java's memory that a file's spikes may take. */
  private static final double SHARE = 0.5;

  private final Given.Word file;
  private final Faults faults;
  private long[] samples = new long[16];
  private int[] neurons = new int[16];
  private int size;

  GatheredSpikes(Given.Word file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /** Adds a spike; false, with a fault, where there is no room. */
  boolean add(long sample, int neuron) {
    if (size == samples.length && !grow()) {
      return false;
    }
    samples[size] = sample;
    neurons[size++] = neuron;
    return true;
  }

  private boolean grow() {
    double most = Math.min(SHARE * Runtime.getRuntime().maxMemory() / BYTES, Integer.MAX_VALUE - 8);
    if (size >= most) {
      faults.error(
          file.at(),
          String.format(
              Locale.ROOT,
              "%s holds more than %,d spikes, more than fit into the memory that this Java may use",
              file.text(),
              size),
          "start it with a greater -Xmx, or shorten the file");
      return false;
    }
    int more = (int) Math.min(most, 2L * size);
    samples = Arrays.copyOf(samples, more);
    neurons = Arrays.copyOf(neurons, more);
    return true;
  }

  /** {@code [spike]}: when. */
  long[] samples() {
    return Arrays.copyOf(samples, size);
  }

  /** {@code [spike]}: who. */
  int[] neurons() {
    return Arrays.copyOf(neurons, size);
  }
}
