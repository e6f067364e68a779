package io.rheobase.experiment;

import java.util.List;

/**
 * Points in the space of a file's values, and what is wanted of each. The points are all
 * combinations of the factors' rows, the last factor changing fastest, each as often as there are
 * repeats.
 *
 * @param factors what is varied; none where a sweep only repeats
 * @param repeats how often each combination is run
 * @param seed what the seeds of the points follow from
 * @param seeded whether the points' seeds follow from it; not where the sweep gives them itself
 * @param commonNoise whether all points of a repeat have the same seed
 * @param measures what is measured at every point
 * @param store names of what is kept of every point
 * @param tables what is tabulated besides
 */
public record Sweep(
    List<SweepFactor> factors,
    int repeats,
    long seed,
    boolean seeded,
    boolean commonNoise,
    List<Measure> measures,
    List<String> store,
    List<PivotTable> tables) {

  public Sweep {
    factors = List.copyOf(factors);
    measures = List.copyOf(measures);
    store = List.copyOf(store);
    tables = List.copyOf(tables);
  }

  /** Number of combinations. */
  public long combinations() {
    long combinations = 1;
    for (SweepFactor factor : factors) {
      combinations = Math.multiplyExact(combinations, factor.rows());
    }
    return combinations;
  }

  /** Number of points, repeats included. */
  public long points() {
    return Math.multiplyExact(combinations(), repeats);
  }

  /** The axes of all factors, in their order. */
  public List<SweepAxis> axes() {
    return factors.stream().flatMap(factor -> factor.axes().stream()).toList();
  }

  /** Which repeat a point is, from 0. */
  public int repeat(long point) {
    return (int) (point % repeats);
  }

  /** The row of each factor that a point takes. */
  public int[] rows(long point) {
    long rest = point / repeats;
    int[] rows = new int[factors.size()];
    for (int i = rows.length - 1; i >= 0; i--) {
      rows[i] = (int) (rest % factors.get(i).rows());
      rest /= factors.get(i).rows();
    }
    return rows;
  }
}
