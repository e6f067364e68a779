package io.rheobase.record;

import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import java.io.IOException;

/**
 * A trace of a share of a population's neurons, to be joined with those of the others: float64,
 * little-endian, {@code [row][column]}.
 */
public final class PartTrace implements SliceSink {

  private final Trace trace;
  private final TraceRows rows;
  private final ResultFile file;

  /**
   * @param trace of one neuron or more
   * @param file where it goes
   */
  public PartTrace(Trace trace, ResultFile file) {
    this.trace = trace;
    this.rows = new TraceRows(TraceColumns.of("", "", trace), false);
    this.file = file;
  }

  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    rows.format(slice, 0, trace.sampling().rows(slice));
  }

  @Override
  public void write(Slice slice) throws IOException {
    rows.write(slice, file);
  }
}
