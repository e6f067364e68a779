package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Sampling;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.hdf5.Hdf5Dataset;
import io.rheobase.hdf5.Hdf5Group;
import io.rheobase.hdf5.Hdf5Type;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One variable of one population as a SONATA compartment report: {@code /report/<population>/data},
 * float32 {@code [row][neuron]}, and the mapping of its columns. The data are streamed behind the
 * rest, whose length is known beforehand.
 *
 * <p>Source: SONATA developer guide, "Frame oriented, node element recordings" (Dai et al. 2020,
 * doi:10.1371/journal.pcbi.1007696).
 */
public final class SonataReport implements SliceSink {

  private final String population;
  private final Trace trace;
  private final String unit;
  private final StepTime time;
  private final Sampling.Every sampling;
  private final long rows;
  private final ResultFile file;
  private final int chunks;
  private final TraceRows buffer;

  /**
   * @param unit of the variable
   * @param steps of the run
   * @param file where it goes; all but the data are written at once
   * @param chunks how many threads may lay out a slice side by side
   * @throws IllegalArgumentException if the trace's samples are not evenly spaced
   */
  public SonataReport(
      String population,
      Trace trace,
      String unit,
      StepTime time,
      long steps,
      ResultFile file,
      int chunks)
      throws IOException {
    if (!(trace.sampling() instanceof Sampling.Every every)) {
      throw new IllegalArgumentException("a SONATA report needs evenly spaced samples");
    }
    this.population = population;
    this.trace = trace;
    this.unit = unit;
    this.time = time;
    this.sampling = every;
    this.rows = every.rows(steps);
    this.file = file;
    this.chunks = chunks;
    this.buffer = new TraceRows(TraceColumns.of(population, "", trace), true);
    byte[] start = start(rows);
    file.write(start, start.length);
  }

  private byte[] start(long shownRows) {
    int columns = trace.columns();
    long[] neurons = IntStream.range(0, columns).mapToLong(trace::neuron).toArray();
    long[] pointers = IntStream.rangeClosed(0, columns).asLongStream().toArray();
    int[] elements = new int[columns];
    Arrays.fill(elements, 1);
    Hdf5Group root = new Hdf5Group();
    Hdf5Group report = root.group("report").group(population);
    report
        .group("mapping")
        .put("node_ids", Hdf5Dataset.of(neurons))
        .put("index_pointers", Hdf5Dataset.of(pointers))
        .put("element_ids", Hdf5Dataset.of(elements))
        .put(
            "time",
            Hdf5Dataset.of(
                    time.milliseconds(sampling.start()),
                    time.milliseconds(sampling.sample(shownRows)),
                    time.milliseconds(sampling.every()))
                .attribute("units", "ms"));
    report.put(
        "data",
        Hdf5Dataset.streamed(Hdf5Type.FLOAT32, shownRows, columns).attribute("units", unit));
    return root.fileStart();
  }

  @Override
  public int chunks() {
    return chunks;
  }

  @Override
  public void format(Slice slice, int chunk) {
    long units = sampling.rows(slice);
    int from = (int) (units * chunk / chunks);
    int to = (int) (units * (chunk + 1) / chunks);
    buffer.format(slice, from, to);
  }

  @Override
  public void write(Slice slice) throws IOException {
    buffer.write(slice, file);
  }

  @Override
  public void save(StateOut out) throws IOException {
    buffer.save(out);
  }

  @Override
  public void load(StateIn in) throws IOException {
    buffer.load(rows, in);
  }

  /** Completes the file, after the last slice: its shape, where the run ended early. */
  public void complete() throws IOException {
    if (buffer.written() < rows) {
      file.replaceStart(start(buffer.written()));
    }
  }
}
