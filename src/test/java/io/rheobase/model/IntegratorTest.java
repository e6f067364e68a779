package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The order in which errors vanish with dt, and what each method refuses. */
class IntegratorTest {

  private static final double DURATION = 8;

  /** V of the subthreshold Hodgkin-Huxley neuron after 8 ms, driven from -65 mV. */
  private static double hodgkinHuxley(Method method, double dt) {
    BoundModel model = Experiment.shipped("HodgkinHuxley", dt, method);
    return new Experiment(model, 1)
        .initial("V", -65)
        .initial("m", 0.05)
        .initial("h", 0.9)
        .initial("n", 0.1)
        .current(50)
        .run(Math.round(DURATION / dt))
        .last("V");
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1, 0.01", "RK2, 2, 0.04", "RK4, 4, 0.04", "EXPONENTIAL_EULER, 1, 0.04"})
  void errorsOfTheHodgkinHuxleyNeuronVanishWithTheOrderOfTheMethod(
      Method method, int order, double dt) {
    double exact = hodgkinHuxley(Method.RK4, 0.001);
    double coarse = Math.abs(hodgkinHuxley(method, dt) - exact);
    double fine = Math.abs(hodgkinHuxley(method, dt / 2) - exact);
    double measured = StrictMath.log(coarse / fine) / StrictMath.log(2);
    assertEquals(order, measured, 0.15, coarse + " mV, " + fine + " mV");
  }

  private static double timed(Method method, double dt) {
    Model model = Texts.model("dx/dt = -2 /ms * t * 1 /ms * x : 1", "", "");
    BoundModel bound = Texts.bind(model, dt, method);
    return new Experiment(bound, 1).initial("x", 1).run(Math.round(1 / dt)).last("x");
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1", "RK2, 2", "RK4, 4", "EXPONENTIAL_EULER, 1"})
  void errorsVanishInOrderWhereRatesDependOnTime(Method method, int order) {
    double exact = StrictMath.exp(-1);
    double ratio = (timed(method, 1.0 / 32) - exact) / (timed(method, 1.0 / 64) - exact);
    assertEquals(order, StrictMath.log(Math.abs(ratio)) / StrictMath.log(2), 0.15);
  }

  @ParameterizedTest
  @CsvSource({"EXACT, 0.1", "EXACT, 2.5", "EXPONENTIAL_EULER, 0.1", "EXPONENTIAL_EULER, 2.5"})
  void thePassiveMembraneFollowsItsSolutionAtEverySample(Method method, double dt) {
    BoundModel model = Experiment.shipped("passive", dt, method);
    double[][] v = new Experiment(model, 1).initial("V", -90).current(250).run(80).trace("V");
    for (int k = 0; k < v.length; k++) {
      double expected = -60 - 30 * StrictMath.exp(-k * dt / 10);
      assertEquals(expected, v[k][0], 1e-12 * 60, "sample " + k);
    }
  }

  @Test
  void exactFollowsAnInputWhereRatesHaveNoConstant() {
    Model membrane = Texts.model("dV/dt = -V/10 ms + I/100 pF : mV", "", "");
    double[][] v =
        new Experiment(Texts.bind(membrane, 0.5, Method.EXACT), 1).current(50).run(40).trace("V");
    for (int k = 0; k < v.length; k++) {
      assertEquals(-5 * StrictMath.expm1(-k * 0.5 / 10), v[k][0], 1e-13, "sample " + k);
    }
  }

  @Test
  void exactTakesCoupledEquationsToTheirSolution() {
    Model oscillator =
        Texts.model(
            "dx/dt = omega*y - gamma*x : 1\ndy/dt = -omega*x - gamma*y : 1",
            "",
            "",
            "omega = 0.5 /ms : /ms",
            "gamma = 0.1 /ms : /ms");
    Experiment.Outcome outcome =
        new Experiment(Texts.bind(oscillator, 0.5, Method.EXACT), 1).initial("x", 1).run(100);
    for (int k = 0; k <= 100; k++) {
      double t = k * 0.5;
      double decay = StrictMath.exp(-0.1 * t);
      assertEquals(decay * StrictMath.cos(0.5 * t), outcome.trace("x")[k][0], 1e-13);
      assertEquals(-decay * StrictMath.sin(0.5 * t), outcome.trace("y")[k][0], 1e-13);
    }
  }

  @Test
  void exactKnowsTheParametersOfEachNeuron() {
    double[] tau = {5, 10, 20, 20};
    BoundModel model =
        Experiment.shipped("passive", 0.5, Method.EXACT, "tau_m", PerNeuron.each(tau));
    double[][] v = new Experiment(model, 4).initial("V", -80).current(100).run(30).trace("V");
    for (int i = 0; i < 4; i++) {
      assertEquals(-66 - 14 * StrictMath.exp(-15 / tau[i]), v[30][i], 1e-11);
    }
  }

  /** Every variable decays towards the mean of all, which stays. */
  @Test
  void exactKnowsThousandsOfCoefficientsOfEachNeuron() {
    int variables = 60;
    List<String> names = IntStream.range(0, variables).mapToObj(i -> "x" + i).toList();
    String mean = "m = (" + String.join(" + ", names) + ")/" + variables + " : 1\n";
    String rates =
        names.stream()
            .map(x -> "d" + x + "/dt = (m - " + x + ")/tau : 1")
            .collect(Collectors.joining("\n"));
    Model model = Texts.model(mean + rates, "", "", "tau = 10 ms : ms");
    double[] tau = {5, 10};
    BoundModel bound =
        model.bind(
            0.5, Method.EXACT, Experiment.values("tau", PerNeuron.each(tau)), Experiment.NOISE);
    Experiment experiment = new Experiment(bound, tau.length);
    IntStream.range(0, variables).forEach(i -> experiment.initial("x" + i, i));
    Experiment.Outcome outcome = experiment.run(10);
    double stays = (variables - 1) / 2.0;
    for (int i = 0; i < variables; i++) {
      for (int neuron = 0; neuron < tau.length; neuron++) {
        double expected = stays + (i - stays) * StrictMath.exp(-5 / tau[neuron]);
        assertEquals(expected, outcome.trace("x" + i)[10][neuron], 1e-11);
      }
    }
  }

  /** While V is held, w relaxes towards a (V_reset - E_L), not towards where V would have gone. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"EXACT", "RK4"})
  void whatDependsOnAHeldVariableSeesItHeld(Method method) {
    Model model =
        Texts.model(
            "dV/dt = (E_L - V)/tau + I/C_m : mV\ndw/dt = (a*(V - E_L) - w)/tau : pA",
            "V >= V_th",
            "V = V_reset; w = 0 pA",
            "E_L = -70 mV : mV",
            "tau = 10 ms : ms",
            "C_m = 100 pF : pF",
            "a = 2 nS : nS",
            "V_th = -50 mV : mV",
            "V_reset = -60 mV : mV",
            "t_ref = 20 ms : ms");
    double dt = 0.5;
    Experiment.Outcome outcome =
        new Experiment(Texts.bind(model, dt, method), 1).initial("V", -51).current(1000).run(60);
    int spike = outcome.spikes(0).get(0).intValue();
    double[][] w = outcome.trace("w");
    for (int k = 0; k <= 40; k++) {
      double expected = 20 * (1 - StrictMath.exp(-k * dt / 10));
      assertEquals(expected, w[spike + k][0], method == Method.EXACT ? 1e-12 : 1e-5, "k " + k);
      assertEquals(k == 0 ? outcome.trace("V")[spike][0] : -60, outcome.trace("V")[spike + k][0]);
    }
    assertTrue(outcome.trace("V")[spike + 41][0] > -60);
  }

  @Test
  void aRateWithoutALinearFormIsRefusedByNameAndPlace() {
    Model expLif = ShippedModels.model("ExpLIF");
    MethodException e =
        assertThrows(
            MethodException.class, () -> Texts.bind(expLif, 0.1, Method.EXPONENTIAL_EULER));
    assertEquals(
        "exponential_euler cannot advance V: its rate is not linear in it:"
            + " exp((V - V_T) / Delta_T)",
        e.getMessage());
    assertEquals("V", e.variable());
    assertEquals(28, e.span().column());
    assertThrows(MethodException.class, () -> Texts.bind(expLif, 0.1, Method.EXACT));
  }

  @Test
  void exactRefusesRatesThatDependOnTimeOrAreNotLinearTogether() {
    Model timed = Texts.model("dx/dt = t/(1 ms^2) : 1", "", "");
    assertEquals(
        "exact cannot advance x: its rate depends on t",
        assertThrows(MethodException.class, () -> Texts.bind(timed, 0.1, Method.EXACT))
            .getMessage());
    Model product = Texts.model("dx/dt = -x*y/1 ms : 1\ndy/dt = -y/1 ms : 1", "", "");
    assertThrows(MethodException.class, () -> Texts.bind(product, 0.1, Method.EXACT));
    Texts.bind(product, 0.1, Method.EXPONENTIAL_EULER);
  }

  @ParameterizedTest
  @EnumSource(value = Method.class, names = "EULER", mode = EnumSource.Mode.EXCLUDE)
  void whiteNoiseIsForEulerOnly(Method method) {
    Model noisy = Texts.model("dx/dt = -x/1 ms + xi/1 ms^0.5 : 1", "", "");
    assertEquals(
        method + " cannot advance x: only euler can, as its rate contains xi",
        assertThrows(MethodException.class, () -> Texts.bind(noisy, 0.1, method)).getMessage());
  }

  @Test
  void whiteNoiseMustEnterLinearly() {
    Model squared = Texts.model("dx/dt = -x/1 ms + xi^2 : 1", "", "");
    assertThrows(MethodException.class, () -> Texts.bind(squared, 0.1, Method.EULER));
  }
}
