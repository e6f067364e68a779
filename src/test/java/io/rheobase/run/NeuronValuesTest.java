package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.model.PerNeuron;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeuronValuesTest {

  private static final int COUNT = 20_000;
  private static final Unit MV = Unit.parse("mV");

  private static double[] draw(Values values) {
    return values(values, COUNT).over(0, COUNT);
  }

  private static PerNeuron values(Values values, int count) {
    Target all = new Target("exc", List.of(new NeuronRange(0, count - 1)));
    return new NeuronValues(1).over(all, count, "parameter", "V_th", values);
  }

  private static double mean(double[] values) {
    return IntStream.range(0, COUNT).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double sd(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        IntStream.range(0, COUNT)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .average()
            .orElseThrow());
  }

  @Test
  void normalValuesHaveTheirMeanAndSd() {
    double[] values =
        draw(
            new Values.Normal(
                -60,
                4,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Values.Bounds.REDRAW,
                MV));
    assertEquals(-60, mean(values), 5 * 4 / Math.sqrt(COUNT));
    assertEquals(4, sd(values), 5 * 4 / Math.sqrt(2.0 * COUNT));
  }

  @Test
  void clippedValuesPileUpAtTheBoundAndRedrawnOnesDoNot() {
    double[] clipped = draw(new Values.Normal(0, 1, 0, 1, Values.Bounds.CLIP, MV));
    double[] redrawn = draw(new Values.Normal(0, 1, 0, 1, Values.Bounds.REDRAW, MV));
    long atZero = IntStream.range(0, COUNT).filter(i -> clipped[i] == 0).count();
    assertEquals(0.5, atZero / (double) COUNT, 5 * 0.5 / Math.sqrt(COUNT));
    for (double value : redrawn) {
      assertTrue(value > 0 && value < 1);
    }
    assertEquals(0.4598622, mean(redrawn), 5 * 0.283 / Math.sqrt(COUNT));
  }

  @Test
  void lognormalValuesHaveTheMeanAndSdOfTheValuesThemselves() {
    double[] values = draw(new Values.Lognormal(10, 3, MV));
    assertEquals(10, mean(values), 5 * 3 / Math.sqrt(COUNT));
    assertEquals(3, sd(values), 0.15);
  }

  @Test
  void uniformValuesStayBelowTheirUpperBound() {
    double[] values = draw(new Values.Uniform(-60, -50, MV));
    assertEquals(-55, mean(values), 5 * 10 / Math.sqrt(12.0 * COUNT));
    for (double value : values) {
      assertTrue(value >= -60 && value < -50);
    }
  }

  @Test
  void listedValuesAreTheNeurons() {
    assertEquals(3, values(new Values.Listed(Numbers.of(1, 2, 3), MV), 3).of(2));
  }

  @Test
  void valuesOfAPartBeginWithItsFirstNeuron() {
    Target part = new Target("exc", List.of(new NeuronRange(4, 6)));
    PerNeuron values =
        new NeuronValues(1)
            .over(part, 10, "input", "drive", new Values.Linspace(0, 1, Unit.parse("pA")));
    assertEquals(0, values.of(4));
    assertEquals(0.5, values.of(5));
    assertEquals(1, values.of(6));
  }

  @Test
  void aNeuronsDrawDoesNotDependOnThePopulationsSize() {
    Values values = new Values.Uniform(0, 1, MV);
    assertEquals(values(values, 10).of(7), values(values, 1000).of(7));
  }
}
