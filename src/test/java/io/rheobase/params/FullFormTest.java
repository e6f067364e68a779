package io.rheobase.params;

import static io.rheobase.params.ReadFile.SIMULATION;
import static io.rheobase.params.ReadFile.constant;
import static io.rheobase.params.ReadFile.experiment;
import static io.rheobase.params.ReadFile.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Window;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullFormTest {

  private static final String TWO =
      "populations:\n  a: {model: LIF, size: 10}\n  b: {model: AdEx, size: 4}\n";

  private static Input input(String entry) {
    return experiment(SIMULATION + TWO + "inputs:\n  drive: " + entry + "\n").inputs().get(0);
  }

  private static Recorder recorder(String entry) {
    return experiment(SIMULATION + TWO + "record:\n  out: " + entry + "\n").recorders().get(0);
  }

  @Test
  void timeIsCountedInSteps() {
    Experiment experiment = experiment("simulation: {dt: 0.05 ms, duration: 2 s}\n" + TWO);
    assertEquals(40_000, experiment.clock().steps());
    assertEquals(0, experiment.clock().duration().compareTo(new BigDecimal(2000)));
  }

  @Test
  void aThirdOfAMillisecondWithinRoundingIsAMultiple() {
    Experiment experiment =
        experiment("simulation: {dt: 0.3333333333333 ms, duration: 1 s}\n" + TWO);
    assertEquals(3000, experiment.clock().steps());
  }

  @Test
  void withoutRecordersEverySpikeIsRecorded() {
    Recorder.Spikes spikes = (Recorder.Spikes) experiment(SIMULATION + TWO).recorders().get(0);
    assertEquals("spikes", spikes.name());
    assertEquals(List.of("a", "b"), spikes.of().stream().map(Target::population).toList());
  }

  @Test
  void rangesIncludeBothEndsAndAreJoined() {
    Input input = input("{to: [{a: [0, 3..5, 6..7]}, b], constant: 1 pA}");
    assertEquals(
        List.of(new NeuronRange(0, 0), new NeuronRange(3, 7)), input.to().get(0).neurons());
    assertEquals(6, input.to().get(0).count());
    assertEquals(4, input.to().get(1).count());
  }

  @Test
  void aScalarIsTheShortFormOfAMap() {
    assertEquals(input("{to: a, constant: 0.2 nA}"), input("{to: a, constant: {value: 200 pA}}"));
  }

  @Test
  void aStepIsASinglePulse() {
    Input.Pulses step =
        (Input.Pulses) input("{to: a, step: {amplitude: 1 nA, start: 10 ms, stop: 20 ms}}");
    assertEquals(new Window(100, 200), step.window());
    assertEquals(100, step.width());
    assertEquals(1000, constant(step.amplitude()));
  }

  @Test
  void theFrequencyOfASineIsInKilohertz() {
    Input.Sine sine = (Input.Sine) input("{to: a, sine: {amplitude: 1 pA, frequency: 10 Hz}}");
    assertEquals(0.01, constant(sine.frequency()));
    assertEquals(0, constant(sine.offset()));
  }

  @Test
  void whiteNoiseIsGivenByItsSdOrItsIntensity() {
    Input.White std = (Input.White) input("{to: a, white: {std: 5 mV}}");
    Input.White intensity = (Input.White) input("{to: a, white: {intensity: 100 pA*ms^0.5}}");
    assertEquals(Input.WhiteMeasure.STD, std.measure());
    assertEquals(Input.WhiteMeasure.INTENSITY, intensity.measure());
    assertEquals(100, constant(intensity.strength()));
  }

  @Test
  void anIntervalIsCountedInSteps() {
    assertEquals(
        10, ((Input.Gaussian) input("{to: a, gaussian: {std: 1 pA, interval: 1 ms}}")).interval());
    assertEquals(1, ((Input.Gaussian) input("{to: a, gaussian: {std: 1 pA}}")).interval());
  }

  @Test
  void anInputPerAreaIsMultipliedByTheAreaOfItsTarget() {
    Experiment experiment =
        experiment(
            SIMULATION
                + "populations:\n  a: {model: LIF, size: 2, area: 20000 um^2}\n"
                + "inputs:\n  drive: {to: a, constant: 1 uA/cm^2}\n");
    Input.Constant drive = (Input.Constant) experiment.inputs().get(0);
    assertEquals(200, constant(drive.value()), 1e-12);
  }

  @Test
  void theTraceOfASpikeIsThePeakWhereTheModelHasOne() {
    assertEquals(
        Recorder.SpikeSample.V_PEAK,
        ((Recorder.Variables) recorder("{of: b, variables: [V, w]}")).spike());
    assertEquals(
        Recorder.SpikeSample.VALUE,
        ((Recorder.Variables) recorder("{of: a, variables: [V]}")).spike());
    assertEquals(
        Recorder.SpikeSample.RESET,
        ((Recorder.Variables) recorder("{of: b, variables: [w], trace: {spike: reset}}")).spike());
  }

  @Test
  void samplesAreCountedFromStartToStopBothIncluded() {
    Recorder.Variables all = (Recorder.Variables) recorder("{of: a, variables: [V]}");
    assertEquals(1001, all.samples());
    Recorder.Variables some =
        (Recorder.Variables)
            recorder("{of: a, variables: [V], every: 1 ms, start: 10 ms, stop: 20 ms}");
    assertEquals(11, some.samples());
  }

  @Test
  void samplesOfAHistogramAscend() {
    Recorder.Histogram histogram =
        (Recorder.Histogram)
            recorder(
                "{of: a, histogram: {variable: V, bins: 5, range: [-80 mV, -50 mV],"
                    + " at: [20 ms, 0 ms, 10 ms]}}");
    assertEquals(List.of(0L, 100L, 200L), histogram.at());
  }

  @Test
  void mergedKeysGiveWayToOnesOwn() {
    Experiment experiment =
        experiment(
            SIMULATION
                + "populations:\n  a: &cell\n    model: LIF\n    size: 10\n"
                + "  b:\n    <<: *cell\n    size: 20\n");
    assertEquals(20, experiment.populations().get(1).size());
    assertEquals("LIF", experiment.populations().get(1).model().name());
  }

  @Test
  void blocksOfTheFileMayBeMergedToo() {
    Experiment experiment =
        experiment(
            SIMULATION
                + "populations:\n  a: {model: LIF, size: 1}\n"
                + "<<: {record: {events: {of: a, spikes: all}}}\n");
    assertEquals("events", experiment.recorders().get(0).name());
  }

  @Test
  void ofSeveralMergedMapsTheEarlierWins() {
    Experiment experiment =
        experiment(
            SIMULATION
                + "populations:\n  a: &one {model: LIF, size: 1}\n  b: &two {model: AdEx, size: 2}\n"
                + "  c:\n    <<: [*two, *one]\n");
    assertEquals("AdEx", experiment.populations().get(2).model().name());
  }

  @Test
  void wordsThatYamlTakesForTruthAreNames() {
    Experiment experiment =
        experiment(
            SIMULATION
                + "populations:\n  on: {model: LIF, size: 1}\n  no: {model: LIF, size: 1}\n"
                + "inputs:\n  off: {to: [on, no], constant: 1 pA}\n");
    assertEquals("on", experiment.populations().get(0).name());
    assertEquals("no", experiment.inputs().get(0).to().get(1).population());
  }

  @Test
  void wholeNumbersMayBeGrouped() {
    assertEquals(
        12_000,
        experiment(SIMULATION + "populations: {a: {model: LIF, size: 12_000}}\n").neurons());
  }

  @Test
  void aModelOfOnesOwnIsCheckedWithItsEquations() {
    Experiment experiment =
        experiment(
            SIMULATION
                + """
                models:
                  QIF:
                    description: quadratic
                    equations: |
                      dV/dt = (k*(V - V_r)*(V - V_t) + I)/C : mV
                    threshold: V >= V_peak
                    reset: V = V_r
                    refractory: 2 ms
                    parameters:
                      k: 0.7 nS/mV
                      C: 100 pF
                      V_r: {unit: mV, default: -60 mV, description: rest}
                      V_t: -40 mV
                      V_peak: {unit: mV}
                    initial: {V: V_r}
                populations:
                  a: {model: QIF, size: 3, parameters: {V_peak: 35 mV}}
                """);
    assertEquals(0.7, constant(experiment.populations().get(0).parameters().get("k")));
    assertEquals(-60, constant(experiment.populations().get(0).initial().get("V")));
    assertEquals(2, constant(experiment.populations().get(0).refractory()));
  }

  @Test
  void anAliasMayNotBlowAFileUp() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      text.append(
              "a" + i + ": &a" + i + " [" + String.join(", ", alias, alias, alias, alias, alias))
          .append("]\n");
    }
    assertTrue(faults(text + SIMULATION + TWO).contains("stand for millions of values"));
  }

  @Test
  void aShortTimeConstantIsWarnedOf() {
    ParameterFile file =
        ReadFile.of(
            "simulation: {dt: 1 ms, duration: 1 s}\n"
                + "populations: {a: {model: LIF, size: 1, parameters: {tau_m: 3 ms, t_ref: 0.4 ms}}}\n");
    List<String> warnings = file.warnings().stream().map(Fault::toString).toList();
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(0).startsWith("test.yaml:1:14: dt (1 ms) is long for tau_m (3 ms)"));
    assertTrue(warnings.get(1).contains("the refractory period (0.4 ms) is shorter than dt"));
  }
}
