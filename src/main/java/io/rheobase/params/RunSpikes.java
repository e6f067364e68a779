package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Gathers the spikes of a file, and holds each to the run and to the neurons that there are. */
final class RunSpikes implements SpikeRows {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  /** How near to the middle between two samples a time is that is rounded as a decimal. */
  private static final double NEAR_HALF = 1e-6;

  private final Given.Word file;
  private final Clock clock;
  private final double dt;
  private final Trains trains;
  private final Faults faults;
  private final GatheredSpikes spikes;
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

  RunSpikes(Given.Word file, Clock clock, Trains trains, Faults faults) {
    this.file = file;
    this.clock = clock;
    this.dt = clock.dt().doubleValue();
    this.trains = trains;
    this.faults = faults;
    this.spikes = new GatheredSpikes(file, faults);
  }

  @Override
  public boolean wantsMore() {
    return found < MOST_FAULTS;
  }

  @Override
  public Row row(long index) {
    return new Numbered(file, index);
  }

  @Override
  public void fault(Position at, String what, String fix) {
    faults.error(at, what, fix);
    rows++;
    found++;
  }

  @Override
  public void add(double ms, double neuron, Row row) {
    if (neuron != Math.rint(neuron) || neuron < 0 || neuron >= trains.neurons()) {
      String text = BigDecimal.valueOf(neuron).stripTrailingZeros().toPlainString();
      fault(row.neuron(), row.name() + trains.without(text), "give the first neuron the number 0");
      return;
    }
    long sample = ms < 0 ? 0 : sample(ms);
    if (sample < 1) {
      fault(
          row.time(),
          row.name() + SpikeTimesReader.tooEarly(Grid.ms(BigDecimal.valueOf(ms)), clock),
          "");
      return;
    }
    rows++;
    if (sample > clock.steps()) {
      late++;
      return;
    }
    if (!spikes.add(sample, (int) neuron)) {
      found = MOST_FAULTS;
    }
  }

  /** The nearest sample, halves up. */
  private long sample(double ms) {
    double steps = ms / dt;
    double below = Math.floor(steps);
    return Math.abs(steps - below - 0.5) < NEAR_HALF * Math.max(1, steps)
        ? clock.nearestStep(ms)
        : (long) Math.floor(steps + 0.5);
  }

  /** Warns of spikes that come too late to act. */
  static void warnOfLate(
      long late, long spikes, String where, Position at, Clock clock, Faults faults) {
    faults.warn(
        at,
        String.format(
            Locale.ROOT,
            "%s in %s %s after the end of the run (duration %s)",
            spikes == 1
                ? "the only spike"
                : String.format(
                    Locale.ROOT,
                    late == spikes ? "all %2$,d spikes" : "%,d of %,d spikes",
                    late,
                    spikes),
            where,
            late == 1 ? "comes" : "come",
            Grid.ms(clock.duration())),
        "a longer duration, if they are to act");
  }

  @Override
  public Optional<SpikeTimes> times(SpikeFile read, boolean common) {
    if (found > 0) {
      return Optional.empty();
    }
    if (rows == 0) {
      faults.error(
          file.at(), file.text() + " holds no spikes", "give a row for each spike, or delete it");
      return Optional.empty();
    }
    if (late > 0) {
      warnOfLate(late, rows, file.text(), file.at(), clock, faults);
    }
    return Optional.of(
        common
            ? SpikeTimes.common(Optional.of(read), spikes.samples())
            : SpikeTimes.each(
                Optional.of(read), trains.neurons(), spikes.samples(), spikes.neurons()));
  }
}
