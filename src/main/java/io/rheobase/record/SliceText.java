package io.rheobase.record;

import io.rheobase.engine.Slice;

/** How a slice reads as text. */
public interface SliceText {

  /** The first line of the file, with its line end. */
  String header();

  /** The number of units (samples, steps) that a slice can be divided by. */
  int units(Slice slice);

  /** Appends units {@code [from, to)} of a slice. */
  void append(Slice slice, int from, int to, TextChunk out);
}
