package io.rheobase.report.data;

import io.rheobase.experiment.Recorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads recorded spikes. */
final class SpikeFile {

  private SpikeFile() {}

  /**
   * Reads a recording to its end.
   *
   * @param populations all of the experiment, in its order
   * @throws IOException where it cannot be read or is none
   */
  static void read(Path folder, Recorder.Spikes recorder, List<String> populations, SpikeSink sink)
      throws IOException {
    if (recorder.format() == Recorder.Format.SONATA) {
      SonataFile.spikes(folder.resolve(recorder.name() + ".h5"), populations, sink);
    } else {
      csv(folder.resolve(recorder.name() + ".csv"), populations, sink);
    }
  }

  private static void csv(Path file, List<String> populations, SpikeSink sink) throws IOException {
    byte[][] names =
        populations.stream()
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    try (Bytes table = new Bytes(file)) {
      if (!table.hasRow()) {
        throw new IOException(file + " is empty");
      }
      table.skipRow();
      int population = 0;
      while (table.hasRow()) {
        double t = table.number();
        int tried = 0;
        while (!table.skipIf(names[population])) {
          population = (population + 1) % names.length;
          if (++tried > names.length) {
            throw new IOException(
                file + " names a population that the parameters do not: " + table.text());
          }
        }
        int neuron = table.whole();
        table.skipRow();
        sink.spike(t, population, neuron);
      }
    }
  }
}
