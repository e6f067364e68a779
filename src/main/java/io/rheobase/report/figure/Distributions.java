package io.rheobase.report.figure;

import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import java.util.Arrays;
import java.util.List;

/** Histograms of values that neurons have. */
final class Distributions {

  private static final int FEW = 20;
  private static final int FOR_MANY_BINS = 500;

  private Distributions() {}

  /**
   * A panel with a histogram for each set.
   *
   * @param names of the sets
   * @param colors by which number each is coloured
   * @param quantum of which all values are multiples; 0 where there is none
   */
  static Panel panel(
      String x, String y, List<String> names, double[][] sets, int[] colors, double quantum) {
    int most = Arrays.stream(sets).mapToInt(set -> set.length).max().orElse(0);
    int wanted = most < FOR_MANY_BINS ? FEW : Bins.MANY;
    double[] edges = quantum > 0 ? Bins.common(sets, wanted, quantum) : Bins.common(sets, wanted);
    Bins[] bins = Arrays.stream(sets).map(set -> Bins.of(set, edges)).toArray(Bins[]::new);
    double highest = Arrays.stream(bins).mapToDouble(Bins::most).max().orElse(1);
    Panel panel =
        new Panel(
            Axis.around(x, edges[0], edges[edges.length - 1]), Axis.fromZero(y, highest).whole());
    for (int i = 0; i < sets.length; i++) {
      double[] finite = Arrays.stream(sets[i]).filter(Double::isFinite).toArray();
      if (finite.length == 0) {
        continue;
      }
      panel.add(Layers.histogram(edges, bins[i].counts(), Palette.series(colors[i])));
      panel.boxNamed(
          (sets.length > 1 ? names.get(i) + ": " : "")
              + "mean "
              + Nice.short3(mean(finite))
              + ", SD "
              + Nice.short3(deviation(finite)),
          Palette.series(colors[i]));
    }
    return panel;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
