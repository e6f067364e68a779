package io.rheobase.experiment;

import io.rheobase.units.Unit;
import java.util.Optional;

/**
 * The file that the synapses of a connection were read from.
 *
 * @param file the file
 * @param kind what it holds
 * @param edges the edge population that was chosen by name; empty where none was
 * @param unit of the weights, where the file does not name it itself
 */
public record SynapseFile(DataFile file, Kind kind, String edges, Optional<Unit> unit) {

  /** What a file of synapses holds. */
  public enum Kind {
    /** Synapses one by one. */
    LIST,
    /** Weights {@code [target][source]}. */
    MATRIX
  }
}
