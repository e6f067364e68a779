package io.rheobase.sweep;

import java.util.List;

/**
 * What came of a sweep, or of a shard of one.
 *
 * @param points that it has
 * @param cached that were known before
 * @param fresh that were computed now, failures among them
 * @param failed that came to no numbers, known before or not
 * @param failures what the first few of them failed with
 * @param complete whether each of its points has a result
 * @param seconds of wall time
 * @param neuronSteps that were computed now
 * @param tables that were written
 */
public record SweepOutcome(
    long points,
    long cached,
    long fresh,
    long failed,
    List<String> failures,
    boolean complete,
    double seconds,
    double neuronSteps,
    List<String> tables) {

  public SweepOutcome {
    failures = List.copyOf(failures);
    tables = List.copyOf(tables);
  }
}
