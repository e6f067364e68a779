package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.npy.NpyHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Traces as a NumPy array, float64 {@code [row][column]}. Its shape is known beforehand and written
 * first. Two files go with it: the columns' names ({@code column,name,population,neuron,variable})
 * and the rows' times, a NumPy array {@code [row]} (ms).
 */
public final class NpyTrace implements SliceSink {

  static final String COLUMNS_HEADER = "column,name,population,neuron,variable\n";

  private static final int TIMES_A_WRITE = 1 << 13;

  private final TraceColumns columns;
  private final StepTime time;
  private final long rows;
  private final ResultFile file;
  private final int chunks;
  private final TraceRows buffer;

  /**
   * @param steps of the run
   * @param file where the array goes; its header is written at once
   * @param chunks how many threads may lay out a slice side by side
   */
  public NpyTrace(TraceColumns columns, StepTime time, long steps, ResultFile file, int chunks)
      throws IOException {
    this.columns = columns;
    this.time = time;
    this.rows = columns.sampling().rows(steps);
    this.file = file;
    this.chunks = chunks;
    this.buffer = new TraceRows(columns, false);
    byte[] header = header(rows);
    file.write(header, header.length);
  }

  private byte[] header(long shownRows) {
    return NpyHeader.table(shownRows, columns.count()).bytes();
  }

  @Override
  public int chunks() {
    return chunks;
  }

  @Override
  public void format(Slice slice, int chunk) {
    long units = columns.sampling().rows(slice);
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

  /**
   * Completes the recording, after the last slice: the shape, where the run ended early, and the
   * companions.
   *
   * @param names receives the columns' names
   * @param times receives the rows' times
   */
  public void complete(ResultFile names, ResultFile times) throws IOException {
    if (buffer.written() < rows) {
      file.replaceStart(header(buffer.written()));
    }
    writeNames(names);
    writeTimes(times);
  }

  private void writeNames(ResultFile names) throws IOException {
    TextChunk text = new TextChunk();
    text.text(COLUMNS_HEADER);
    int[] column = {0};
    columns.forEach(
        (name, population, neuron, variable) ->
            text.integer(column[0]++)
                .text("," + name + "," + population + "," + neuron + "," + variable + "\n"));
    names.write(text);
  }

  private void writeTimes(ResultFile times) throws IOException {
    byte[] header = NpyHeader.vector(buffer.written()).bytes();
    times.write(header, header.length);
    ByteBuffer out =
        ByteBuffer.allocate(TIMES_A_WRITE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long row = 0; row < buffer.written(); row++) {
      out.putDouble(time.milliseconds(columns.sampling().sample(row)));
      if (!out.hasRemaining()) {
        times.write(out.array(), out.position());
        out.clear();
      }
    }
    times.write(out.array(), out.position());
  }
}
