package io.rheobase.infer;

import static io.rheobase.experiment.Inference.Kind.EXCITATORY;
import static io.rheobase.experiment.Inference.Kind.INHIBITORY;
import static io.rheobase.experiment.Inference.Kind.UNCONNECTED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.experiment.Inference.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {
  private static final Kind[] TRUTH = {
    EXCITATORY, EXCITATORY, INHIBITORY, INHIBITORY, UNCONNECTED, UNCONNECTED, UNCONNECTED
  };
  private static final double[] VALUES = {0.01, 0.02, 0.02, 0.6, 0.02, 0.5, Double.NaN};

  @Test
  void ratesAreSharesOfEachKind() {
    assertEquals(
        new Performance.Rates(1 / 3.0, 3 / 4.0, 1, 0.5),
        new Performance(TRUTH, VALUES).rates(0.05));
  }

  @Test
  void kindWithoutATrainHasNoRate() {
    Kind[] none = {UNCONNECTED};
    Performance.Rates rates = new Performance(none, new double[] {0.5}).rates(0.5);
    assertEquals(new Performance.Rates(1, Double.NaN, Double.NaN, Double.NaN), rates);
    assertEquals(Double.NaN, new Performance(none, new double[] {0.5}).areaUnderCurve(UNCONNECTED));
  }

  @Test
  void areaIsTheChanceThatAConnectedTrainHasTheSmallerValue() {
    Performance performance = new Performance(TRUTH, VALUES);
    assertEquals((3 + 2.5 + 2.5 + 1) / 12, performance.areaUnderCurve(UNCONNECTED));
    assertEquals((3 + 2.5) / 6, performance.areaUnderCurve(EXCITATORY));
    assertEquals((2.5 + 1) / 6, performance.areaUnderCurve(INHIBITORY));
  }

  @Test
  void areaIsThatUnderTheCharacteristic() {
    Performance performance = new Performance(TRUTH, VALUES);
    List<Performance.Point> points = performance.characteristic();
    double area = 0;
    for (int i = 1; i < points.size(); i++) {
      Performance.Rates from = points.get(i - 1).rates();
      Performance.Rates to = points.get(i).rates();
      area +=
          (to.falsePositive() - from.falsePositive())
              * (to.truePositive() + from.truePositive())
              / 2;
    }
    assertEquals(1, points.get(points.size() - 1).rates().falsePositive());
    assertEquals(performance.areaUnderCurve(UNCONNECTED), area, 1e-15);
  }

  @Test
  void characteristicRunsFromNothingFoundToEverythingFound() {
    List<Performance.Point> points = new Performance(TRUTH, VALUES).characteristic();
    assertArrayEquals(
        new double[] {0, 0.01, 0.02, 0.5, 0.6, 1},
        points.stream().mapToDouble(Performance.Point::alpha).toArray());
    assertEquals(new Performance.Rates(0, 0, 0, 0), points.get(0).rates());
    assertEquals(new Performance.Rates(1, 1, 1, 1), points.get(5).rates());
  }

  @Test
  void confusionTellsWhatEachKindWasTakenFor() {
    Kind[] found = {
      EXCITATORY, INHIBITORY, INHIBITORY, UNCONNECTED, EXCITATORY, UNCONNECTED, UNCONNECTED
    };
    int[][] expected = {{2, 1, 0}, {0, 1, 1}, {1, 0, 1}};
    assertArrayEquals(expected, new Performance(TRUTH, VALUES).confusion(found));
  }
}
