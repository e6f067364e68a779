package io.rheobase.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerSpectrumTest {

  @Test
  void aSineStandsAtItsFrequencyWithHalfItsSquaredAmplitude() {
    double[] signal = new double[8192];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = 10 + 3 * StrictMath.sin(2 * Math.PI * 62.5 * i / 1000);
    }
    PowerSpectrum spectrum = PowerSpectrum.of(signal, 1, 1024);
    int highest = 0;
    double power = 0;
    for (int i = 0; i < spectrum.power().length; i++) {
      highest = spectrum.power()[i] > spectrum.power()[highest] ? i : highest;
      power += spectrum.power()[i] * spectrum.frequency()[0];
    }
    assertEquals(62.5, spectrum.frequency()[highest], 1e-9);
    assertEquals(4.5, power, 1e-6);
    assertEquals(500, spectrum.frequency()[spectrum.frequency().length - 1], 1e-9);
  }

  @Test
  void whiteNoiseHasItsVarianceSpreadEvenly() {
    SplittableRandom random = new SplittableRandom(3);
    double[] signal = new double[1 << 17];
    Arrays.setAll(signal, i -> random.nextDouble(-1, 1));
    PowerSpectrum spectrum = PowerSpectrum.of(signal, 2, 256);
    double mean = Arrays.stream(spectrum.power(), 0, 127).average().orElseThrow();
    assertEquals(1.0 / 3 / 250, mean, 0.01 / 3 / 250);
    assertEquals((1 << 17) / 128 - 1, spectrum.windows());
  }

  @Test
  void aWindowIsAPowerOfTwoWithinTheSignal() {
    assertThrows(IllegalArgumentException.class, () -> PowerSpectrum.of(new double[100], 1, 100));
    assertThrows(IllegalArgumentException.class, () -> PowerSpectrum.of(new double[100], 1, 128));
  }
}
