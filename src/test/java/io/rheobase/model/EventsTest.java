package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.NonFiniteStateException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds, resets, holds, and states that are not finite. */
class EventsTest {

  /** x grows by 1/8 a step. */
  private static Experiment ramp(String threshold, String reset, String... parameters) {
    Model model =
        Texts.model(
            "dx/dt = 1 /ms : 1\ndy/dt = 0 /ms : 1\ndlast/dt = 0 : ms",
            threshold,
            reset,
            parameters);
    return new Experiment(Texts.bind(model, 0.125, Method.EULER), 1);
  }

  @Test
  void theLimitItselfIsASpikeOnlyWithGreaterOrEqual() {
    assertEquals(List.of(8L, 16L, 24L), ramp("x >= 1", "x = 0").run(30).spikes(0));
    assertEquals(List.of(9L, 18L, 27L), ramp("x > 1", "x = 0").run(30).spikes(0));
  }

  @Test
  void aLimitMayBeAnExpressionOfOtherVariables() {
    Experiment.Outcome outcome = ramp("x >= 0.5 + y", "x = 0; y += 0.25").run(30);
    assertEquals(List.of(4L, 10L, 18L, 28L), outcome.spikes(0));
  }

  @Test
  void aLimitMayDependOnTimeAtTheSampleItIsComparedAt() {
    assertEquals(List.of(8L), ramp("x >= 2 - t/1 ms", "x = -100").run(30).spikes(0).subList(0, 1));
  }

  @Test
  void anyConditionMayBeAThreshold() {
    assertEquals(
        List.of(8L, 16L), ramp("x == 1 and not (y > 1)", "x = 0; y += 1").run(40).spikes(0));
  }

  @Test
  void aResetIsCarriedOutInOrderAndKnowsTheTime() {
    Experiment.Outcome outcome =
        ramp("x >= 1", "last = t; x = 0.25; y = x*2; y *= 3; y -= 1").run(10);
    assertEquals(1.0, outcome.last("last"));
    assertEquals(0.5, outcome.last("y"));
    assertEquals(0.5, outcome.last("x"));
  }

  @Test
  void withoutAResetTheUpwardCrossingIsTheSpike() {
    Model model = Texts.model("dx/dt = cos(t/1 ms)/1 ms : 1", "x > 0.5", "", "t_ref = 7 ms : ms");
    List<Long> free =
        new Experiment(Texts.bind(model, 0.01, Method.RK4, "t_ref", 0), 1).run(2000).spikes(0);
    assertEquals(List.of(53L, 681L, 1309L, 1938L), free);
    Experiment.Outcome suppressed =
        new Experiment(Texts.bind(model, 0.01, Method.RK4), 1).run(2000);
    assertEquals(List.of(53L, 1309L), suppressed.spikes(0));
    assertEquals(StrictMath.sin(7), suppressed.trace("x")[700][0], 1e-9);
  }

  @Test
  void aTraceShowsThePeakOfAModelThatHasOne() {
    Experiment.Outcome outcome =
        new Experiment(Experiment.shipped("AdEx", 0.1, Method.EULER), 1)
            .initial("V", -70)
            .current(2000)
            .run(500);
    for (long spike : outcome.spikes(0)) {
      assertEquals(20, outcome.trace("V")[(int) spike][0]);
      assertTrue(outcome.trace("V")[(int) spike - 1][0] < 20);
    }
    assertTrue(outcome.spikeCount() > 2);
  }

  @Test
  void aTraceShowsWhatIsChosenAtASpike() {
    BoundModel model = Experiment.shipped("AdEx", 0.1, Method.EULER);
    for (SpikeTrace shown : SpikeTrace.values()) {
      Experiment.Outcome outcome =
          new Experiment(model.showing(shown), 1).initial("V", -70).current(2000).run(500);
      double v = outcome.trace("V")[outcome.spikes(0).get(1).intValue()][0];
      switch (shown) {
        case V_PEAK -> assertEquals(20, v);
        case RESET -> assertEquals(-70.6, v);
        case VALUE -> assertTrue(v > 20);
      }
    }
    BoundModel lif = Experiment.shipped("LIF", 0.1, Method.EULER);
    assertThrows(IllegalArgumentException.class, () -> lif.showing(SpikeTrace.V_PEAK));
  }

  @Test
  void refractoryTimesAreRoundedHalfUp() {
    for (double[] c : new double[][] {{2.0, 20}, {0.15, 2}, {0.149, 1}, {0.05, 1}, {0, 0}}) {
      assertEquals(
          (long) c[1], Experiment.shipped("LIF", 0.1, Method.EULER, "t_ref", c[0]).holdSamples(0));
    }
  }

  /** u runs away in the neurons from 20 on and touches no threshold. */
  @ParameterizedTest
  @CsvSource({"1, 1024, 1", "1, 1024, 7", "2, 16, 64", "2, 32, 100", "1, 16, 1000"})
  void aStateThatReachesNoThresholdIsFoundAtTheSameSampleHoweverTheRunIsCut(
      int threads, int block, int slice) {
    Model model = Texts.model("dx/dt = -x/1 ms : 1\ndu/dt = u^2/1 ms : 1", "x > 1", "x = 0");
    Experiment experiment =
        new Experiment(Texts.bind(model, 0.1, Method.EULER), 50)
            .initial("u", i -> i < 20 ? 0 : 1)
            .partition(threads, block, slice);
    NonFiniteStateException e =
        assertThrows(NonFiniteStateException.class, () -> experiment.run(1000));
    assertEquals(64, e.sample());
    assertEquals(20, e.neuron());
    assertEquals("u", e.variable());
  }

  @Test
  void theLastSampleIsLookedAtToo() {
    Model model = Texts.model("dx/dt = -x/1 ms : 1\ndu/dt = u^2/1 ms : 1", "x > 1", "x = 0");
    Experiment experiment = new Experiment(Texts.bind(model, 0.1, Method.EULER), 1).initial("u", 1);
    assertEquals(
        40, assertThrows(NonFiniteStateException.class, () -> experiment.run(40)).sample());
  }

  @ParameterizedTest
  @CsvSource({"x > 1, x = 0", "x > 1,", "x + y > 1, x = 0", "x > y, x = 0"})
  void aThresholdVariableThatIsNotANumberStopsTheRunAtOnce(String threshold, String reset) {
    Model model =
        Texts.model(
            "dx/dt = where(t > 0.95 ms, log(-1), 0)/1 ms : 1\ndy/dt = 0 /ms : 1",
            threshold,
            reset == null ? "" : reset);
    Experiment experiment = new Experiment(Texts.bind(model, 0.1, Method.EULER), 1);
    NonFiniteStateException e =
        assertThrows(NonFiniteStateException.class, () -> experiment.run(100));
    assertEquals(11, e.sample());
  }

  @Test
  void infinityIsASpikeIfTheResetMakesAllStatesFiniteAgain() {
    Model good = Texts.model("dx/dt = exp(t/1 us)/1 ms : 1", "x >= 1", "x = 0");
    Experiment.Outcome outcome = new Experiment(Texts.bind(good, 0.1, Method.EULER), 1).run(40);
    assertTrue(Double.isInfinite(outcome.trace("x")[30][0]));
    assertTrue(outcome.spikes(0).contains(30L));
    Model bad = Texts.model("dx/dt = exp(t/1 us)/1 ms : 1", "x >= 1", "x *= 0.5");
    NonFiniteStateException e =
        assertThrows(
            NonFiniteStateException.class,
            () -> new Experiment(Texts.bind(bad, 0.1, Method.EULER), 1).run(40));
    assertEquals(9, e.sample());
  }

  @Test
  void aListOfEqualValuesIsWithinRoundingOfTheOneValue() {
    double[] same = new double[3];
    Arrays.fill(same, 13);
    double[][] one =
        new Experiment(Experiment.shipped("LIF", 0.1, Method.EULER, "tau_m", 13), 3)
            .initial("V", -80)
            .current(200)
            .run(200)
            .trace("V");
    double[][] each =
        new Experiment(
                Experiment.shipped("LIF", 0.1, Method.EULER, "tau_m", PerNeuron.each(same)), 3)
            .initial("V", -80)
            .current(200)
            .run(200)
            .trace("V");
    for (int k = 0; k < one.length; k++) {
      assertArrayEquals(one[k], each[k], 1e-12 * 80);
    }
  }

  @Test
  void parametersThatAreUnknownOrMissingAreNamed() {
    assertEquals(
        "LIF has no parameter [tau_x]",
        assertThrows(
                IllegalArgumentException.class,
                () -> Experiment.shipped("LIF", 0.1, Method.EULER, "tau_x", 1))
            .getMessage());
  }

  @Test
  void theListingReadsLikeTheEquations() {
    String listing = Experiment.shipped("LIF", 0.125, Method.EULER, "tau_m", 16).listing();
    assertTrue(listing.contains("next.V = "), listing);
    assertTrue(listing.contains("candidate = "), listing);
    assertTrue(listing.contains("fma("), listing);
  }
}
