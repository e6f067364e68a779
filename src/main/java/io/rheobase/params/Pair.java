package io.rheobase.params;

import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;

/**
 * Two populations that a connection joins.
 *
 * @param connection its name
 * @param sources the population whose spikes travel
 * @param from which of its neurons
 * @param targets the population that they reach
 * @param to which of its neurons
 * @param isOnly whether the connection names no other pair
 * @param autapses whether a neuron may be joined to itself
 */
record Pair(
    String connection,
    Population sources,
    Target from,
    Population targets,
    Target to,
    boolean isOnly,
    boolean autapses) {

  /** Whether a neuron may not be its own source, and some could. */
  boolean excludesSelf() {
    return sources.name().equals(targets.name()) && !autapses;
  }

  /** How many pairs of a source and a target may be joined. */
  double pairs() {
    return (double) from.count() * to.count() - (excludesSelf() ? from.inCommon(to) : 0);
  }

  /** The fewest sources that some target may have. */
  int leastSources() {
    return from.count() - (excludesSelf() && from.inCommon(to) > 0 ? 1 : 0);
  }

  /** The fewest targets that some source may have. */
  int leastTargets() {
    return to.count() - (excludesSelf() && from.inCommon(to) > 0 ? 1 : 0);
  }

  /** Both populations, in words. */
  @Override
  public String toString() {
    return sources.name() + " to " + targets.name();
  }
}
