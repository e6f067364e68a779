package io.rheobase.params;

import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Gathers spike trains beside a recording: as many as the file has neurons, with spikes before the
 * recording and after it among them, whose samples are then none of its samples.
 */
final class TrainSpikes implements SpikeRows {

  /** More faults of one file than this say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final int MOST_TRAINS = 1_000_000;

  /** How near to a sample a time is taken for that of the sample. */
  private static final double ON_THE_GRID = 1e-6;

  private final Given.Word file;
  private final double start;
  private final double interval;
  private final Faults faults;
  private final GatheredSpikes spikes;
  private int trains = 1;
  private int found;

  /**
   * @param start time of the recording's first sample (ms)
   * @param interval from one sample to the next (ms)
   */
  TrainSpikes(Given.Word file, BigDecimal start, BigDecimal interval, Faults faults) {
    this.file = file;
    this.start = start.doubleValue();
    this.interval = interval.doubleValue();
    this.faults = faults;
    this.spikes = new GatheredSpikes(file, faults);
  }

  @Override
  public boolean wantsMore() {
    return found < MOST_FAULTS;
  }

  @Override
  public void fault(Position at, String what, String fix) {
    faults.error(at, what, fix);
    found++;
  }

  @Override
  public Row row(long index) {
    return new Numbered(file, index);
  }

  @Override
  public void add(double ms, double neuron, Row row) {
    if (neuron != Math.rint(neuron) || neuron < 0 || neuron >= MOST_TRAINS) {
      fault(
          row.neuron(),
          row.name()
              + "trains are numbered from 0 to "
              + (MOST_TRAINS - 1)
              + ", found "
              + BigDecimal.valueOf(neuron).stripTrailingZeros().toPlainString(),
          "");
      return;
    }
    trains = Math.max(trains, (int) neuron + 1);
    if (!spikes.add(sample(ms), (int) neuron)) {
      found = MOST_FAULTS;
    }
  }

  /** The first sample at or behind a time. */
  private long sample(double ms) {
    double samples = (ms - start) / interval;
    double nearest = Math.rint(samples);
    return (long) (Math.abs(samples - nearest) <= ON_THE_GRID ? nearest : Math.ceil(samples));
  }

  @Override
  public Optional<SpikeTimes> times(SpikeFile read, boolean common) {
    if (found > 0) {
      return Optional.empty();
    }
    int[] neurons = spikes.neurons();
    if (neurons.length == 0) {
      faults.error(
          file.at(), file.text() + " holds no spikes", "give a row for each spike: `t_ms,neuron`");
      return Optional.empty();
    }
    return Optional.of(SpikeTimes.each(Optional.of(read), trains, spikes.samples(), neurons));
  }
}
