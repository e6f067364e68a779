package io.rheobase.params;

import static io.rheobase.params.ReadFile.constant;
import static io.rheobase.params.ReadFile.experiment;
import static io.rheobase.params.ReadFile.faults;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Window;
import org.junit.jupiter.api.Test;

class OverridingTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 100 ms}
      populations:
        exc: &cell {model: LIF, size: 10}
        inh: *cell
      inputs:
        drive: {to: exc, constant: 200 pA}
        pulse: {to: exc, constant: {value: 100 pA, start: 10 ms}}
      """;

  @Test
  void anAddressReachesAnyValue() {
    Experiment experiment =
        experiment(
            FILE, "simulation.duration=1 s", "populations.exc.size=20", "inputs.drive.to=inh");
    assertEquals(10_000, experiment.clock().steps());
    assertEquals(20, experiment.populations().get(0).size());
    assertEquals("inh", experiment.inputs().get(0).to().get(0).population());
  }

  @Test
  void whatAnAliasStandsForElsewhereStaysAsItIs() {
    assertEquals(10, experiment(FILE, "populations.exc.size=20").populations().get(1).size());
  }

  @Test
  void missingMapsAreMadeOnTheWay() {
    Experiment experiment = experiment(FILE, "populations.exc.parameters.tau_m=15 ms");
    assertEquals(15, constant(experiment.populations().get(0).parameters().get("tau_m")));
  }

  @Test
  void aWholeEntryMayBeAdded() {
    Experiment experiment =
        experiment(FILE, "record.v={of: {exc: 0..1}, variables: [V]}", "record.v.every=1 ms");
    assertEquals("v", experiment.recorders().get(0).name());
  }

  @Test
  void theShortFormReachesTheValueOfTheLongOne() {
    Input.Constant pulse =
        (Input.Constant) experiment(FILE, "inputs.pulse.constant=300 pA").inputs().get(1);
    assertEquals(300, constant(pulse.value()));
    assertEquals(new Window(100, 1000), pulse.window());
  }

  @Test
  void theLongFormReachesTheShortOne() {
    Experiment experiment =
        experiment(FILE, "inputs.drive.constant.start=50 ms", "inputs.drive.constant.value=1 nA");
    Input.Constant drive = (Input.Constant) experiment.inputs().get(0);
    assertEquals(1000, constant(drive.value()));
    assertEquals(500, drive.window().start());
  }

  @Test
  void seedAndThreadsAreReachedByTheirOptions() {
    ParameterFile file = ReadFile.of(FILE, "seed=7", "threads=3");
    assertEquals(7, file.experiment().seed());
    assertEquals(3, file.threads().orElseThrow());
  }

  @Test
  void faultsStandOnTheCommandLine() {
    assertEquals(
        "command line:1:28: size is a whole number, found `many`",
        faults(FILE, "populations.exc.size=many"));
    assertTrue(
        faults(FILE, "populations.exc.sise=3")
            .startsWith("command line:1:23: there is no key `sise`"));
    assertTrue(faults(FILE, "simulation.dt=").contains("simulation.dt is given no value"));
  }

  @Test
  void keysOfTheFlatFormAreReachedByTheirNames() {
    String flat =
        "n_neurons: 2\nn_steps: 10\ndt: 0.1\ntau_m: 10\ng_L: 10\nV_L: -70\nV_th: -50\nV_reset: -60\n";
    assertEquals(25, experiment(flat, "n_steps=25").clock().steps());
    assertTrue(faults(flat, "simulation.dt=3 ms").contains("there is no key `simulation.dt`"));
  }
}
