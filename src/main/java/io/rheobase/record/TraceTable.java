package io.rheobase.record;

import io.rheobase.engine.Slice;
import io.rheobase.engine.Trace;

/** Traces as text: {@code t_ms} and the columns of {@link TraceColumns}, a row for each sample. */
public final class TraceTable implements SliceText {

  private static final String TIME = "t_ms";

  private final TraceColumns columns;
  private final StepTime time;
  private final int timeRoom;

  /**
   * @param steps of the run
   */
  public TraceTable(TraceColumns columns, StepTime time, long steps) {
    this.columns = columns;
    this.time = time;
    this.timeRoom = time.maxChars(steps);
  }

  /**
   * The table of a single trace.
   *
   * @param steps of the run
   */
  public TraceTable(String population, Trace trace, StepTime time, long steps) {
    this(TraceColumns.of(population, "V", trace), time, steps);
  }

  @Override
  public String header() {
    StringBuilder header = new StringBuilder(TIME);
    columns.forEach((name, population, neuron, variable) -> header.append(',').append(name));
    return header.append('\n').toString();
  }

  @Override
  public int units(Slice slice) {
    return columns.sampling().rows(slice);
  }

  @Override
  public void append(Slice slice, int from, int to, TextChunk out) {
    double[] values = new double[columns.count()];
    for (int row = from; row < to; row++) {
      columns.row(slice, row, values);
      out.time(time, columns.sampling().sample(slice, row), timeRoom);
      for (double value : values) {
        out.character(',').decimal(value);
      }
      out.character('\n');
    }
  }
}
