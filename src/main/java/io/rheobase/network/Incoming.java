package io.rheobase.network;

import java.util.Arrays;

/** The sources of successive targets, those of each ascending. */
final class Incoming {

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private int[] sources;
  private int size;
  private final int[] ends;
  private int targets;

  /**
   * @param targets how many targets there will be
   * @param expected how many synapses, roughly
   */
  Incoming(int targets, double expected) {
    this.sources = new int[(int) Math.max(16, Math.min(LARGEST_ARRAY, expected * 1.05))];
    this.ends = new int[targets];
  }

  /** Adds a source of the present target. */
  void add(int source) {
    if (size == sources.length) {
      makeRoom(1);
    }
    sources[size++] = source;
  }

  /**
   * Adds {@code n} sources of the present target, to be set in {@link #sources} by the caller.
   *
   * @return where the first of them stands
   */
  int addAll(int n) {
    makeRoom(n);
    size += n;
    return size - n;
  }

  private void makeRoom(int n) {
    long needed = (long) size + n;
    if (needed > LARGEST_ARRAY) {
      throw new IllegalStateException("a block of targets has more than 2^31 synapses");
    }
    if (needed > sources.length) {
      long grown = Math.max(needed, sources.length + (long) (sources.length >> 1));
      sources = Arrays.copyOf(sources, (int) Math.min(grown, LARGEST_ARRAY));
    }
  }

  /** Ends the present target; what follows belongs to the next. */
  void endTarget() {
    endTarget(size);
  }

  /** Ends the present target at a synapse; the next begins there. */
  void endTarget(int end) {
    ends[targets++] = end;
  }

  /** {@code [synapse]}, with room for more behind. */
  int[] sources() {
    return sources;
  }

  /** Number of synapses. */
  int size() {
    return size;
  }

  /** Number of targets. */
  int targets() {
    return targets;
  }

  /** The most synapses of a target. */
  int widest() {
    int widest = 0;
    for (int target = 0, from = 0; target < targets; from = ends[target++]) {
      widest = Math.max(widest, ends[target] - from);
    }
    return widest;
  }

  /** Where the synapses of a target end, and those of the next begin. */
  int end(int target) {
    return ends[target];
  }
}
