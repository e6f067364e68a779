package io.rheobase.params;

import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Voltage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files that an inference without a simulation is made from. */
final class FileSourcesReader {

  /** The times of recordings are written with few digits. */
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-4");

  private static final String NO_RUN = "this file has no simulation";

  private final Path folder;
  private final Faults faults;

  FileSourcesReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /** The sources; what is faulty is missing. */
  InferenceReader.Sources read(Given.Keys given) {
    if (given.get("voltage").orElse(null) instanceof Given.Word word) {
      faults.error(
          word.at(),
          NO_RUN + ", so that its voltage is in a file",
          "write `voltage: {file: " + word.text() + ".csv}`");
    }
    Optional<Voltage.FromFile> voltage =
        given
            .get("voltage", Given.Keys.class)
            .flatMap(keys -> new VoltageFileReader(keys, folder, faults).read());
    return new InferenceReader.Sources(
        voltage,
        voltage.map(this::signal),
        given.get("trains", Given.Keys.class).flatMap(keys -> trains(keys, voltage)),
        truth(given, voltage));
  }

  private Signal signal(Voltage.FromFile voltage) {
    return new Signal(
        voltage.file().name(),
        voltage.interval(),
        voltage.samples(),
        TOLERANCE,
        at -> {
          faults.error(
              at,
              "nothing tells how high the spikes of this recording are",
              "add `spike_height: 95 mV`; a real recording has its noise already");
          return Optional.empty();
        });
  }

  private Optional<Inference.Trains.FromFile> trains(
      Given.Keys given, Optional<Voltage.FromFile> voltage) {
    if (given.has("spikes")) {
      faults.error(
          given.keyAt("spikes"),
          NO_RUN + ", so that its spikes are in a file",
          "write `trains: {file: spikes.csv}`");
      return Optional.empty();
    }
    return voltage.flatMap(
        v -> new TrainFileReader(folder, faults).read(given, v.start(), v.interval()));
  }

  private Optional<? extends Inference.Truth> truth(
      Given.Keys given, Optional<Voltage.FromFile> voltage) {
    Optional<Given> truth = given.get("truth");
    if (truth.isEmpty()) {
      return Optional.of(new Inference.Truth.Unknown());
    }
    if (truth.get() instanceof Given.Keys table) {
      return new TruthReader(folder, faults).read(table);
    }
    if (truth.get() instanceof Given.Word word && word.text().equals("connections")) {
      faults.error(
          word.at(),
          NO_RUN + ", so that it has no connections",
          "write `truth: {file: inputs.csv}`, or delete it");
      return Optional.empty();
    }
    return voltage.map(v -> new Inference.Truth.Unknown());
  }
}
