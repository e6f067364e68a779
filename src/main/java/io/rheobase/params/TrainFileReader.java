package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Inference;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Reads spike trains from a file, beside a recording of voltage. */
final class TrainFileReader {

  private static final String UNNAMED = "train";

  private final Path folder;
  private final Faults faults;

  TrainFileReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /**
   * The trains; nothing after a fault.
   *
   * @param given the keys that say what to read
   * @param start time of the recording's first sample (ms)
   * @param step in which times are counted (ms)
   */
  Optional<Inference.Trains.FromFile> read(Given.Keys given, BigDecimal start, BigDecimal step) {
    return given
        .get("file", Given.Word.class)
        .flatMap(
            file ->
                new SpikeTimesReader(new Clock(step, 0), new Grid(step, faults), folder, faults)
                    .fromFile(given, file, new TrainSpikes(file, start, step, faults)))
        .map(spikes -> new Inference.Trains.FromFile(name(given), spikes));
  }

  private static String name(Given.Keys given) {
    return given
        .get("population", Given.Word.class)
        .or(() -> given.get("column", Given.Word.class))
        .map(Given.Word::text)
        .orElse(UNNAMED);
  }
}
