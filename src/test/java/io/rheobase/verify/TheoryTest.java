package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.verify.Theory.Leaky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The theory against values that were computed elsewhere. */
class TheoryTest {
  private static final Leaky NEURON = MembraneChecks.NEURON;

  @ParameterizedTest
  @CsvSource({"20.5, 15.900666", "25, 41.714907", "30, 63.040002"})
  void leakyNeuronUnderConstantCurrent(double mu, double rate) {
    assertEquals(rate, Theory.rate(NEURON, mu), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"15, 5, 9.460800", "19, 2, 13.034347", "20, 3, 21.674149", "25, 5, 47.217443"})
  void leakyNeuronUnderWhiteNoise(double mu, double sigma, double rate) {
    assertEquals(rate, Theory.rate(NEURON, mu, sigma), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"15, 5, 8.8212", "19, 2, 12.5522", "20, 3, 20.9938"})
  void aGridRaisesTheThreshold(double mu, double sigma, double rate) {
    assertEquals(rate, Theory.rateOnGrid(NEURON, mu, sigma, 0.1), 1e-4);
  }

  @Test
  void withoutNoiseLeftItIsTheRateUnderConstantCurrent() {
    assertEquals(Theory.rate(NEURON, 25), Theory.rate(NEURON, 25, 0.1), 1e-2);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 8.255537", "0.3, 17.544987", "0.5, 31.122284", "1.0, 57.722654"})
  void exponentialNeuronUnderConstantCurrent(double current, double rate) {
    assertEquals(
        rate, Theory.exponentialRate(10, -65 + 10 * current, 3.48, -59.9, -68, 0, 1.7), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"5, 2, 37.9497", "6, 4, 55.8413", "4.5, 0.9, 6.5167"})
  void networkThatDrivesItself(double g, double eta, double rate) {
    assertEquals(rate, Theory.networkRate(NEURON, 1000, 0.1, g, eta), 1e-4);
  }
}
