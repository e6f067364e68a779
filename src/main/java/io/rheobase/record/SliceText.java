package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.engine.Slice;
import java.io.IOException;

/** How a slice reads as text. */
public interface SliceText {

  /** The first line of the file, with its line end. */
  String header();

  /** The number of units (samples, steps) that a slice can be divided by. */
  int units(Slice slice);

  /** Appends units {@code [from, to)} of a slice. */
  void append(Slice slice, int from, int to, TextChunk out);

  /** Writes what it carries from slice to slice. */
  default void save(StateOut out) throws IOException {}

  /** Reads what {@link #save} wrote. */
  default void load(StateIn in) throws IOException {}
}
