package io.rheobase.input;

import java.io.IOException;

/**
 * What must be read before it can be used. The engine loads one slice ahead, on any of its threads,
 * while the slice before runs, and turns to it at the barrier between the two.
 */
public interface Streamed extends AutoCloseable {

  /**
   * Reads what {@code steps} steps from {@code firstStep} on need. Slices come in order, from the
   * first step of the run on, which need not be 0. What is in use may be read here too, and is not
   * changed.
   */
  void load(long firstStep, int steps) throws IOException;

  /** Makes what was loaded last what is in use. Called while nothing else runs. */
  void turn();

  @Override
  void close() throws IOException;
}
