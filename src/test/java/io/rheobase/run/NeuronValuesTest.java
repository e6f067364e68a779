package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Values;
import io.rheobase.random.StreamKey;
import io.rheobase.units.Unit;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeuronValuesTest {

  private static final int COUNT = 20_000;
  private static final Unit MV = Unit.parse("mV");
  private static final StreamKey KEY = StreamKey.of(1, "parameter", "V_th", "exc");

  private static double[] draw(Values values) {
    IntToDoubleFunction drawn = NeuronValues.of(values, COUNT, KEY);
    return IntStream.range(0, COUNT).mapToDouble(drawn::applyAsDouble).toArray();
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
    IntToDoubleFunction values =
        NeuronValues.of(new Values.Listed(Numbers.of(1, 2, 3), MV), 3, KEY);
    assertEquals(3, values.applyAsDouble(2));
  }

  @Test
  void aNeuronsDrawDoesNotDependOnThePopulationsSize() {
    Values values = new Values.Uniform(0, 1, MV);
    assertEquals(
        NeuronValues.of(values, 10, KEY).applyAsDouble(7),
        NeuronValues.of(values, 1000, KEY).applyAsDouble(7));
  }
}
