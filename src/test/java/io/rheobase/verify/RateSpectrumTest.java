package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateSpectrumTest {

  private static final double[] FREQUENCY = {10, 20, 30, 40, 50, 60};

  private static RateSpectrum spectrum(double... power) {
    return new RateSpectrum(FREQUENCY, power);
  }

  @Test
  void aPeakHasLessPowerOnBothSidesWithinItsBand() {
    assertEquals(30, spectrum(9, 2, 5, 4, 1, 3).peak(20, 60));
    assertTrue(Double.isNaN(spectrum(9, 5, 4, 3, 2, 1).peak(20, 60)));
    assertTrue(Double.isNaN(spectrum(1, 2, 3, 4, 5, 6).peak(20, 60)));
  }

  @Test
  void aPeakIsHeldAgainstTheHigherOfTheTwoLowsBesideIt() {
    assertEquals(2.5, spectrum(9, 2, 5, 4, 1, 3).prominence(20, 60));
    assertEquals(1, spectrum(9, 5, 4, 3, 2, 1).prominence(20, 60));
  }

  @Test
  void smoothingTakesTheMeanOfTheLinesAround() {
    double[] smooth = spectrum(3, 6, 9, 0, 0, 6).smoothed(10).power();
    assertEquals(4.5, smooth[0]);
    assertEquals(6, smooth[1]);
    assertEquals(3, smooth[5]);
  }

  @Test
  void independentPoissonNeuronsHaveThePowerOfShotNoise() {
    int neurons = 100;
    double perMs = 0.02;
    SplittableRandom random = new SplittableRandom(1);
    double[] rate =
        IntStream.range(0, 50_000)
            .mapToDouble(
                t ->
                    IntStream.range(0, neurons).filter(i -> random.nextDouble() < perMs).count()
                        * 1000.0
                        / neurons)
            .toArray();
    double binomial = 1 - perMs;
    double fourErrors = 4 / Math.sqrt(50_000 / 2.0);
    assertEquals(binomial, RateSpectrum.of(rate, 1, 256, neurons).mean(10, 490), fourErrors);
  }
}
