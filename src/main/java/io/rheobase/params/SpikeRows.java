package io.rheobase.params;

import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers the spikes of a file, row by row, and holds each to what it is for. */
interface SpikeRows {

  /** Whether reading on is of use. */
  boolean wantsMore();

  /** Reports what is wrong with a row. */
  void fault(Position at, String what, String fix);

  /**
   * Adds a spike.
   *
   * @param ms its time
   * @param neuron who; 0 where all neurons have the same spikes
   * @param at where it stands
   * @param row what it is called in messages, ending in a colon; empty where the place says it
   */
  void add(double ms, double neuron, Supplier<Position> at, String row);

  /**
   * The spikes; nothing after a fault.
   *
   * @param read where they were read
   * @param common whether all neurons have the same
   */
  Optional<SpikeTimes> times(SpikeFile read, boolean common);
}
