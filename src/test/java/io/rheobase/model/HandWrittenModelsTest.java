package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.GaussianCurrent;
import io.rheobase.random.StreamKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The texts of LIF and ExpLIF against loops written by hand. */
class HandWrittenModelsTest {

  private static final int NEURONS = 40;
  private static final int STEPS = 5000;
  private static final MembraneParameters LIF = new MembraneParameters(13, 7, -75, -55, -75);
  private static final MembraneParameters EXP_LIF = new MembraneParameters(10, 10, -75, 0, -75);

  private static Experiment.Outcome run(BoundModel model) {
    return new Experiment(model, NEURONS)
        .initial("V", -65)
        .input(new GaussianCurrent(StreamKey.of(1, "input", "drive", "test"), 300, 300))
        .run(STEPS);
  }

  private static BoundModel text(String name, MembraneParameters p, double dt) {
    Object[] common = {
      "tau_m",
      p.tauM(),
      "g_L",
      p.leakConductance(),
      "E_L",
      p.leakReversal(),
      "V_th",
      p.threshold(),
      "V_reset",
      p.reset(),
      "t_ref",
      0,
      "Delta_T",
      10,
      "V_T",
      -55
    };
    return Experiment.shipped(
        name, dt, Method.EULER, name.equals("LIF") ? Arrays.copyOf(common, 12) : common);
  }

  @Test
  void lifIsTheLoopByHandToTheBit() {
    Experiment.Outcome expected = run(LeakyIntegrateAndFire.bind(0.1, LIF));
    Experiment.Outcome actual = run(text("LIF", LIF, 0.1));
    assertTrue(expected.spikeCount() > 10 * NEURONS);
    assertEquals(expected.spikes(), actual.spikes());
    assertArrayEquals(expected.trace("V"), actual.trace("V"));
  }

  @Test
  void expLifIsTheLoopByHandToRounding() {
    assertNear(
        run(ExponentialIntegrateAndFire.bind(0.1, EXP_LIF, 10, -55)),
        run(text("ExpLIF", EXP_LIF, 0.1)));
  }

  private static void assertNear(Experiment.Outcome expected, Experiment.Outcome actual) {
    assertTrue(expected.spikeCount() > 10 * NEURONS);
    assertEquals(expected.spikes(), actual.spikes());
    double[][] v = expected.trace("V");
    for (int sample = 0; sample < v.length; sample++) {
      for (int i = 0; i < NEURONS; i++) {
        double tolerance = 1e-12 * Math.max(60, Math.abs(v[sample][i]));
        assertEquals(v[sample][i], actual.trace("V")[sample][i], tolerance);
      }
    }
  }
}
