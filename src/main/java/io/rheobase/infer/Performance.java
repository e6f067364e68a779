package io.rheobase.infer;

import io.rheobase.experiment.Inference.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well connections were found, where it is known which there are. A connection counts as found
 * whatever kind it was taken for; the confusion table tells the kinds apart.
 */
public final class Performance {

  private final Kind[] truth;
  private final double[] values;

  /**
   * Shares of trains that were found connected; NaN where there is no train of the kind.
   *
   * @param falsePositive of the unconnected ones
   * @param truePositive of the connected ones
   * @param excitatory of the excitatory ones
   * @param inhibitory of the inhibitory ones
   */
  public record Rates(
      double falsePositive, double truePositive, double excitatory, double inhibitory) {}

  /**
   * A point of the receiver operating characteristic.
   *
   * @param alpha up to which a train is found connected
   * @param rates at this α
   */
  public record Point(double alpha, Rates rates) {}

  /**
   * @param truth {@code [train]}
   * @param values {@code [train]}: what is held against α; NaN for a train that was not tested,
   *     which is never found
   */
  public Performance(Kind[] truth, double[] values) {
    this.truth = truth.clone();
    this.values = values.clone();
  }

  /** The shares at one α. */
  public Rates rates(double alpha) {
    int[] all = new int[Kind.values().length];
    int[] found = new int[Kind.values().length];
    for (int train = 0; train < truth.length; train++) {
      int kind = truth[train].ordinal();
      all[kind]++;
      if (values[train] <= alpha) {
        found[kind]++;
      }
    }
    int unconnected = Kind.UNCONNECTED.ordinal();
    int excitatory = Kind.EXCITATORY.ordinal();
    int inhibitory = Kind.INHIBITORY.ordinal();
    return new Rates(
        share(found[unconnected], all[unconnected]),
        share(found[excitatory] + found[inhibitory], all[excitatory] + all[inhibitory]),
        share(found[excitatory], all[excitatory]),
        share(found[inhibitory], all[inhibitory]));
  }

  private static double share(int part, int all) {
    return all == 0 ? Double.NaN : part / (double) all;
  }

  /**
   * The characteristic: from α = 0, at which nothing is found, over every value that occurs, to α =
   * 1 beyond it, where everything is taken for connected, trains that were not tested among them.
   */
  public List<Point> characteristic() {
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, rates(0)));
    Arrays.stream(values)
        .filter(value -> value < 1)
        .sorted()
        .distinct()
        .forEach(alpha -> points.add(new Point(alpha, rates(alpha))));
    points.add(new Point(1, new Performance(truth, new double[truth.length]).rates(1)));
    return points;
  }

  /**
   * The area under the characteristic: the chance that a connected train has a smaller value than
   * an unconnected one, equal ones counting half; NaN where there are not both.
   *
   * @param kind of the connected ones; UNCONNECTED for all of them
   */
  public double areaUnderCurve(Kind kind) {
    double favourable = 0;
    long pairs = 0;
    for (int train = 0; train < truth.length; train++) {
      if (!truth[train].isConnected() || kind.isConnected() && truth[train] != kind) {
        continue;
      }
      for (int other = 0; other < truth.length; other++) {
        if (!truth[other].isConnected()) {
          favourable += favourable(rank(train), rank(other));
          pairs++;
        }
      }
    }
    return pairs == 0 ? Double.NaN : favourable / pairs;
  }

  private static double favourable(double connected, double unconnected) {
    if (connected == unconnected) {
      return 0.5;
    }
    return connected < unconnected ? 1 : 0;
  }

  private double rank(int train) {
    return Double.isNaN(values[train]) ? Double.POSITIVE_INFINITY : values[train];
  }

  /**
   * How many trains of each kind were taken for which.
   *
   * @param found {@code [train]}
   * @return {@code [truth][found]}, in the order of {@link Kind}
   */
  public int[][] confusion(Kind[] found) {
    int[][] table = new int[Kind.values().length][Kind.values().length];
    for (int train = 0; train < truth.length; train++) {
      table[truth[train].ordinal()][found[train].ordinal()]++;
    }
    return table;
  }
}
