package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.npy.NpyHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Weights over time as a NumPy array, float64 {@code [row][synapse]}. Two files go with it: what
 * the columns are ({@code
 * column,name,connection,source_population,source,target_population,target,unit}) and the rows'
 * times, a NumPy array {@code [row]} (ms).
 */
public final class WeightArray {

  static final String COLUMNS_HEADER =
      "column,name,connection,source_population,source,target_population,target,unit\n";

  private static final int PIECE = 1 << 16;

  private final SynapseColumns columns;
  private final String unit;
  private final StepTime time;
  private final Rows rows;
  private final ResultFile file;
  private final ByteBuffer row;
  private long written;

  /**
   * The samples of the rows.
   *
   * @param start the first
   * @param every steps between two
   * @param count how many there are
   */
  public record Rows(long start, long every, long count) {}

  /**
   * @param unit of the weights, coherent
   * @param file where the array goes; its header is written at once
   */
  public WeightArray(SynapseColumns columns, String unit, StepTime time, Rows rows, ResultFile file)
      throws IOException {
    this.columns = columns;
    this.unit = unit;
    this.time = time;
    this.rows = rows;
    this.file = file;
    this.row = ByteBuffer.allocate(PIECE).order(ByteOrder.LITTLE_ENDIAN);
    write(NpyHeader.table(rows.count(), columns.count()).bytes(), file);
  }

  private static void write(byte[] bytes, ResultFile file) throws IOException {
    file.write(bytes, bytes.length);
  }

  /**
   * Writes the next row.
   *
   * @param weights {@code [column]}
   */
  public void row(double[] weights) throws IOException {
    for (double weight : weights) {
      put(weight, file);
    }
    flush(file);
    written++;
  }

  private void put(double value, ResultFile to) throws IOException {
    row.putDouble(value);
    if (!row.hasRemaining()) {
      flush(to);
    }
  }

  private void flush(ResultFile to) throws IOException {
    to.write(row.array(), row.position());
    row.clear();
  }

  /** Writes how far it is. */
  public void save(StateOut out) throws IOException {
    out.number(written);
  }

  /** Reads what {@link #save} wrote. */
  public void load(StateIn in) throws IOException {
    written = in.upTo(rows.count(), "a number of rows written");
  }

  /**
   * Completes the recording, after the last row: the shape, where the run ended early, and the
   * companions.
   *
   * @param names receives what the columns are
   * @param times receives the rows' times
   */
  public void complete(ResultFile names, ResultFile times) throws IOException {
    if (written < rows.count()) {
      file.replaceStart(NpyHeader.table(written, columns.count()).bytes());
    }
    writeNames(names);
    write(NpyHeader.vector(written).bytes(), times);
    for (long r = 0; r < written; r++) {
      put(time.milliseconds(rows.start() + r * rows.every()), times);
    }
    flush(times);
  }

  private void writeNames(ResultFile names) throws IOException {
    TextChunk text = new TextChunk();
    text.text(COLUMNS_HEADER);
    long[] column = {0};
    columns.forEach(
        (name, of, source, target) -> {
          text.integer(column[0]++).text("," + name + "," + of.connection() + "," + of.sources());
          text.character(',').integer(source).text("," + of.targets() + ",").integer(target);
          text.text("," + unit + "\n");
          if (text.length() >= PIECE) {
            names.write(text);
            text.clear();
          }
        });
    names.write(text);
  }
}
