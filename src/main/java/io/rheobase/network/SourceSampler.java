package io.rheobase.network;

/** Chooses the sources of targets, as a rule says. It owns scratch: one thread at a time. */
interface SourceSampler {

  /** Adds the sources of the targets of ranks [from, to), ascending for each. */
  void draw(int from, int to, Incoming incoming);
}
