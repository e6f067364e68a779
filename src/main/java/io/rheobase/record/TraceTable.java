package io.rheobase.record;

import io.rheobase.engine.Slice;
import io.rheobase.engine.Trace;

/** A trace as {@code t_ms} and one column {@code population[neuron]} for each recorded neuron. */
public final class TraceTable implements SliceText {

  private final String population;
  private final Trace trace;
  private final StepTime time;
  private final int timeRoom;

  /**
   * @param steps of the run
   */
  public TraceTable(String population, Trace trace, StepTime time, long steps) {
    this.population = population;
    this.trace = trace;
    this.time = time;
    this.timeRoom = time.maxChars(steps);
  }

  @Override
  public String header() {
    StringBuilder header = new StringBuilder("t_ms");
    for (int column = 0; column < trace.columns(); column++) {
      header.append(',').append(population).append('[').append(trace.neuron(column)).append(']');
    }
    return header.append('\n').toString();
  }

  @Override
  public int units(Slice slice) {
    return slice.samples();
  }

  @Override
  public void append(Slice slice, int from, int to, TextChunk out) {
    double[] values = trace.values(slice);
    int at = from * trace.columns();
    for (int sample = from; sample < to; sample++) {
      out.time(time, slice.firstSample() + sample, timeRoom);
      for (int column = 0; column < trace.columns(); column++) {
        out.character(',').decimal(values[at++]);
      }
      out.character('\n');
    }
  }
}
