package io.rheobase.engine;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import java.io.IOException;

/**
 * Where a recording goes. A slice that is complete is formatted in chunks, side by side, while the
 * next slice runs, and written one slice later.
 */
public interface SliceSink {

  /** Number of chunks that a slice is formatted in. */
  int chunks();

  /**
   * Formats one chunk into memory of its own: bytes of the slice's parity, and what it counts from
   * slice to slice. Different chunks may run side by side; the slices of one come in order.
   */
  void format(Slice slice, int chunk);

  /** Writes what was formatted of a slice, in the order of the chunks. Slices come in order. */
  void write(Slice slice) throws IOException;

  /**
   * Writes what it carries from slice to slice, in an order that no partition changes. Called while
   * nothing else runs, when all slices so far are written.
   */
  default void save(StateOut out) throws IOException {}

  /** Reads what {@link #save} wrote, before the first slice. */
  default void load(StateIn in) throws IOException {}
}
