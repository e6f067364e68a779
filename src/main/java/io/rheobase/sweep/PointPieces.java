package io.rheobase.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * The points of a sweep in pieces, each for one thread at a time: some that follow each other, or
 * those that can be inferred from one simulation.
 */
final class PointPieces {

  private final long points;
  private final int size;
  private final List<long[]> together;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param size of a piece, where points do not share simulations
   */
  PointPieces(SweepPlan plan, int size) {
    this.points = plan.sweep().points();
    this.size = size;
    this.together = plan.sharesSimulations() ? together(plan) : List.of();
  }

  private static List<long[]> together(SweepPlan plan) {
    Map<SweepPlan.Shared, LongStream.Builder> groups = new LinkedHashMap<>();
    for (long point = 0; point < plan.sweep().points(); point++) {
      groups
          .computeIfAbsent(plan.shared(plan.experiment(point)), shared -> LongStream.builder())
          .add(point);
    }
    List<long[]> pieces = new ArrayList<>();
    groups.values().forEach(group -> pieces.add(group.build().toArray()));
    return pieces;
  }

  /** How many there are. */
  long count() {
    return together.isEmpty() ? (points + size - 1) / size : together.size();
  }

  /** The points of the next piece; none where all are taken. */
  long[] next() {
    int piece = next.getAndIncrement();
    if (!together.isEmpty()) {
      return piece < together.size() ? together.get(piece) : new long[0];
    }
    long from = (long) piece * size;
    return LongStream.range(from, Math.min(points, from + size)).toArray();
  }
}
