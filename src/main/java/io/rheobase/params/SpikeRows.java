package io.rheobase.params;

import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import java.util.Optional;

/** Gathers the spikes of a file, row by row, and holds each to what it is for. */
interface SpikeRows {

  /** Whether reading on is of use. */
  boolean wantsMore();

  /** A row of a file without lines. */
  Row row(long index);

  /** Reports what is wrong with a row. */
  void fault(Position at, String what, String fix);

  /** Where a row stands, for messages. */
  interface Row {

    /** Where its time stands. */
    Position time();

    /** Where its neuron stands. */
    Position neuron();

    /** Its name with a colon behind it; empty where the place says it. */
    String name();
  }

  /**
   * A row of a file without lines.
   *
   * @param file that it stands in
   * @param index of the row
   */
  record Numbered(Given.Word file, long index) implements Row {
    @Override
    public Position time() {
      return file.at();
    }

    @Override
    public Position neuron() {
      return file.at();
    }

    @Override
    public String name() {
      return file.text() + ", spike " + index + ": ";
    }
  }

  /**
   * Adds a spike.
   *
   * @param ms its time
   * @param neuron who; 0 where all neurons have the same spikes
   */
  void add(double ms, double neuron, Row row);

  /**
   * The spikes; nothing after a fault.
   *
   * @param read where they were read
   * @param common whether all neurons have the same
   */
  Optional<SpikeTimes> times(SpikeFile read, boolean common);
}
