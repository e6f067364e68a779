package io.rheobase.input;

import java.io.IOException;

/** Rows of currents that are read one after the other. */
public interface CurrentRows extends AutoCloseable {

  /** Number of currents of a row. */
  int columns();

  /**
   * Reads the next row.
   *
   * @param current receives the {@link #columns()} currents of the row from {@code at} on (pA)
   * @return false, with nothing received, where there is no further row
   * @throws IOException where the rows cannot be read or are not what they should be
   */
  boolean next(double[] current, int at) throws IOException;

  @Override
  void close() throws IOException;
}
