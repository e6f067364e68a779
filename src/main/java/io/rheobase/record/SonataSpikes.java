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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spikes as a SONATA spike file: {@code /spikes/<population>/timestamps} (ms) and {@code node_ids},
 * by time, then neuron. How many there are is known at the end only: until then the two arrays of
 * each population grow in files of their own beside it.
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
   * @param spools makes the files that the arrays grow in until the end
   * @param name of the file, from which theirs are made
   */
  public SonataSpikes(List<SpikeSelection> populations, StepTime time, Spools spools, String name)
      throws IOException {
    this.populations = List.copyOf(populations);
    this.time = time;
    for (int p = 0; p < populations.size(); p++) {
      times.add(new NumberSpool(spools.create(name + "." + p + ".timestamps.part")));
      neurons.add(new NumberSpool(spools.create(name + "." + p + ".node_ids.part")));
    }
  }

  /** Makes files that no one sees. */
  @FunctionalInterface
  public interface Spools {
    /** A file of the working folder. */
    ResultFile create(String name) throws IOException;
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

  /**
   * Where the numbers of each growing file stand in a complete one.
   *
   * @param counts of the spikes of each population
   */
  public Map<String, Long> places(List<Long> counts) {
    Map<String, Long> places = new HashMap<>();
    long at = start(counts).length;
    for (int p = 0; p < counts.size(); p++) {
      long bytes = Long.BYTES * counts.get(p);
      places.put(times.get(p).name(), at);
      places.put(neurons.get(p).name(), at + bytes);
      at += 2 * bytes;
    }
    return places;
  }

  /** Names of the growing files that tell the number of spikes, one for each population. */
  public List<String> counted() {
    return times.stream().map(NumberSpool::name).toList();
  }

  private byte[] start(List<Long> counts) {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group spikes = root.group("spikes");
    for (int p = 0; p < populations.size(); p++) {
      spikes
          .group(populations.get(p).population().name())
          .attribute("sorting", SORTINGS, BY_TIME)
          .put(
              "timestamps",
              Hdf5Dataset.streamed(Hdf5Type.FLOAT64, counts.get(p)).attribute("units", "ms"))
          .put("node_ids", Hdf5Dataset.streamed(Hdf5Type.UINT64, counts.get(p)));
    }
    return root.fileStart();
  }

  /** Puts the file together, after the last slice. */
  public void complete(ResultFile file) throws IOException {
    byte[] start = start(times.stream().map(NumberSpool::count).toList());
    file.write(start, start.length);
    for (int p = 0; p < populations.size(); p++) {
      times.get(p).copyTo(file);
      neurons.get(p).copyTo(file);
    }
  }

  /** Closes the growing files. */
  @Override
  public void close() throws IOException {
    for (int p = 0; p < times.size(); p++) {
      times.get(p).close();
      neurons.get(p).close();
    }
  }
}
