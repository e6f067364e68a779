package io.rheobase.network;

/**
 * The blocks of the source population that have a row.
 *
 * @param from the first
 * @param to after the last
 */
record SourceBlocks(int from, int to) {

  static SourceBlocks of(Synapses synapses, SpikeHistory history) {
    if (synapses.size() == 0) {
      return new SourceBlocks(0, 0);
    }
    int from = synapses.firstSource() / history.blockSize();
    int last = (synapses.firstSource() + synapses.rows() - 1) / history.blockSize();
    return new SourceBlocks(from, last + 1);
  }
}
