package io.rheobase.sweep;

import java.util.List;

/**
 * What the journals of a sweep come to.
 *
 * @param points of the sweep
 * @param ok that came to numbers
 * @param failed that came to none
 * @param missing that no journal knows yet
 * @param firstMissing the first of those, -1 for none
 * @param strangers results in the journals that belong to no point of this sweep
 * @param foreign what was left out since other versions of the program made it
 * @param damaged lines of journals that could not be read
 * @param tables that were written
 */
public record CollectOutcome(
    long points,
    long ok,
    long failed,
    long missing,
    long firstMissing,
    long strangers,
    List<String> foreign,
    int damaged,
    List<String> tables) {

  public CollectOutcome {
    foreign = List.copyOf(foreign);
    tables = List.copyOf(tables);
  }

  /** Whether every point has a result. */
  public boolean isComplete() {
    return missing == 0;
  }
}
