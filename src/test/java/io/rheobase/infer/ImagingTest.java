package io.rheobase.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.random.StreamKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImagingTest {
  private static final StreamKey KEY = StreamKey.of(0, "infer", "imaging", "neuron");

  private static double[] voltage(int samples) {
    double[] voltage = new double[samples];
    Arrays.setAll(voltage, i -> -60 + i % 7);
    return voltage;
  }

  /** How far sample moments are from those of the noise, in their standard errors. */
  private static double deviation(double[] seen, double[] voltage, double sd) {
    double sum = 0;
    double squares = 0;
    double products = 0;
    double before = 0;
    for (int i = 0; i < seen.length; i++) {
      double z = (seen[i] - voltage[i]) / sd;
      sum += z;
      squares += z * z;
      products += z * before;
      before = z;
    }
    double n = seen.length;
    double mean = Math.abs(sum / Math.sqrt(n));
    double variance = Math.abs(squares / n - 1) * Math.sqrt(n / 2);
    return Math.max(Math.max(mean, variance), Math.abs(products / Math.sqrt(n)));
  }

  @Test
  void noiseIsWhiteWithItsStandardDeviation() {
    double[] voltage = voltage(200_000);
    double[] seen = new Imaging(4.75, 1).of(voltage.clone(), KEY, 0);
    assertTrue(deviation(seen, voltage, 4.75) < 4.5);
    assertTrue(deviation(seen, voltage, 4.85) > 4.5, "another SD would be noticed");
  }

  @Test
  void noiseOfASampleDependsOnNoOtherSample() {
    double[] all = new Imaging(1, 1).of(voltage(10_001), KEY, 0);
    double[] some = new Imaging(1, 1).of(voltage(4_100), KEY, 0);
    assertArrayEquals(some, Arrays.copyOf(all, 4_100));
    assertNotEquals(some[0], new Imaging(1, 1).of(voltage(1), KEY, 1)[0]);
  }

  @Test
  void slowChannelSeesEveryNthSample() {
    assertArrayEquals(new double[] {-60, -57, -54, -58}, new Imaging(0, 3).of(voltage(10), KEY, 0));
    assertEquals(4, new Imaging(0, 3).of(voltage(12), KEY, 0).length);
  }

  @Test
  void impossibleChannelsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Imaging(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Imaging(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Imaging(1, 0));
  }
}
