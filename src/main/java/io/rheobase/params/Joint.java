package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Unit;
import java.nio.file.Path;

/**
 * What the synapses between two populations must fit.
 *
 * @param pair the populations
 * @param multapses whether two neurons may be joined more than once
 * @param unit of a weight
 * @param membrane of the targets, by which weights per area are multiplied
 * @param clock the time grid; any where the grid is not known
 * @param grid turns times into steps
 * @param folder where files are looked up
 * @param faults takes what is wrong
 */
record Joint(
    Pair pair,
    boolean multapses,
    Unit unit,
    Membrane membrane,
    Clock clock,
    Grid grid,
    Path folder,
    Faults faults) {

  /** Whether a weight cannot be negative. */
  boolean isConductance() {
    return Receptors.bound(unit) == Bound.NOT_NEGATIVE;
  }
}
