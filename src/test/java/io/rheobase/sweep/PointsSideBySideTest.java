package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.Experiment;
import io.rheobase.random.Gaussian;
import io.rheobase.run.JointRun;
import io.rheobase.run.ModelSharing;
import io.rheobase.sweep.PointRunner.Done;
import io.rheobase.sweep.PointRunner.Pending;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points that run side by side in one population have the bits that they have alone. */
class PointsSideBySideTest {

  @TempDir Path out;

  private List<Pending> points(SweepPlan plan) {
    List<Pending> points = new ArrayList<>();
    for (long point = 0; point < plan.sweep().points(); point++) {
      Experiment experiment = plan.experiment(point);
      points.add(new Pending(point, plan.id(experiment), experiment));
    }
    return points;
  }

  private PointRunner runner(SweepPlan plan, Vectorization vectorization) {
    return new PointRunner(plan, SweepFolder.at(out), vectorization, 1, () -> false);
  }

  /** Sizes of the groups that run side by side. */
  private static List<Integer> groups(SweepPlan plan, List<Pending> points) {
    return JointRun.of(
            points.stream().map(p -> plan.file().with(p.experiment())).toList(),
            new ModelSharing(Vectorization.NEVER),
            count -> new Instruments(plan.sweep().measures(), points.get(0).experiment(), count))
        .stream()
        .map(run -> run.indices().size())
        .sorted()
        .toList();
  }

  private void assertSameBits(String text, Integer... groups) {
    SweepPlan plan = new SweepPlan(new SweepFile(SweepFile.CLOCK + text).read());
    List<Pending> points = points(plan);
    assertEquals(List.of(groups), groups(plan, points));
    PointRunner alone = runner(plan, Vectorization.NEVER);
    Map<Pending, PointResult> expected = new HashMap<>();
    for (Pending point : points) {
      expected.put(point, alone.run(List.of(point)).get(0).result());
    }
    for (Vectorization code : EnumSet.of(Vectorization.NEVER, Vectorization.best())) {
      for (Done done : runner(plan, code).run(points)) {
        assertArrayEquals(
            expected.get(done.pending()).numbers(),
            done.result().numbers(),
            () -> code + ", point " + done.pending().point());
      }
    }
    Gaussian.drawWith(null);
    assertTrue(
        points.stream().anyMatch(p -> !expected.get(p).agreesWith(expected.get(points.get(0)))),
        "the points differ at all");
  }

  private static final String MEASURES =
      """
        measure: [spikes, rate, rate_sd, cv, first_spike, V_mean, V_sd,
          fano: {window: 5 ms}, synchrony: {bin: 2 ms}, rate: {start: 10 ms, stop: 50 ms, as: late},
          histogram: {variable: V, bins: 4, range: [-80 mV, 0 mV]},
          histogram: {variable: interval, bins: 5, range: [0 ms, 20 ms], as: intervals},
          recorder: {name: trace, reduce: max}, recorder: {name: beat, reduce: sd}]
      """;

  private static final String RECORD =
      """
      record:
        trace: {of: {p: 1..2}, variables: [V], every: 0.3 ms}
        beat: {of: {p: 0..1}, rate: {bin: 4 ms}}
      """;

  /** The numbers say how many points are in each group: a factor of 1 makes other operations. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12; LIF; tau_m; [8 ms, 10 ms, 13.7 ms]",
        "12; LIF; g_L; [9.1 nS, 10 nS, 10.9 nS]",
        "12; LIF; t_ref; [0 ms, 1.3 ms, 7 ms]",
        "4 8; ExpLIF; Delta_T; [1 mV, 2 mV, 3.3 mV]",
        "12; AdEx; b; [0 pA, 40 pA, 80.5 pA]",
        "12; AdEx; V_peak; [0 mV, -10 mV, 5 mV]",
        "12; Izhikevich; k; [0.7 nS/mV, 0.9 nS/mV, 1.1 nS/mV]",
        "8; HodgkinHuxley; g_Na; [20 uS, 22 uS]"
      })
  void everyNumberOfAPointIsThatWhichItHasAlone(String line) {
    String[] words = line.split("; ");
    assertSameBits(
        """
        populations:
          p: {model: MODEL, size: 3}
        inputs:
          drive: {to: p, constant: 500 pA}
          wave: {to: {p: 1..2}, sine: {amplitude: [100 pA, 200 pA], frequency: 50 Hz}}
          kick: {to: {p: [0, 2]}, pulses: {amplitude: 300 pA, width: 2 ms, interval: 9 ms}}
        """
                .replace("MODEL", words[1])
            + RECORD
            + """
            sweep:
              grid:
                populations.p.parameters.PARAMETER: VALUES
                inputs.drive.constant: [400 pA, 0.61 nA]
                inputs.wave.sine.frequency: [40 Hz, 55.5 Hz]
            """
                .replace("PARAMETER", words[2])
                .replace("VALUES", words[3])
            + MEASURES,
        Stream.of(words[0].split(" ")).map(Integer::valueOf).toArray(Integer[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "rk4", "exponential_euler"})
  void thisHoldsForEveryMethod(String method) {
    assertSameBits(
        """
        populations:
          p: {model: LIF, size: 3, parameters: {g_L: 10 nS, t_ref: [0 ms, 1 ms, 2 ms]}}
        inputs:
          drive: {to: p, constant: {linspace: [300 pA, 400 pA]}}
          climb: {to: p, ramp: {from: 0 pA, to: 100 pA, stop: 30 ms}}
        """
            + RECORD
            + """
            sweep:
              grid:
                simulation.method: [METHOD]
                populations.p.parameters.tau_m: [8 ms, 10 ms, 13.7 ms]
                populations.p.initial.V: [-70 mV, -61.5 mV]
                inputs.climb.ramp.to: [50 pA, 70 pA]
            """
                .replace("METHOD", method)
            + MEASURES,
        12);
  }

  /** Values that are drawn once a run are drawn with each point's own seed. */
  @Test
  void pointsWithDrawnParametersRunSideBySide() {
    assertSameBits(
        """
        populations:
          p: {model: LIF, size: 3, parameters: {g_L: 10 nS, tau_m: {uniform: [5 ms, 20 ms]}}}
        inputs:
          drive: {to: p, constant: {normal: {mean: 400 pA, std: 100 pA}}}
        """
            + RECORD
            + """
            sweep:
              grid: {populations.p.parameters.V_th: [-50 mV, -52 mV]}
              repeats: 3
            """
            + MEASURES,
        6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simulation.dt: [0.1 ms, 0.05 ms]",
        "populations.p.size: [3, 4]",
        "populations.p.model: [LIF, AdEx]",
        "inputs.drive: [{to: p, constant: 1 nA}, {to: p, gaussian: {std: 1 nA}}]",
        "inputs.drive: [{to: p, constant: 0.5 nA}, {to: p, constant: {value: 1 nA, start: 5 ms}}]",
        "simulation.duration: [60 ms, 30 ms]"
      })
  void pointsOfDifferentShapeRunAloneWithTheSameBits(String axis) {
    assertSameBits(
        """
        populations:
          p: {model: LIF, size: 3, parameters: {g_L: 10 nS, tau_m: 10 ms}}
        inputs:
          drive: {to: p, constant: 500 pA}
        """
            + RECORD
            + "sweep:\n  grid:\n    "
            + axis
            + "\n"
            + MEASURES);
  }

  /** One point that leaves the numbers harms none of those beside it. */
  @Test
  void aPointThatLeavesTheNumbersSaysSoAndHarmsNoOther() {
    String text =
        """
        simulation: {dt: 0.5 ms, duration: 60 ms}
        models:
          Growing:
            equations: "dx/dt = rate*x : 1"
            parameters: {rate: 1 /ms}
            initial: {x: 1}
        populations:
          p: {model: Growing, size: 2}
        sweep:
          grid: {populations.p.parameters.rate: [0.1 /ms, 1e3 /ms, 0.2 /ms, 0.3 /ms, 2e9 /ms]}
          measure: [x_mean]
        """;
    SweepPlan plan = new SweepPlan(new SweepFile(text).read());
    List<Done> together = runner(plan, Vectorization.NEVER).run(points(plan));
    assertEquals(
        List.of("ok", "failed", "ok", "ok", "failed"),
        together.stream().map(done -> done.result().outcome().toString()).toList());
    assertTrue(
        together
            .get(1)
            .result()
            .error()
            .startsWith("x of neuron 0 of p became Infinity between t = 32.5 ms and 60.0 ms"),
        together.get(1).result().error());
    for (Pending point : points(plan)) {
      Done alone = runner(plan, Vectorization.NEVER).run(List.of(point)).get(0);
      assertTrue(alone.result().agreesWith(together.get((int) point.point()).result()));
    }
  }
}
