package io.rheobase.record;

import io.rheobase.engine.Block;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import io.rheobase.hdf5.Hdf5Dataset;
import io.rheobase.hdf5.Hdf5Group;
import io.rheobase.hdf5.Hdf5Type;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Spikes as a SONATA spike file: {@code /spikes/<population>/timestamps} (ms) and {@code node_ids},
 * by time, then neuron. How many there are is known at the end only: until then the two arrays of
 * each population grow in files of their own beside it, which vanish.
 *
 * <p>Source: SONATA developer guide, "Spike file" (Dai et al. 2020,
 * doi:10.1371/journal.pcbi.1007696).
 */
public final class SonataSpikes implements SliceSink, Closeable {

  private static final List<String> SORTINGS = List.of("none", "by_id", "by_time");
  private static final int BY_TIME = 2;

  private final List<SpikeSelection> populations;
  private final StepTime time;
  private final List<NumberSpool> times = new ArrayList<>();
  private final List<NumberSpool> neurons = new ArrayList<>();

  /**
   * @param populations whose spikes, in the order of the file's groups
   * @param folder where the arrays grow until the end
   * @param name of the file, from which theirs are made
   */
  public SonataSpikes(List<SpikeSelection> populations, StepTime time, Path folder, String name)
      throws IOException {
    this.populations = List.copyOf(populations);
    this.time = time;
    for (int p = 0; p < populations.size(); p++) {
      times.add(new NumberSpool(folder.resolve(name + "." + p + ".timestamps.part")));
      neurons.add(new NumberSpool(folder.resolve(name + "." + p + ".node_ids.part")));
    }
  }

  /** A chunk is a population. */
  @Override
  public int chunks() {
    return populations.size();
  }

  @Override
  public void format(Slice slice, int chunk) {
    NumberSpool timesOut = times.get(chunk);
    NumberSpool neuronsOut = neurons.get(chunk);
    timesOut.clear(slice.parity());
    neuronsOut.clear(slice.parity());
    SpikeSelection selection = populations.get(chunk);
    Block[] blocks = selection.population().blocks().toArray(Block[]::new);
    int[] next = new int[blocks.length];
    for (int step = 0; step < slice.steps(); step++) {
      for (int b = 0; b < blocks.length; b++) {
        SpikeList spikes = blocks[b].spikes(slice);
        while (next[b] < spikes.size() && spikes.step(next[b]) == step) {
          int neuron = spikes.neuron(next[b]++);
          if (selection.includes(blocks[b], neuron)) {
            double ms = time.milliseconds(slice.firstStep() + step + 1);
            timesOut.add(slice.parity(), Double.doubleToRawLongBits(ms));
            neuronsOut.add(slice.parity(), blocks[b].first() + neuron);
          }
        }
      }
    }
  }

  @Override
  public void write(Slice slice) throws IOException {
    for (int p = 0; p < populations.size(); p++) {
      times.get(p).write(slice.parity());
      neurons.get(p).write(slice.parity());
    }
  }

  /** Puts the file together, after the last slice. */
  public void complete(ResultFile file) throws IOException {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group spikes = root.group("spikes");
    for (int p = 0; p < populations.size(); p++) {
      spikes
          .group(populations.get(p).population().name())
          .attribute("sorting", SORTINGS, BY_TIME)
          .put(
              "timestamps",
              Hdf5Dataset.streamed(Hdf5Type.FLOAT64, times.get(p).count()).attribute("units", "ms"))
          .put("node_ids", Hdf5Dataset.streamed(Hdf5Type.UINT64, neurons.get(p).count()));
    }
    byte[] start = root.fileStart();
    file.write(start, start.length);
    for (int p = 0; p < populations.size(); p++) {
      times.get(p).copyTo(file);
      neurons.get(p).copyTo(file);
    }
  }

  /** Removes the arrays. */
  @Override
  public void close() throws IOException {
    for (int p = 0; p < times.size(); p++) {
      times.get(p).close();
      neurons.get(p).close();
    }
  }
}
