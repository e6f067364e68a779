package io.rheobase.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.model.PerNeuron;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ShapedCurrentTest {

  private static final BigDecimal DT = new BigDecimal("0.1");

  @Test
  void stepIsOnFromStartUntilStop() {
    CurrentSource step = new ConstantCurrent(new Extent(Targets.ALL, 2, 5), PerNeuron.all(200));
    double[] current = Drive.column(Drive.of(step, 3, 7), 1);
    assertArrayEquals(new double[] {0, 0, 200, 200, 200, 0, 0}, current);
  }

  @Test
  void amplitudesMayDifferBetweenNeurons() {
    CurrentSource constant =
        new ConstantCurrent(
            new Extent(Targets.range(1, 3), 0, 1), PerNeuron.each(new double[] {10, 20, 30, 40}));
    assertArrayEquals(new double[] {0, 20, 30, 0}, Drive.of(constant, 4, 1)[0]);
  }

  @Test
  void targetsOfAListLieInAnyBlock() {
    CurrentSource constant =
        new ConstantCurrent(new Extent(Targets.of(17, 3, 99), 0, 1), PerNeuron.all(1));
    double[] current = Drive.of(constant, 100, 1)[0];
    for (int i = 0; i < 100; i++) {
      assertEquals(i == 3 || i == 17 || i == 99 ? 1 : 0, current[i], "neuron " + i);
    }
    assertThrows(IllegalArgumentException.class, () -> Targets.of(4, 4));
    assertThrows(IllegalArgumentException.class, () -> Targets.of(-1));
    assertThrows(IllegalArgumentException.class, () -> Targets.range(3, 2));
  }

  @Test
  void pulsesHaveExactlyTheirSamples() {
    CurrentSource pulses =
        new PulseCurrent(new Extent(Targets.ALL, 1, 100), PerNeuron.all(5), 2, 4, 2);
    assertArrayEquals(
        new double[] {0, 5, 5, 0, 0, 5, 5, 0, 0, 0, 0}, Drive.column(Drive.of(pulses, 1, 11), 0));
    CurrentSource cut =
        new PulseCurrent(new Extent(Targets.ALL, 1, 6), PerNeuron.all(5), 2, 4, Long.MAX_VALUE);
    assertArrayEquals(
        new double[] {0, 5, 5, 0, 0, 5, 0, 0, 0}, Drive.column(Drive.of(cut, 1, 9), 0));
  }

  @Test
  void rampRisesEvenlyAndStaysAtItsEnd() {
    CurrentSource ramp =
        new RampCurrent(new Extent(Targets.ALL, 1, 8), PerNeuron.all(100), PerNeuron.all(140), 4);
    assertArrayEquals(
        new double[] {0, 100, 110, 120, 130, 140, 140, 140, 0},
        Drive.column(Drive.of(ramp, 2, 9), 1));
  }

  @Test
  void sineHasItsAmplitudeOffsetFrequencyAndPhase() {
    CurrentSource sine = sine(PerNeuron.all(40), PerNeuron.all(Math.PI / 3));
    double[] current = Drive.column(Drive.of(sine, 17, 500), 16);
    for (int k = 0; k < 500; k++) {
      double t = k * 0.1;
      double expected = 50 * Math.sin(2 * Math.PI * 40 * t / 1000 + Math.PI / 3) + 7;
      assertEquals(expected, current[k], 1e-11, "step " + k);
    }
  }

  @Test
  void everyNeuronMayHaveAFrequencyAndAPhaseOfItsOwn() {
    double[] frequency = {1, 40, 1000};
    double[] phase = {0, -2, 100};
    double[][] current = Drive.of(sine(PerNeuron.each(frequency), PerNeuron.each(phase)), 3, 200);
    for (int k = 0; k < 200; k++) {
      for (int i = 0; i < 3; i++) {
        double expected = 50 * Math.sin(2 * Math.PI * frequency[i] * k * 1e-4 + phase[i]) + 7;
        assertEquals(expected, current[k][i], 1e-11, "step " + k + ", neuron " + i);
      }
    }
  }

  /** 40 Hz and steps of 0.1 ms: the sine is at the same place every 250 steps, for ever. */
  @Test
  void sineKeepsItsPhaseForever() {
    CurrentSource.BlockCurrent part = sine(PerNeuron.all(40), PerNeuron.all(1)).over(0, 1);
    double[] early = new double[1];
    part.add(100, early);
    for (long periods : new long[] {1, 1_000_000, 1_000_000_000_000_000L}) {
      double[] late = new double[1];
      part.add(100 + 250 * periods, late);
      assertEquals(early[0], late[0], 1e-14, periods + " periods later");
    }
  }

  @Test
  void severalSourcesAddUp() {
    double[] current = {0, 0};
    new ConstantCurrent(3).over(0, 2).add(0, current);
    new PulseCurrent(Extent.EVERYTHING, PerNeuron.all(4), 1, 2, 1).over(0, 2).add(0, current);
    assertArrayEquals(new double[] {7, 7}, current);
  }

  @Test
  void impossibleShapesAreRefused() {
    PerNeuron one = PerNeuron.all(1);
    assertThrows(IllegalArgumentException.class, () -> new Extent(Targets.ALL, 5, 4));
    assertThrows(
        IllegalArgumentException.class, () -> new PulseCurrent(Extent.EVERYTHING, one, 3, 2, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new RampCurrent(Extent.EVERYTHING, one, one, 0));
    assertTrue(Extent.EVERYTHING.includes(Long.MAX_VALUE - 1));
  }

  private static SineCurrent sine(PerNeuron frequency, PerNeuron phase) {
    return new SineCurrent(
        Extent.EVERYTHING, PerNeuron.all(50), PerNeuron.all(7), frequency, phase, DT);
  }
}
