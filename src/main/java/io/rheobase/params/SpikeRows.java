package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the spikes of a file, and holds each to the run and to the neurons that there are. */
final class SpikeRows {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  /** Bytes of a spike while it is read: sample and neuron, and a copy. */
  private static final int BYTES = 2 * (Long.BYTES + Integer.BYTES);

  /** The part of this Java's memory that a file's spikes may take. */
  private static final double SHARE = 0.5;

  /** How near to the middle between two samples a time is that is rounded as a decimal. */
  private static final double NEAR_HALF = 1e-6;

  private final Given.Word file;
  private final Clock clock;
  private final double dt;
  private final Trains trains;
  private final Faults faults;
  private long[] samples = new long[16];
  private int[] neurons = new int[16];
  private int size;
  private long rows;
  private long late;
  private int found;

  /**
   * Whose spikes are read.
   *
   * @param population that has them, or that they reach
   * @param neurons of it
   */
  record Trains(String population, int neurons) {

    /** A message about a neuron that there is not. */
    String without(String neuron) {
      return population
          + " has "
          + neurons
          + (neurons == 1 ? " neuron" : " neurons")
          + " here, numbered from 0: there is no neuron "
          + neuron;
    }
  }

  SpikeRows(Given.Word file, Clock clock, Trains trains, Faults faults) {
    this.file = file;
    this.clock = clock;
    this.dt = clock.dt().doubleValue();
    this.trains = trains;
    this.faults = faults;
  }

  /** Whether reading on is of use. */
  boolean wantsMore() {
    return found < MOST_FAULTS;
  }

  /** Reports what is wrong with a row. */
  void fault(Position at, String what, String fix) {
    faults.error(at, what, fix);
    rows++;
    found++;
  }

  /**
   * Adds a spike.
   *
   * @param ms its time
   * @param neuron who; 0 where all neurons have the same spikes
   * @param at where it stands
   * @param row what it is called in messages, ending in a colon; empty where the place says it
   */
  void add(double ms, double neuron, Supplier<Position> at, String row) {
    if (neuron != Math.rint(neuron) || neuron < 0 || neuron >= trains.neurons()) {
      String text = BigDecimal.valueOf(neuron).stripTrailingZeros().toPlainString();
      fault(at.get(), row + trains.without(text), "give the first neuron the number 0");
      return;
    }
    long sample = ms < 0 ? 0 : sample(ms);
    if (sample < 1) {
      fault(at.get(), row + SpikeTimesReader.tooEarly(Grid.ms(BigDecimal.valueOf(ms)), clock), "");
      return;
    }
    rows++;
    if (sample > clock.steps()) {
      late++;
      return;
    }
    if (size == samples.length) {
      if (!grow()) {
        return;
      }
    }
    samples[size] = sample;
    neurons[size++] = (int) neuron;
  }

  /** The nearest sample, halves up. */
  private long sample(double ms) {
    double steps = ms / dt;
    double below = Math.floor(steps);
    return Math.abs(steps - below - 0.5) < NEAR_HALF * Math.max(1, steps)
        ? clock.nearestStep(ms)
        : (long) Math.floor(steps + 0.5);
  }

  private boolean grow() {
    double most = Math.min(SHARE * Runtime.getRuntime().maxMemory() / BYTES, Integer.MAX_VALUE - 8);
    if (size >= most) {
      found = MOST_FAULTS;
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

  /**
   * The spikes; nothing after a fault.
   *
   * @param read where they were read
   * @param common whether all neurons have the same
   */
  Optional<SpikeTimes> times(SpikeFile read, boolean common) {
    if (found > 0) {
      return Optional.empty();
    }
    if (rows == 0) {
      faults.error(
          file.at(), file.text() + " holds no spikes", "give a row for each spike, or delete it");
      return Optional.empty();
    }
    if (late > 0) {
      faults.warn(
          file.at(),
          String.format(
              Locale.ROOT,
              "%s of %,d spikes in %s: after the end of the run (duration %s), they never act",
              late == rows ? "all" : String.format(Locale.ROOT, "%,d", late),
              rows,
              file.text(),
              Grid.ms(clock.duration())),
          "a longer duration, or another unit of time");
    }
    long[] when = Arrays.copyOf(samples, size);
    return Optional.of(
        common
            ? SpikeTimes.common(Optional.of(read), when)
            : SpikeTimes.each(
                Optional.of(read), trains.neurons(), when, Arrays.copyOf(neurons, size)));
  }
}
